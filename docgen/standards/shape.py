"""The shape that every edition of the law takes as data: components and levels.

One TOML file per edition, read into these frozen classes; an unknown key, a missing key or a
duplicate id is refused. Lengths are mm, sizes and gaps pt. Each table names the clause it comes
from and how well it is known; `doubts` says so for a single value that is known less well.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from docgen.model import Level
from docgen.standards.page import (
    Align,
    BodyText,
    LineSpacing,
    Margins,
    Page,
    PageNumber,
    TableStyle,
)
from docgen.standards.sourced import Confidence, Doubt, Range, Sourced, Strict

__all__ = [
    "Align",
    "Block",
    "BodyText",
    "Case",
    "Component",
    "Confidence",
    "Doubt",
    "Frame",
    "Image",
    "LevelRule",
    "LineSpacing",
    "Margins",
    "MarkerStyle",
    "Page",
    "PageNumber",
    "Range",
    "RuleLine",
    "Sourced",
    "Strict",
    "TableStyle",
]

Block = Literal[
    "header_left", "header_right", "title", "body", "sign_left", "sign_right", "below_sign",
    "annex", "margin_top", "foot_first_page", "foot_last_page", "copy", "digital",
]  # fmt: skip
Case = Literal["upper", "as_typed"]


class RuleLine(Strict):
    """A solid line of the page, its length as a fraction of `of`.

    `text` is the printed length of the line of type above it, `text_width` the width between the
    margins.
    """

    position: Literal["below", "above"] = "below"
    of: Literal["text", "text_width"] = "text"
    fraction: Range
    weight_pt: float = 0.75


class Frame(Strict):
    """A frame drawn around a mark. `size_mm` gives width and height for each literal that has one."""

    colour: str = "000000"
    size_mm: dict[str, tuple[float, float]] = Field(default_factory=dict)


class Image(Strict):
    """A picture of a signature or a seal put on a digital paper (never drawn by docgen).

    `overlap` is the fraction of the signature that a seal covers, on its `overlap_side`.
    """

    holds: str
    format: Literal["png"] = "png"
    transparent: bool = True
    colour: Literal["blue", "red"]
    real_size: bool = False
    overlap: float = 0.0
    overlap_side: Literal["", "left"] = ""


class Component(Sourced):
    """How one component of a paper must look and where it stands.

    `term` is the Vietnamese name. `size_pt` None: the rule gives no type (a stamp, a hand
    signature). `literals` are words fixed by the rule, `accepted` lets a checker pass more,
    `forbidden` never. `any_bold` and `any_case`: weight or case is not ruled and either passes;
    what stands in `bold` and `case` is what docgen prints. `place` says in words what the block and
    the box do not.
    """

    id: str
    term: str
    box: str = ""
    required: bool = False
    kinds: tuple[str, ...] = ()  # letters of the kinds it belongs to; () means all
    not_kinds: tuple[str, ...] = ()
    block: Block
    place: str = ""
    level_with: str = ""  # id of the component on whose line it stands
    literals: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    case: Case
    any_case: bool = False
    first_letter: Literal["as_typed", "lower", "upper"] = "as_typed"
    size_pt: Range | None = None
    bold: bool
    any_bold: bool = False
    italic: bool
    underline: bool = False
    colour: str = "000000"
    align: Align
    accepted_aligns: tuple[Align, ...] = ()
    single_spaced: bool = False
    space_before_pt: float = 0.0
    rule: RuleLine | None = None
    frame: Frame | None = None
    image: Image | None = None
    abbreviations_allowed: bool = False
    from_top_mm: float | None = None
    from_bottom_mm: float | None = None


class MarkerStyle(Strict):
    """Letters of a number and of the heading beside or below it.

    `upper` prints the heading in capitals, whatever was typed. The mark itself («Phần I», «I. »)
    is printed as its pattern has it, never turned into capitals.
    """

    bold: bool
    italic: bool = False
    upper: bool = False


class LevelRule(Sourced):
    """How one level of the outline is numbered and set.

    `level` is a value of `model.Level`; `depth` tells 1. from 1.1. (CLAUSE only, 0 = all deeper).
    `mark` is the pattern of what is printed before the text: «Phần {n}», «{n}- », «{n}. », «- ».
    `in_words` is the pattern with the number in words («Phần thứ {n}»), accepted on reading.
    `numerals` says what {n} is. `heading` is the style of mark and text when the entry is a
    heading, `running_mark` that of the mark when the text runs on.
    """

    level: str
    depth: int = 1
    mark: str
    in_words: str = ""
    numerals: Literal["roman", "arabic", "dotted", "letters", "lower_roman", "none"]
    align: Align
    size_pt: Range
    heading: MarkerStyle
    running_mark: MarkerStyle
    heading_required: bool = False
    runs_through: bool = False  # numbering goes on when the level above changes (Điều)
    outline_level: int | None = None  # depth in Word's navigation pane, 0 the highest

    @field_validator("level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        return Level(value).value
