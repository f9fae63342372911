"""Reading a table of reference leaf by leaf, so that no fact of it is passed over in silence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.standards.shape import Confidence, Range

FOLDER = Path(__file__).parents[2].parent / "shared" / "standards"
MARKS: dict[str, Confidence] = {
    "Q": "quoted",
    "Q2": "second_hand",
    "M": "unverified",
    "I": "inferred",
}


@cache
def reference(name: str) -> dict[str, Any]:
    """The reference TOML of that name; skips the test where the folder is not at hand."""
    file = FOLDER / name
    if not file.is_file():
        pytest.skip(f"reference material not at hand: ../shared/standards/{name}")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _flat(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Leaves by dotted path; a list of plain values is one leaf."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{path}.{key}" if path else key)
    else:
        yield path, value


class Leaves:
    """The leaves of one table. `take` reads one, `prose` passes over text meant for people."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._leaves = dict(_flat(table))
        self._read: set[str] = set()

    def __contains__(self, path: str) -> bool:
        return path in self._leaves

    def take(self, path: str, default: Any = None) -> Any:
        """The leaf, marked as read; the default when the table has none."""
        self._read.add(path)
        return self._leaves.get(path, default)

    def prose(self, *paths: str) -> None:
        """Explanations in words: there is no value to compare, they must only be words."""
        for path in paths:
            if path in self._leaves:
                words = self._leaves[path]
                assert isinstance(words, str) or all(isinstance(word, str) for word in words), path
            self._read.add(path)

    def unread(self) -> list[str]:
        """Leaves that nobody compared: lost facts."""
        return sorted(set(self._leaves) - self._read)


def same_range(ours: Range | None, low: float, high: float) -> bool:
    """Whether the lawful range is the one of the reference; 0 to 0 there means «no type»."""
    if (low, high) == (0, 0):
        return ours is None
    return ours is not None and (ours.min, ours.max) == (low, high)


def spaces(text: str) -> str:
    """The text with every run of spaces as one: the width of a gap for the pen is free."""
    return re.sub(" +", " ", text)
