"""The sheet of an edition: paper, margins, page number, running text, tables."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.standards.sourced import Range, Sourced, Strict

Align = Literal["center", "left", "right", "justify"]


class Margins(Strict):
    """Margins of a page, mm."""

    top: Range
    bottom: Range
    left: Range
    right: Range


class Page(Sourced):
    """Paper, margins and face.

    `verso` is the back of a sheet printed on both sides; None where the rule knows none.
    `landscape_when` says when the sheet may be turned; `other_sizes_mm` are the sizes that
    administrative papers (giấy tờ hành chính) may also take.
    """

    width_mm: float
    height_mm: float
    margins: Margins
    landscape: Margins
    landscape_when: str
    verso: Margins | None = None
    other_sizes_mm: tuple[tuple[float, float], ...] = ()
    preprinted_forms: bool = False
    font: str
    encoding: str
    colour: str  # RRGGBB

    @property
    def text_width_mm(self) -> float:
        """Width between the margins that docgen prints, portrait."""
        return self.width_mm - self.margins.left.print - self.margins.right.print

    @property
    def text_height_mm(self) -> float:
        """Height between the margins that docgen prints, portrait."""
        return self.height_mm - self.margins.top.print - self.margins.bottom.print


class PageNumber(Sourced):
    """The number of the page, in the top margin.

    `from_top_mm` is the distance of the digits from the upper edge of the sheet;
    `header_distance_mm` is what Word's «header from top» takes to print it there.
    `min_pages` is the number of pages from which numbers are printed at all.
    """

    size_pt: Range
    bold: bool
    italic: bool
    align: Align
    numerals: Literal["arabic"] = "arabic"
    start: int = 1
    min_pages: int = 1
    from_top_mm: Range
    header_distance_mm: float
    hide_on_first_page: bool
    restart_in_annex: bool
    hide_on_first_page_of_annex: bool


class LineSpacing(Strict):
    """`multiple`: lines (1.0 is single); `exact`: pt.

    `for_size` gives the printed exact spacing for a size of type, keyed by the size in pt.
    """

    rule: Literal["multiple", "exact"]
    value: Range
    for_size: dict[str, float] = Field(default_factory=dict)


class Layout(Sourced):
    """Columns of the head and of the signature block, upright sheet, mm; white above a rule line.

    `head_left_mm` and `sign_left_mm` are the widths of the left columns; the right ones take the
    rest. `head_gap_mm` keeps the right column of the head away from the left one. `rule_gap_pt`
    stands between a line of text and the rule below it.
    """

    head_left_mm: float
    head_gap_mm: float
    sign_left_mm: float
    rule_gap_pt: float


class BodyText(Sourced):
    """Paragraphs of running text.

    `end_mark` closes the whole text («./.» or «.»); `end_marks_replaced` are other closings that a
    user may have typed. `as_a_rule` is True where the rule itself softens justification, indent and
    spacing with «thông thường»: a departure is then a remark, not an error.
    """

    first_line_indent_mm: Range
    paragraph_gap_pt: Range
    line: LineSpacing
    align: Align
    end_mark: str
    end_marks_replaced: tuple[str, ...]
    as_a_rule: bool = False


class TableStyle(Sourced):
    """Type and lines of tables."""

    size_pt: Range
    heading_bold: bool
    heading_align: Align = "center"
    repeat_heading: bool = True
    rows_may_break: bool = False
    border_pt: float
    cell_padding_mm: float
    line_pt: Range | None = None  # exact line spacing in cells; None: single
    first_line_indent_mm: float = 0.0
    column_numbers: bool
    serial_headings: tuple[str, ...] = ()
    last_column: str = ""
    group_rows: tuple[str, ...] = ()
    totals: str = ""
