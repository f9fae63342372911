"""Numbers of outline entries: counted, never stored.

A number is a path of whole numbers from 1: ``(3,)`` for «III.», «3.» or «c)», ``(2, 3)`` for
«2.3.». `parse_number` and `number_text` go between a path and what stands in `Entry.pinned`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.model.outline import Entry, Level
from docgen.numerals import parse_point_letter, parse_roman, point_letter, roman

#: The number of an entry; () for a level without numbers.
Path = tuple[int, ...]

_RANK = {level: rank for rank, level in enumerate(Level)}
_DOTTED = re.compile(r"[1-9]\d{0,8}(?:\.[1-9]\d{0,8})*", re.ASCII)
_ROMAN = (Level.PART, Level.CHAPTER, Level.ROMAN)


def positions(entries: Sequence[Entry]) -> tuple[Path, ...]:
    """The number of every entry, in order; () for entries without numbers.

    ValueError when a pinned number is not one of its level («IIII», «2.3» at depth 1).
    """
    count = Count()
    return tuple(count.take(entry) for entry in entries)


class Count:
    """The state of counting between two entries of an outline.

    A row starts again when an entry of a higher level, or of a shallower depth, comes between;
    Điều runs through the whole text. A number takes the next place in its row unless it is pinned,
    and the row goes on from there.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[Level, int], Path] = {}

    def last(self, level: Level, depth: int = 1) -> Path:
        """The number of the last entry in the open row; () when the row has not begun."""
        return self._last.get((level, depth), ())

    def next(self, level: Level, depth: int = 1) -> Path:
        """The number that an entry without a pinned one would get now; () for levels without."""
        if not level.numbered:
            return ()
        last = self.last(level, depth)
        if last:
            return (*last[:-1], last[-1] + 1)
        return (*self.parent(level, depth), 1)

    def parent(self, level: Level, depth: int) -> Path:
        """What the numbers of a new row begin with: the clause above, counted in if it is missing."""
        if level is not Level.CLAUSE or depth == 1:
            return ()
        return self.last(level, depth - 1) or (*self.parent(level, depth - 1), 1)

    def take(self, entry: Entry) -> Path:
        """Count the entry in and give its number."""
        path = self.next(entry.level, entry.depth)
        if entry.pinned is not None:
            path = _pinned(entry)
        if path:
            self._start_rows_below(entry)
            self._open_missing_parents(entry, path)
            self._last[entry.level, entry.depth] = path
        return path

    def _start_rows_below(self, entry: Entry) -> None:
        here = (_RANK[entry.level], entry.depth)
        for level, depth in list(self._last):
            if (_RANK[level], depth) > here and level is not Level.ARTICLE:
                del self._last[level, depth]

    def _open_missing_parents(self, entry: Entry, path: Path) -> None:
        """«3.1.» without a «3.» before it opens the row that «3.» stands in, so that «4.» follows."""
        for depth in range(1, entry.depth):
            self._last.setdefault((entry.level, depth), path[:depth])


def parse_number(level: Level, text: str) -> Path | None:
    """The path of a number as it stands in `Entry.pinned`; None when the level has no such number.

    «V» of ROMAN is (5,), «2.3» of CLAUSE is (2, 3), «đ» of POINT is (5,).
    """
    if not level.numbered:
        return None
    if level is Level.CLAUSE:
        return tuple(map(int, text.split("."))) if _DOTTED.fullmatch(text) else None
    return _single(_value(level, text))


def _value(level: Level, text: str) -> int | None:
    if level in _ROMAN:
        return parse_roman(text)
    if level is Level.POINT:
        return parse_point_letter(text)
    if level is Level.SUBPOINT:
        return parse_roman(text.upper()) if text == text.lower() else None
    return int(text) if _DOTTED.fullmatch(text) and "." not in text else None


def _single(value: int | None) -> Path | None:
    return None if value is None else (value,)


def number_text(level: Level, path: Path) -> str:
    """The number as it stands in `Entry.pinned`: «V», «2.3», «đ»; "" for the path ().

    This is the notation's spelling; what is printed on paper is the business of `standards`.
    """
    if not path:
        return ""
    if level in _ROMAN:
        return roman(path[-1])
    if level is Level.POINT:
        return point_letter(path[-1])
    if level is Level.SUBPOINT:
        return roman(path[-1]).lower()
    return ".".join(map(str, path))


def _pinned(entry: Entry) -> Path:
    path = parse_number(entry.level, entry.pinned or "")
    if path is None or len(path) != entry.depth:
        raise ValueError(f"{entry.pinned!r} is no number of {entry.level.value}/{entry.depth}")
    return path
