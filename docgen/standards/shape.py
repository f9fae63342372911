"""The shape that every edition of the law takes as data: page, text, components, levels.

One TOML file per edition, read into these frozen classes; an unknown key, a missing key or a
duplicate id is refused. Lengths are mm, sizes and gaps pt. Each table names the clause it comes
from and how well it is known; `doubts` says so for a single value that is known less well.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

Confidence = Literal[
    "quoted",  # the wording of the rule, its table, drawing or form was read
    "second_hand",  # another page states the rule
    "measured",  # measured on an official print: practice, not a rule
    "observed",  # seen in real papers: convention, not a rule
    "inferred",  # inference or a choice of this project where the rule is silent
    "unverified",  # from memory: never a hard check
]
Align = Literal["center", "left", "right", "justify"]
Block = Literal[
    "header_left", "header_right", "title", "body", "sign_left", "sign_right",
    "annex", "margin_top", "foot_first_page", "foot_last_page", "copy", "digital",
]  # fmt: skip


class Strict(BaseModel):
    """Base: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Doubt(Strict):
    """How well one value is known, when less well than the table it stands in."""

    conf: Confidence
    note: str = ""


class Sourced(Strict):
    """A table of the TOML with its clause and confidence."""

    clause: str
    conf: Confidence
    doubts: dict[str, Doubt] = {}
    note: str = ""


class Range(Strict):
    """What the rule allows (`min` to `max`, both included) and what docgen prints."""

    min: float
    max: float
    print: float

    @model_validator(mode="after")
    def _printed_value_is_lawful(self) -> Range:
        if not self.min <= self.print <= self.max:
            raise ValueError(f"printed value {self.print} is outside {self.min}–{self.max}")
        return self

    def allows(self, value: float, tolerance: float = 0.0) -> bool:
        """Whether a value lies inside the range, give or take the tolerance."""
        return self.min - tolerance <= value <= self.max + tolerance


class Margins(Strict):
    """Margins of a page, mm."""

    top: Range
    bottom: Range
    left: Range
    right: Range


class Page(Sourced):
    """Paper, margins and face."""

    width_mm: float
    height_mm: float
    margins: Margins
    landscape: Margins
    verso: Margins | None = None  # the back of a sheet printed on both sides
    font: str
    colour: str  # RRGGBB

    @property
    def text_width_mm(self) -> float:
        """Width between the margins that docgen prints, portrait."""
        return self.width_mm - self.margins.left.print - self.margins.right.print


class PageNumber(Sourced):
    """The number of the page, in the top margin."""

    size_pt: Range
    bold: bool
    italic: bool
    align: Align
    from_top_mm: Range
    hide_on_first_page: bool
    restart_in_annex: bool


class LineSpacing(Strict):
    """`multiple`: lines (1.0 is single); `exact`: pt."""

    rule: Literal["multiple", "exact"]
    value: Range


class BodyText(Sourced):
    """Paragraphs of running text."""

    first_line_indent_mm: Range
    paragraph_gap_pt: Range
    line: LineSpacing
    align: Align
    end_mark: str  # closes the whole text: "./." or "."
    end_marks_replaced: tuple[str, ...]  # other closings that a user may have typed


class RuleLine(Strict):
    """A solid line of the page, its length as a fraction of `of`."""

    position: Literal["below", "above"] = "below"
    of: Literal["text", "text_width"] = "text"
    fraction: Range
    weight_pt: float = 0.75


class Frame(Strict):
    """A frame drawn around a mark. `size_mm` gives width and height for each literal that has one."""

    colour: str = "000000"
    size_mm: dict[str, tuple[float, float]] = {}


class Component(Sourced):
    """How one component of a paper must look and where it stands.

    `size_pt` None: the rule gives no type (a stamp, a hand signature).
    `literals` are words fixed by the rule, `accepted` lets a checker pass more, `forbidden` never.
    """

    id: str
    term: str
    box: str = ""
    required: bool = False
    kinds: tuple[str, ...] = ()  # letters of the kinds it belongs to; () means all
    not_kinds: tuple[str, ...] = ()
    block: Block
    literals: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    case: Literal["upper", "as_typed"]
    first_letter: Literal["as_typed", "lower", "upper"] = "as_typed"
    size_pt: Range | None = None
    bold: bool
    italic: bool
    underline: bool = False
    colour: str = "000000"
    align: Align
    space_before_pt: float = 0.0
    rule: RuleLine | None = None
    frame: Frame | None = None
    from_top_mm: float | None = None
    from_bottom_mm: float | None = None


class MarkerStyle(Strict):
    """Letters of a number and of the heading beside or below it.

    `heading_upper` prints the heading in capitals, whatever was typed.
    """

    bold: bool
    italic: bool = False
    upper: bool = False


class LevelRule(Sourced):
    """How one level of the outline is numbered and set.

    `level` is a value of `model.Level`; `depth` tells 1. from 1.1. (CLAUSE only, 0 = all deeper).
    `mark` is the pattern of what is printed before the text: «Phần {n}», «{n}- », «{n}. », «- ».
    `numerals` says what {n} is. `heading` is the style of mark and text when the entry is a
    heading, `running` that of the mark when the text runs on.
    """

    level: str
    depth: int = 1
    mark: str
    numerals: Literal["roman", "arabic", "dotted", "letters", "lower_roman", "none"]
    align: Align
    size_pt: Range
    heading: MarkerStyle
    running_mark: MarkerStyle
    runs_through: bool = False  # numbering goes on when the level above changes (Điều)
    outline_level: int | None = None  # depth in Word's navigation pane, 0 the highest


class TableStyle(Sourced):
    """Type and lines of tables."""

    size_pt: Range
    heading_bold: bool
    border_pt: float
    cell_padding_mm: float
    column_numbers: bool
