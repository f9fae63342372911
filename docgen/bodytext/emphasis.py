"""Bold and slant in a line of text: where they may begin and end, and their one normal form.

A style is a number of two bits, which is also the number of stars that switch it: 1 is italic, 2 is
bold, 3 is both. Every border between two characters lets emphasis begin, or end, or neither, never
both; so stars are read in one way only, and ``2*3*4`` is left alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from itertools import pairwise

from docgen.model import Span

ITALIC, BOLD, BOTH = 1, 2, 3


class Border(Enum):
    """What emphasis may do between two characters."""

    NONE = auto()
    BEGIN = auto()
    END = auto()


_SPACE, _OPENING, _CLOSING, _JOINING, _LETTER = range(5)
_CLASSES = {
    **dict.fromkeys("([{“‘«", _OPENING),
    **dict.fromkeys(")]}”’».,;:!?…%", _CLOSING),
    **dict.fromkeys("\"'-–—/&+", _JOINING),
}
_NO, _IN, _OUT = Border.NONE, Border.BEGIN, Border.END
# Row: the class before the border; column: the class after it, in the order of the classes.
_BORDERS = (
    (_NO, _IN, _IN, _IN, _IN),  # after a space
    (_OUT, _IN, _NO, _IN, _IN),  # after an opening bracket or quote
    (_OUT, _IN, _OUT, _OUT, _NO),  # after a closing one, or an end mark
    (_OUT, _IN, _OUT, _NO, _IN),  # after a dash, a slash or a straight quote
    (_OUT, _OUT, _OUT, _OUT, _NO),  # after a letter, a figure or anything else
)


def _class(char: str) -> int:
    if char.isspace():
        return _SPACE
    return _CLASSES.get(char, _LETTER)


def border(before: str, after: str) -> Border:
    """What emphasis may do between the two characters; a space stands for the end of the text."""
    if unicodedata.combining(after):
        return Border.NONE
    return _BORDERS[_class(before)][_class(after)]


def normal(text: Sequence[str], styles: Sequence[int]) -> list[int]:
    """The styles moved to the nearest borders that allow them, one for each character.

    A word has one style: that of its most emphasised letter. A space takes what its neighbours
    share, so that «**a** **b**» and «**a b**» are one and the same.
    """
    edges, borders = _atoms(text)
    values = [_atom_style(text, styles, start, end) for start, end in pairwise(edges)]
    if values and borders[0] is Border.NONE:
        values[0] = 0
    if values and text[-1].isspace():
        values[-1] = 0
    for place in range(len(values) - 1, 0, -1):
        if borders[place] is Border.BEGIN:
            values[place - 1] &= values[place]
    for place in range(1, len(values)):
        if borders[place] is Border.END:
            values[place] &= values[place - 1]
    sizes = (end - start for start, end in pairwise(edges))
    return [value for value, size in zip(values, sizes, strict=True) for _ in range(size)]


def _atoms(text: Sequence[str]) -> tuple[list[int], list[Border]]:
    """The runs that no border parts: where each starts and the last ends, the border before each."""
    edges, borders = [], []
    before = " "
    for place, char in enumerate(text):
        kind = border(before, char)
        if place == 0 or kind is not Border.NONE:
            edges.append(place)
            borders.append(kind)
        before = char
    return [*edges, len(text)], borders


def _atom_style(text: Sequence[str], styles: Sequence[int], start: int, end: int) -> int:
    if text[start].isspace():
        return BOTH
    style = 0
    for place in range(start, end):
        style |= styles[place]
    return style


def normal_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in normal form: no empty ones, no two neighbours alike, edges where words end."""
    given = [span for span in spans if span.text]
    if not any(span.bold or span.italic for span in given):
        text = "".join(span.text for span in given)
        return (Span(text),) if text else ()
    text, styles = characters(given)
    return joined(text, normal(text, styles))


def characters(spans: Iterable[Span]) -> tuple[str, list[int]]:
    """The text of the spans and the style of each of its characters."""
    text, styles = [], []
    for span in spans:
        text.append(span.text)
        styles += [BOLD * span.bold + ITALIC * span.italic] * len(span.text)
    return "".join(text), styles


def joined(text: Sequence[str], styles: Sequence[int]) -> tuple[Span, ...]:
    """Characters of one style in a row as one span."""
    spans = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or styles[place] != styles[start]:
            words = "".join(text[start:place])
            style = styles[start]
            spans.append(Span(words, bold=bool(style & BOLD), italic=bool(style & ITALIC)))
            start = place
    return tuple(spans)
