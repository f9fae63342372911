"""The shape of what an edition fixes in words: numbers, dates, punctuation, signing, kinds.

Patterns are `str.format` strings; their fields are named in each docstring.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from docgen.standards.shape import Range, Sourced, Strict


class NumberRule(Sourced):
    """Number and symbol. Fields: {value} {kind} {agency} {unit}.

    `letter` is the pattern for a kind without letters (State công văn). `blank` is what stands for
    {value} in a draft. `regex` recognises a finished number line.
    """

    named: str
    letter: str
    letter_without_unit: str
    blank: str
    pad_below: int
    regex: str
    period: Literal["calendar_year", "committee_term_and_kind"]


class DateRule(Sourced):
    """Place and date. Fields of `pattern`: {place} {day} {month} {year}.

    `citation` is the short date in a reference or quotation: {day}/{month}/{year} for the Party,
    the long form for the State.
    """

    pattern: str
    blank_day: str
    blank_month: str
    blank_year: str
    blank_place: str
    pad_day_below: int
    pad_month_below: int
    citation: str
    citation_blank: str


class BasisRule(Sourced):
    """Legal bases: `start` + text + `end`, the last one with `last_end`."""

    start: str
    end: str
    last_end: str


class RecipientRule(Sourced):
    """Kính gửi and Nơi nhận.

    `addressee_labels` maps the letters of a kind to the words before the addressees; key "" is the
    label of every other kind. `filing` has {keeper} {copies} {drafter}; `keeper_prefix` is put
    before a keeper that lacks it («VT»). `as_above` is the first item when there are addressees.
    """

    label: str
    start: str
    end: str
    last_end: str
    purpose: str  # {purpose}
    as_above: str
    addressee_labels: dict[str, str]
    addressee_start: str
    addressee_end: str
    addressee_last_end: str
    filing: str
    filing_without_keeper: str
    keeper_prefix: str
    copies: str  # {copies}
    drafter: str  # {drafter}
    forbidden: tuple[str, ...] = ()


class AnnexRule(Sourced):
    """Head of an annex. Fields: {number} {kind_name} {reference} {date} {author}."""

    label: str
    label_numbered: str
    numerals: Literal["roman", "arabic"]
    numbered_from: int  # number the annexes when there are at least so many
    reference: str
    reference_number: str  # how the number is written inside the reference: {value} {kind} {agency} {unit}
    reference_number_letter: str
    separator: str  # a line of its own below the reference: "-----", or "" for a rule line or nothing
    rule_length_mm: Range | None = None


class SigningPower(Strict):
    """One power to sign: `power` is a value of `model.Signing`, `prefix` how it is spelled."""

    power: str
    prefix: str
    read_as: tuple[str, ...] = ()  # other spellings recognised on reading
    never_before: tuple[str, ...] = ()


class SigningRule(Sourced):
    """Powers the edition knows, in the order they are printed, and positions.

    `unknown` maps a power the edition does not know to the Vietnamese sentence that says what to
    use instead.
    """

    powers: tuple[SigningPower, ...]
    unknown: dict[str, str] = {}
    concurrent_word: str
    positions_after_collective: tuple[str, ...] = ()
    blank_name: str
    gap_mm: float


class SignLine(Sourced):
    """A lawful pair of authority line and position, to offer and to check."""

    document_of: str
    authority: str = ""
    positions: tuple[str, ...] = ()
    only_with_own_seal: bool = False


class Kind(Sourced):
    """A kind of paper (tên loại) and its letters. `prints_name` False: công văn."""

    name: str
    letters: str
    form: str = ""
    prints_name: bool = True
    addressees: Literal["never", "upward", "always"] = "never"
    administrative: bool = False  # giấy tờ hành chính of the Party's list


class LettersChange(Strict):
    """Letters of a kind that changed inside the life of an edition."""

    kind: str
    letters: str
    effective_from: dt.date
    conf: str


class IssuerLetters(Sourced):
    """Letters of a body in the number; `level_suffix` True: TW, TU, HU, ĐU follow the stem."""

    name: str
    letters: str
    superior: str = ""
    level_suffix: bool = False
    until: dt.date | None = None
    examples: tuple[str, ...] = ()


class DocumentRecipe(Sourced):
    """What a paper of one sort is made of (nd30 §7.5, hd36 §14)."""

    id: str
    name: str
    kind: str = ""
    numbered: bool
    signed: bool
    parts: tuple[str, ...] = ()
    opening: str = ""
    first_recipient: str = ""
