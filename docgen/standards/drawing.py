"""The shape of the layout drawings: boxes (ô số), sizes that go together, measures of a print."""

from __future__ import annotations

from typing import Literal

from docgen.standards.sourced import Sourced, Strict


class Box(Strict):
    """One box of a drawing and the components it holds.

    `x` and `y` are fractions of the text area from its upper left corner, below 0 or above 1 in the
    margins; None where the drawing was described and not measured. `place` says it in words.
    """

    no: str
    holds: tuple[str, ...]
    x: tuple[float, float] | None = None
    y: tuple[float, float] | None = None
    shape: Literal["rectangle", "circle"] = "rectangle"
    level_with: str = ""  # number of the box on whose line it stands
    place: str = ""


class Drawing(Sourced):
    """The layout drawing of a paper. It is schematic: never a measure for type or gaps."""

    boxes: tuple[Box, ...]
    left_column: tuple[str, ...] = ()  # boxes of the left column, top to bottom


class SizeSet(Sourced):
    """Sizes (pt, by component id) that one paper uses together."""

    sizes: dict[str, float]


class Measured(Sourced):
    """Measures of the print of the rule itself: practice of the office that wrote it.

    Centres and indents are mm from the left edge of the sheet or column, heights mm from the upper
    edge or below the base line; widths of lines, sizes and gaps are pt.
    """

    header_left_centre_mm: float
    header_right_centre_mm: float
    signature_centre_mm: float
    title_width_pt: float
    title_rule_width_pt: float
    title_rule_weight_pt: float
    title_rule_below_baseline_mm: float
    abstract_mark_bold: bool
    recipients_label_indent_mm: float
    first_line_indent_mm: float
    body_size_pt: float
    line_pt: float
    paragraph_gap_pt: float
    page_number_baseline_from_top_mm: float
    signature_gap_mm: float
