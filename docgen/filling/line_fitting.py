"""How many lines words take in a width, and the least width for a number of lines; in pt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# A word and the white behind it: a gap for the pen is several spaces. A held space parts no words.
_WORDS = re.compile(r"([^ ]+)( *)")

#: Widths of each word of a line, alone and with the white behind it.
Words = Sequence[tuple[float, float]]


def measured(line: str, width: Callable[[str], float]) -> Words:
    """The words of a line as `width` measures them."""
    return [(width(word), width(word + white)) for word, white in _WORDS.findall(line)]


def lines_taken(words: Words, room: float) -> int:
    """How many lines of a width the words take; a word wider than that has one for itself."""
    count, used = 1, 0.0
    for alone, followed in words:
        if used and used + alone > room:
            count, used = count + 1, 0.0
        used += followed
    return count


def narrowest(words: Words, room: float, count: int) -> float:
    """The least width, to a point, in which the words take `count` lines; they do in `room`."""
    low, high = max((alone for alone, _ in words), default=0.0), room
    if lines_taken(words, low) <= count:
        return low
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if lines_taken(words, middle) <= count else (middle, high)
    return high
