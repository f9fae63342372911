"""Lines of a list: the marks at both ends, whatever the user typed there."""

from __future__ import annotations

from collections.abc import Sequence

_DASHES = "-–— "
_END_MARKS = ("./.", "/.", ";", ",", ".")


def bare(text: str) -> str:
    """The text without the dash before it and the end marks after it."""
    return without_marks(text.strip().lstrip(_DASHES), _END_MARKS)


def without_marks(text: str, marks: Sequence[str]) -> str:
    """The text without any of the marks at its end; a longer mark is tried before a shorter one.

    The dots of an ellipsis or of a line to fill in («......») are not end marks.
    """
    rest = text.rstrip()
    longest_first = sorted(marks, key=len, reverse=True)
    while found := next((mark for mark in longest_first if _ends_with(rest, mark)), ""):
        rest = rest.removesuffix(found).rstrip()
    return rest


def _ends_with(text: str, mark: str) -> bool:
    return text.endswith(mark) and not (mark == "." and text.endswith(".."))


def listed(texts: Sequence[str], start: str, end: str, last_end: str) -> tuple[str, ...]:
    """Lines with a mark at both ends, the last one with its own."""
    ends = [end] * (len(texts) - 1) + [last_end]
    return tuple(start + text + mark for text, mark in zip(texts, ends, strict=False))
