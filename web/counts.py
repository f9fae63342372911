"""Counts as people type them: what is no whole number is told, never taken for an empty box."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.errors import InvalidInput, Problem

#: Figures of a count: the databases hold no more than nine for sure.
_MOST_FIGURES = 9


def count_in(given: Mapping[str, str], name: str) -> int | None:
    """The count that an input holds, None for an empty one; InvalidInput for what is none."""
    typed = given.get(name, "").strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_FIGURES):
        message = f"«{typed[:40]}» không phải là số đếm. Hãy chỉ ghi chữ số, ví dụ 12."
        raise InvalidInput([Problem(name, message)])
    return int(typed)
