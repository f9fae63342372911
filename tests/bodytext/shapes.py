"""An outline as short readable lines, for comparing by eye."""

from __future__ import annotations

from docgen.bodytext import read_outline, write_spans
from docgen.model import Outline
from docgen.model.numbering import number_text, positions


def shape(outline: Outline) -> list[str]:
    """One line an entry: level, number («=» before a pinned one), words with their stars."""
    lines = []
    for entry, path in zip(outline.entries, positions(outline.entries), strict=True):
        pin = "=" if entry.pinned else ""
        parts = [entry.level.value, pin + number_text(entry.level, path), write_spans(entry.text)]
        lines.append(" ".join(part for part in parts if part))
    return lines


def read(text: str) -> list[str]:
    """The shape of a typed text."""
    return shape(read_outline(text).outline)


def warnings(text: str) -> list[tuple[int | None, str]]:
    """The warnings of a typed text: line and sentence."""
    return [(problem.line, problem.message) for problem in read_outline(text).problems]


def warned_lines(text: str) -> list[int | None]:
    """The lines that are warned about."""
    return [line for line, _ in warnings(text)]
