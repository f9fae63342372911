"""The shape of what an edition fixes in words: numbers, dates, bases, recipients, annexes.

Patterns are `str.format` strings; their fields are named in each docstring.
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import field_validator

from docgen.standards.sourced import Range, Sourced


class NumberRule(Sourced):
    """Number and symbol. Fields of the patterns: {value} {kind} {agency} {unit}.

    A number line is `lead` («Số: ») and one of the patterns: `named` for a kind with letters,
    `letter` for one without (State công văn), `letter_without_unit` when no drafting unit is named.
    Both are "" where every kind has letters. `blank` stands for {value} in a draft, `blank_agency`
    for the letters of a body that fills the form in itself. `regex` recognises a finished number
    line. `joint_separator` joins the letters of bodies that issue
    together; `read_suffixes` are met after the issuer in real numbers and never written.
    """

    lead: str
    named: str
    letter: str
    letter_without_unit: str
    blank: str
    blank_agency: str
    pad_below: int
    regex: str
    spaces_inside: bool = False
    year_inside: bool = False
    joint_separator: str = ""
    read_suffixes: tuple[str, ...] = ()
    period: Literal["calendar_year", "committee_term_and_kind"]

    @field_validator("regex")
    @classmethod
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return value


class DateRule(Sourced):
    """Place and date. Fields of `pattern`: {place} {day} {month} {year}.

    `citation` is the date in a reference or quotation, after the word «ngày»: {day}/{month}/{year}
    for the Party, the long form for the State; `citation_blank` stands for a part of it that is
    open. `place_type_in_front_when` and `place_abbreviations` are what the rule says about the name
    of the place.
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
    place_tiers: tuple[str, ...]
    place_abbreviations: tuple[str, ...] = ()
    place_type_in_front_when: tuple[str, ...] = ()


class BasisRule(Sourced):
    """Legal bases: `start` + text + `end`, the last one with `last_end`.

    `openings` are the words a basis begins with. `pattern` and `law_pattern` show the order of
    parts ({kind} {name} {number} {day} {month} {year} {agency} {abstract}); kinds in
    `without_number` carry no number and issuer. `accepted_starts` are dashes tolerated on reading.
    """

    start: str
    end: str
    last_end: str
    accepted_starts: tuple[str, ...] = ()
    openings: tuple[str, ...]
    last_openings: tuple[str, ...] = ()
    one_per_line: bool = True
    pattern: str = ""
    law_pattern: str = ""
    without_number: tuple[str, ...] = ()


class CitationRule(Sourced):
    """How another document is named in running text: in full first, then in short.

    Fields: {kind_name} {number} {date} {author} {abstract}; {number} is number and symbol.
    """

    first: str
    again: str
    law: str = ""
    law_again: str = ""
    without_comma_accepted: bool = True


class RecipientRule(Sourced):
    """Kính gửi and Nơi nhận.

    `addressee_labels` maps the letters of a kind to the words before the addressees; key "" is the
    label of every other kind. One addressee stands on the line of the label and ends with
    `addressee_single_end`; several stand on lines of their own.

    `filing` has {keeper} {copies}; `keeper_prefix` is put before a keeper that lacks it («VT»),
    with `keeper_separator` between. `drafter` is written after the end mark of the filing line.
    `as_above` is the first item when there are addressees (`as_above_read` says the same in other
    words), `as_article` that of a decision.
    `groups` says in what order the recipients come.
    """

    label: str
    start: str
    end: str
    last_end: str
    purpose: str  # {purpose}
    as_above: str
    as_above_read: tuple[str, ...] = ()
    as_article: str  # {number}
    groups: tuple[str, ...] = ()
    addressee_labels: dict[str, str]
    addressee_start: str
    addressee_end: str
    addressee_last_end: str
    addressee_single_end: str
    accepted_last_ends: tuple[str, ...] = ()
    filing: str
    filing_without_keeper: str
    keeper_prefix: str
    keeper_separator: str = ""
    copies: str  # {copies}
    drafter: str  # {drafter}
    forbidden: tuple[str, ...] = ()
    accepted_ends: tuple[str, ...] = ()
    typed_purposes: tuple[str, ...] = ()


class AnnexRule(Sourced):
    """Head of an annex. Fields: {number} {kind_name} {date} {author}.

    `numbered_from`: the annexes are numbered when there are at least so many. `label_required`: an
    annex without a head of its own never goes without the word «Phụ lục». `separator` is a line
    of its own below the reference («-----»), "" where a rule line or nothing stands there;
    `rule_length_mm` is the length of that line. `blank_author` stands for an author not given.
    `blank_when_digital` are the parts of the reference that a digital annex may leave open.
    """

    label: str
    label_numbered: str
    numerals: Literal["roman", "arabic"]
    numbered_from: int
    label_required: bool
    own_page: bool = True
    cited_in_body: bool = True
    reference: str
    reference_required: bool
    blank_author: str
    blank_when_digital: tuple[str, ...] = ()
    separator: str
    rule_length_mm: Range | None = None


class DraftRule(Sourced):
    """The words of a draft: `numbered` has {number}, `unnumbered` stands alone."""

    numbered: str
    unnumbered: str
