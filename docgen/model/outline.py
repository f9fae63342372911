"""The outline of a body: phần, chương, mục, điều, I., 1., 1.1., a), -, + and plain paragraphs.

Numbers are not stored: `standards` computes them. Only a number that the user pinned against the
count is kept, so that nothing is silently repaired.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

#: Ends of sentences that lead into a list.
_LEAD_IN = (" sau:", " sau đây:", " gồm:", " là:", " như:", " gồm có:", " cụ thể:")


class Level(Enum):
    """What an entry is. The order of the members is the order of nesting."""

    PART = "part"  # Phần I + heading in capitals
    CHAPTER = "chapter"  # Chương I
    SECTION = "section"  # Mục 1
    SUBSECTION = "subsection"  # Tiểu mục 1
    ARTICLE = "article"  # Điều 1.
    ROMAN = "roman"  # I.
    CLAUSE = "clause"  # 1., 1.1., 1.1.1.: khoản, by depth
    POINT = "point"  # a)
    SUBPOINT = "subpoint"  # (i)
    DASH = "dash"  # -
    PLUS = "plus"  # +
    BULLET = "bullet"  # •
    PARAGRAPH = "paragraph"  # no mark

    @property
    def numbered(self) -> bool:
        """Whether entries of this level carry a number."""
        return self not in _UNNUMBERED

    @property
    def stands_apart(self) -> bool:
        """Whether the number has a line of its own, with the heading on the next."""
        return self in _APART


_UNNUMBERED = (Level.DASH, Level.PLUS, Level.BULLET, Level.PARAGRAPH)
_APART = (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one weight and slant."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph of the outline.

    `text` is the words after the mark; for levels that stand apart it is the heading on the next
    line. `depth` is 1 for «1.», 2 for «1.1.» and so on, and 1 for every level but CLAUSE.
    `pinned` is the number as typed, without its mark («V», «2.3», «đ»), when it is not the next
    in its row; None lets the number be computed. `line` is where it stood in the typed text,
    from 1; it takes no part in equality.
    """

    level: Level
    text: tuple[Span, ...] = ()
    depth: int = 1
    pinned: str | None = None
    line: int | None = field(default=None, compare=False)

    @property
    def is_heading(self) -> bool:
        """Whether the entry, seen alone, is a title and not a sentence: no end mark closes it.

        A heading may end with a colon («1. Phòng Nội vụ:»), as clerks write before a list; words
        that lead into the list («… các nội dung sau:») make a sentence of it.
        """
        if not self.level.numbered or self.level in (Level.POINT, Level.SUBPOINT):
            return False
        words = plain(self.text).rstrip(" \"'”’)»")
        if words.lower().endswith(_LEAD_IN):
            return False
        return bool(words) and words[-1] not in ".;,!?…/"

    @property
    def ends_with_colon(self) -> bool:
        """Whether it opens a list, as a heading or as a sentence."""
        return plain(self.text).rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Outline:
    """The entries of a body in order. Nesting follows from level and depth."""

    entries: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)


def headings(entries: Sequence[Entry]) -> tuple[bool, ...]:
    """For every entry, in order, whether it stands as a heading among its neighbours.

    As `Entry.is_heading`, but an entry that ends with a colon takes after its row: beside sentences
    («1. Rà soát các mô hình.», «2. Xây dựng mới:») it is a sentence that leads into a list.
    """
    alone = [entry.is_heading for entry in entries]
    rows = _rows(entries)
    with_sentences = {at for row in rows if not all(alone[one] for one in row) for at in row}
    return tuple(
        heading and not (entry.ends_with_colon and at in with_sentences)
        for at, (entry, heading) in enumerate(zip(entries, alone, strict=True))
    )


def _rows(entries: Sequence[Entry]) -> list[list[int]]:
    """Places of the numbered entries that stand side by side, below the same entry."""
    rank = {level: at for at, level in enumerate(Level)}
    rows: list[list[int]] = []
    begun: dict[tuple[int, int], list[int]] = {}
    for at, entry in enumerate(entries):
        if not entry.level.numbered:
            continue
        here = (rank[entry.level], entry.depth)
        begun = {key: row for key, row in begun.items() if key <= here}
        if here not in begun:
            begun[here] = []
            rows.append(begun[here])
        begun[here].append(at)
    return rows


def plain(text: Iterable[Span]) -> str:
    """The words of spans without weight and slant."""
    return "".join(span.text for span in text)


def spans(text: str, *, bold: bool = False, italic: bool = False) -> tuple[Span, ...]:
    """One span of the text, or none when it is empty."""
    return (Span(text, bold, italic),) if text else ()
