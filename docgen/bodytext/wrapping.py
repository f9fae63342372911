"""Lines broken by hand, as they come out of a PDF: how wide they are, and which are full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.bodytext.lines import finished, first_letter, is_own
from docgen.bodytext.marks import read_mark

#: A line of type 16 cm long holds so many characters, between the largest and the smallest type.
_NARROWEST, _WIDEST = 40, 130
#: So many breaks in the middle of a sentence show that a text was broken by hand.
_EVIDENCE = 2
#: Letters differ in width: lines of one width have this share of the longest one's letters or more.
_FULL = 0.9
_SHORT = 0.8


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How wide the lines of a text are that were broken by hand, in characters; 0: none were."""

    width: int = 0

    def full(self, typed: int, following: str) -> bool:
        """Whether a line of `typed` characters had no room for the first word of the next one."""
        needed = typed + 1 + len(following.split(" ", 1)[0])
        return needed >= self.width * _FULL and 0 < typed <= _longest(self.width)

    def short(self, line: str) -> bool:
        """Whether the line ends well before the edge, as the last one of a paragraph does."""
        return len(line) < self.width * _SHORT


def _longest(width: int) -> float:
    return width / _FULL


def measured(lines: Sequence[str]) -> Wrapping:
    """The wrapping of a text of clean lines, seen where a line begins in the middle of a sentence."""
    widths = [
        len(line)
        for line, following in pairwise(lines)
        if _NARROWEST <= len(line) <= _WIDEST and _in_a_sentence(line, following)
    ]
    return Wrapping(max(widths)) if len(widths) >= _EVIDENCE else Wrapping()


def _in_a_sentence(line: str, following: str) -> bool:
    if not first_letter(following).islower() or finished(line):
        return False
    return not is_own(following) and read_mark(following) is None
