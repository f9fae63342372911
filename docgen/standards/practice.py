"""The shape of what surrounds the form: scope, numbering periods, tolerant reading, local facts."""

from __future__ import annotations

import datetime as dt

from docgen.standards.sourced import Sourced


class Scope(Sourced):
    """Whose papers the edition rules, and where its drawing and its table of sizes stand.

    `appendices_seen` False: the sizes were taken from elsewhere, see the doubts.
    """

    applies_to: str
    excluded: tuple[str, ...] = ()
    secret_papers: str = ""
    may_adapt: tuple[str, ...] = ()
    kinds_regulation: str
    kinds_regulation_seen: bool
    drawing: str
    sizes: str
    copies: str
    appendices_seen: bool


class NumberingRule(Sourced):
    """How the numbers of a body run; the period itself is `NumberRule.period`.

    All texts are for people who set up a register. `same_letters` are kinds that share letters, so
    that a number may occur twice in print.
    """

    starts_at: int
    min_digits: int
    series: str
    own_series: tuple[str, ...] = ()
    applies_also_to: tuple[str, ...] = ()
    congress_series: str = ""
    joint_series: str = ""
    secret_series: str
    period_starts: str
    period_ends: str
    exceptions: tuple[str, ...] = ()
    same_letters: tuple[str, ...] = ()
    given: str = ""


class ReadTolerance(Sourced):
    """Forms met in real papers: accepted when reading, never written."""

    numbers: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    heading_marks: tuple[str, ...] = ()
    end_marks: tuple[str, ...] = ()
    filing: tuple[str, ...] = ()
    recipient_ends: tuple[str, ...] = ()
    citation_without_comma: bool = False
    spelling_pairs: tuple[tuple[str, str], ...] = ()


class UnseenAuthority(Sourced):
    """Levels whose powers to issue were not seen, and what to do about them."""

    levels: tuple[str, ...]
    behaviour: str


class LocalGovernment(Sourced):
    """Heads of local bodies since the reform of 2025; fields in braces are filled by names.

    Names of units are versioned data (`places`), never a list of this file.
    """

    two_tier_from: dt.date
    tiers: tuple[str, ...]
    district_line: bool
    default_superior: tuple[str, ...]
    commune_head: tuple[str, ...]
    province_head: tuple[str, ...]
    chairman_head: tuple[str, ...]
    names_are_versioned: bool
