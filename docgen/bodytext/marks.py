"""The mark at the beginning of a typed line, and the text after it.

Only the letters of one line are looked at; whether a mark may stand where it stands is judged in
`judging`, and how each level is spelled stands in `spellings`.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.bodytext.lines import leading_stars
from docgen.bodytext.spellings import Found, find
from docgen.model import Level
from docgen.model.numbering import Path


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and the text after it on the line.

    `path` is the number, () for levels without. `opened` are stars opened before the mark when no
    text follows on the line. `only_as_next`: so much like an ordinary word («C.», «ra)», «2023.»)
    that it counts only as the next number of its row. `dotless`: «2.3 Mặt trận», which may also be
    a decimal.
    """

    level: Level
    text: str = ""
    path: Path = ()
    opened: str = ""
    only_as_next: bool = False
    dotless: bool = False

    @property
    def depth(self) -> int:
        """The depth of a clause; 1 for every other level."""
        return len(self.path) if self.level is Level.CLAUSE else 1


def read_mark(line: str) -> Mark | None:
    """The mark that a clean line begins with, or None.

    Emphasis opened before the mark («**I. MỤC ĐÍCH**») goes over to the text; stars that close
    right after it («**Điều 1.** …») are dropped, for the weight of a mark is the standard's affair.
    """
    stars = leading_stars(line)
    bare = line[len(stars) :]
    found = find(bare)
    return _mark(found, bare[found.end :], stars) if found else None


def _mark(found: Found, rest: str, stars: str) -> Mark | None:
    """The mark with its text; None when the line runs on as one word, or as a sentence."""
    text, opened = rest, ""
    if not rest:
        opened = stars
    elif stars and f"{rest} ".startswith(f"{stars} "):
        text = rest[len(stars) :].strip()
    elif rest[0] == " " or found.tight:
        text = stars + rest.strip()
    else:
        return None
    if not found.fits(text):
        return None
    return Mark(found.level, text, found.path, opened, found.only_as_next, found.dotless)
