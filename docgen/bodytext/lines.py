"""What the letters of a single typed line tell, whatever stands around it."""

from __future__ import annotations

import re

_STARS = re.compile(r"\*{1,3}(?=[^*\s])")
_OPENERS = " *\\([{“‘«\"',;)"
_CLOSERS = " *\"'”’)»]}"
_END_MARKS = ".;:!?…"


def leading_stars(line: str) -> str:
    """The stars that may begin emphasis at the very beginning of the line; "" for none."""
    found = _STARS.match(line)
    return found[0] if found else ""


def is_own(line: str) -> bool:
    """Whether the line begins with a backslash, inside stars or not: a paragraph of its own."""
    return line.startswith("\\", len(leading_stars(line)))


def first_letter(text: str) -> str:
    """The first character after stars, quotes and brackets; "" for none."""
    return text.lstrip(_OPENERS)[:1]


def in_capitals(text: str) -> bool:
    """Whether the text has letters, more than one, and all of them are capitals."""
    return text == text.upper() and sum(map(str.isalpha, text)) > 1


def finished(line: str) -> bool:
    """Whether an end mark closes the line, be it inside quotes, brackets or stars.

    A line without words is finished: nothing goes on from it.
    """
    words = line.rstrip(_CLOSERS)
    return not words or words[-1] in _END_MARKS or words.endswith("./")
