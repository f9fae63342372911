"""What a ruler would measure on a finished PDF: lines of text and rule lines, in mm and pt.

x runs from the left edge of the sheet, y from its upper edge. A `Line` is a run of glyphs on one
baseline of one page without a gap wider than an em; a header row therefore gives two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """One character as printed."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font


@dataclass(frozen=True)
class Line:
    """Glyphs of one baseline."""

    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs).strip()

    @property
    def inked(self) -> tuple[Glyph, ...]:
        return tuple(glyph for glyph in self.glyphs if not glyph.text.isspace())

    @property
    def left(self) -> float:
        return self.inked[0].x0 / MM

    @property
    def right(self) -> float:
        return self.inked[-1].x1 / MM

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width_pt(self) -> float:
        return self.inked[-1].x1 - self.inked[0].x0

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline / MM

    @property
    def sizes(self) -> set[float]:
        return {round(glyph.size, 1) for glyph in self.inked}

    @property
    def bold(self) -> bool:
        return all(glyph.bold for glyph in self.inked)

    @property
    def italic(self) -> bool:
        return all(glyph.italic for glyph in self.inked)

    @property
    def upright(self) -> bool:
        return not any(glyph.italic for glyph in self.inked)

    @property
    def light(self) -> bool:
        return not any(glyph.bold for glyph in self.inked)


@dataclass(frozen=True)
class Rule:
    """A horizontal rule line."""

    page: int
    left: float
    right: float
    y: float
    weight_pt: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def length_pt(self) -> float:
        return (self.right - self.left) * MM


@dataclass(frozen=True)
class Sheet:
    """One page: its size in mm, its lines from top to bottom, its horizontal rules."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    fonts: frozenset[str]

    def line(self, starts: str) -> Line:
        """The first line that starts so; AssertionError with what is there when none does."""
        for line in self.lines:
            if line.text.startswith(starts):
                return line
        raise AssertionError(
            f"no line starts with {starts!r}: {[line.text for line in self.lines]}"
        )

    def rule_below(self, line: Line, within_mm: float = 6.0) -> Rule:
        """The nearest rule below a line whose middle it shares within 2 mm."""
        near = [
            rule
            for rule in self.rules
            if 0 < rule.y - line.baseline < within_mm and abs(rule.centre - line.centre) < 2
        ]
        assert near, f"no rule below {line.text!r}: {self.rules}"
        return min(near, key=lambda rule: rule.y)


def read(path: Path) -> list[Sheet]:
    """The pages of a PDF as a ruler and an eye take them."""
    with pdfplumber.open(path) as pdf:
        return [_sheet(number, page) for number, page in enumerate(pdf.pages, start=1)]


def _sheet(number: int, page: pdfplumber.page.Page) -> Sheet:
    glyphs = [
        Glyph(
            char["text"],
            char["x0"],
            char["x1"],
            float(page.height) - char["matrix"][5],
            char["size"],
            char["fontname"].split("+")[-1],
        )
        for char in page.chars
    ]
    return Sheet(
        number,
        float(page.width) / MM,
        float(page.height) / MM,
        tuple(_lines(number, glyphs)),
        tuple(_rules(number, page)),
        frozenset(glyph.font for glyph in glyphs),
    )


def _lines(page: int, glyphs: Iterable[Glyph]) -> list[Line]:
    rows: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        key = next((base for base in rows if abs(base - glyph.baseline) < 0.6), glyph.baseline)
        rows.setdefault(key, []).append(glyph)
    lines = []
    for _, row in sorted(rows.items()):
        lines += [Line(page, part) for part in _split(sorted(row, key=lambda g: g.x0))]
    return [line for line in lines if line.inked]


def _split(row: list[Glyph]) -> list[tuple[Glyph, ...]]:
    parts: list[list[Glyph]] = [[]]
    for glyph in row:
        if parts[-1] and glyph.x0 - parts[-1][-1].x1 > glyph.size:
            parts.append([])
        parts[-1].append(glyph)
    return [tuple(part) for part in parts]


def _rules(number: int, page: pdfplumber.page.Page) -> list[Rule]:
    found = []
    for shape in [*page.lines, *page.rects]:
        flat = shape["bottom"] - shape["top"] < 2.5
        if flat and shape["x1"] - shape["x0"] > 8:
            weight = max(shape["bottom"] - shape["top"], shape.get("linewidth") or 0)
            middle = (shape["top"] + shape["bottom"]) / 2
            found.append(Rule(number, shape["x0"] / MM, shape["x1"] / MM, middle / MM, weight))
    return found
