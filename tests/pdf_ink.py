"""What a ruler would measure on a finished PDF: lines of text and rule lines, in mm and pt.

x runs from the left edge of the sheet, y from its upper edge. A `Line` is a run of glyphs on one
baseline of one page; a header row gives two, for there is a gap wider than an em between them that
is no gap for the pen inside one text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """One character as printed; `run` is the same for glyphs that were drawn as one text."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    run: int

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
    document = pypdfium2.PdfDocument(path)
    try:
        return [_sheet(number, page) for number, page in enumerate(document, start=1)]
    finally:
        document.close()


def _sheet(number: int, page: pypdfium2.PdfPage) -> Sheet:
    width, height = page.get_size()
    glyphs = list(_glyphs(page, height))
    return Sheet(
        number,
        width / MM,
        height / MM,
        tuple(_lines(number, glyphs)),
        tuple(_rules(number, page, height)),
        frozenset(glyph.font for glyph in glyphs),
    )


def _glyphs(page: pypdfium2.PdfPage, height: float) -> Iterator[Glyph]:
    """Every printed character: its box as wide as its advance, its baseline, its type."""
    text = page.get_textpage()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        drawn = raw.FPDFText_GetTextObject(text, index)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        is_hyphen = raw.FPDFText_IsHyphen(text, index) == 1
        yield Glyph(
            "-" if is_hyphen else chr(raw.FPDFText_GetUnicode(text, index)),
            x.value,
            box.right,
            height - y.value,
            raw.FPDFText_GetFontSize(text, index),
            _font(text, index),
            ctypes.cast(drawn, ctypes.c_void_p).value or 0,
        )


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    """The name of a character's face without the mark of a subset."""
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), None)
    return name.value.decode().split("+")[-1]


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
    """The texts of a row; white between words stands in them as a space."""
    parts: list[list[Glyph]] = [[]]
    for glyph in row:
        last = parts[-1][-1] if parts[-1] else None
        gap = glyph.x0 - last.x1 if last else 0.0
        if last and gap > _apart(last, glyph) and glyph.run != last.run:
            parts.append([])
        elif last and gap > 0.12 * glyph.size and not (last.text.isspace() or glyph.text.isspace()):
            parts[-1].append(replace(last, text=" ", x0=last.x1, x1=glyph.x0))
        parts[-1].append(glyph)
    return [tuple(part) for part in parts]


def _apart(last: Glyph, glyph: Glyph) -> float:
    """The gap, pt, that parts two texts; LibreOffice draws a slanted gap for the pen as none."""
    return (3 if last.italic and glyph.italic else 1) * glyph.size


def _rules(number: int, page: pypdfium2.PdfPage, height: float) -> Iterator[Rule]:
    """Flat drawings longer than 8 pt: stroked lines and thin filled boxes."""
    stroke = ctypes.c_float()
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        points = _points(shape)
        left, right = (edge(x for x, _ in points) for edge in (min, max))
        low, high = (edge(y for _, y in points) for edge in (min, max))
        if high - low < 2.5 and right - left > 8:
            raw.FPDFPageObj_GetStrokeWidth(shape, stroke)
            weight = max(high - low, stroke.value)
            middle = height - (low + high) / 2
            yield Rule(number, left / MM, right / MM, middle / MM, weight)


def _points(shape: pypdfium2.PdfObject) -> list[tuple[float, float]]:
    """The corners of a drawing on the page."""
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for index in range(raw.FPDFPath_CountSegments(shape)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(shape, index), x, y)
        points.append(matrix.on_point(x.value, y.value))
    return points
