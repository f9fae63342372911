"""What a file says as plain data, and at what line it says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.errors import Problem

#: Deeper nesting than this is no dossier.
MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class TypedTree:
    """The data of a file with the line of every path, counted from 1.

    `blocks` are the paths of texts typed line by line under their key: there the n-th line of the
    text stands n lines below the key. `problems` were met on the way and do not hide the data.
    """

    data: object
    lines: Mapping[str, int] = field(default_factory=dict)
    blocks: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def line_of(self, place: str, text_line: int | None = None) -> int | None:
        """The line of a path, or of the nearest path around it; None when nothing is known."""
        if text_line is not None and place in self.blocks:
            return self.lines[place] + text_line
        here = place
        while here:
            if here in self.lines:
                return self.lines[here]
            here = _around(here)
        return self.lines.get("")


def _around(place: str) -> str:
    """The path one step up: «a.b[2]» gives «a.b», that gives «a»."""
    return place[: max(place.rfind("."), place.rfind("["), 0)]
