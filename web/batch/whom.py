"""For whom: communes chosen in the form, or a spreadsheet that was sent along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from docgen.errors import Problem
from docgen.intake.targets import Targets, choose_targets, read_targets
from docgen.papers.merge import fields_wanted, table_slots
from docgen.papers.merge.law import law_of
from docgen.papers.merge.names import FieldNames
from docgen.places import Kind

KINDS = (Kind.XA, Kind.PHUONG, Kind.DAC_KHU)
#: What the form calls all provinces together.
EVERYWHERE = "ca-nuoc"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen in the form. `province` "" for nothing yet."""

    province: str = ""
    kinds: tuple[str, ...] = tuple(kind.value for kind in KINDS)
    names: str = ""

    @property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The names, each with its line as it was typed, counted from 1."""
        typed = enumerate((line.strip() for line in self.names.splitlines()), start=1)
        return tuple((number, line) for number, line in typed if line)

    @property
    def is_empty(self) -> bool:
        """Whether nobody was chosen."""
        return not self.province and not self.lines


def choice_asked(form: MultiDict[str, str]) -> Choice:
    """The choice that a form sends."""
    kinds = tuple(form.getlist("kind")) or tuple(kind.value for kind in KINDS)
    return Choice(form.get("province", ""), kinds, form.get("names", ""))


def targets_asked(
    content: Mapping[str, Any], choice: Choice, file: bytes, today: dt.date
) -> Targets:
    """The units, with what is wrong with how they were given. BrokenFile for an unreadable file.

    A spreadsheet goes before what was chosen in the form.
    """
    day, edition = law_of(content, today)
    reasons = edition.date.place_type_in_front_when
    if file:
        return read_targets(file, table_slots(content), on=day, place_reasons=reasons)
    everywhere = choice.province in ("", EVERYWHERE)
    kinds = [kind for kind in KINDS if kind.value in choice.kinds]
    chosen = choose_targets(
        [] if everywhere else [choice.province],
        [] if len(kinds) == len(KINDS) else kinds,
        [line for _number, line in choice.lines],
        on=day,
        place_reasons=reasons,
    )
    problems = tuple(_on_the_form(one, choice) for one in chosen.problems)
    return replace(chosen, problems=problems)


def _on_the_form(problem: Problem, choice: Choice) -> Problem:
    """The problem at the place where the form shows what it is about."""
    if problem.place.startswith("names["):
        number, _line = choice.lines[int(problem.place[len("names[") : -1])]
        return replace(problem, place=_("Xã ghi ở dòng %(n)s", n=number), line=None)
    if problem.place.startswith("provinces["):
        return replace(problem, place=_("Tỉnh, thành phố"))
    return problem


def without_column(content: Mapping[str, Any], targets: Targets) -> tuple[str, ...]:
    """Names between «» that nothing fills: a missing column, or a quotation to be printed as typed."""
    known = FieldNames(targets.columns)
    return tuple(name for name in fields_wanted(content) if known.known(name) is None)


def or_nobody(choice: Choice, targets: Targets) -> Targets:
    """The targets, unless nobody was chosen: the whole country is asked for by its word."""
    if not choice.is_empty:
        return targets
    message = _("Chưa chọn xã nào. Hãy chọn tỉnh hoặc cả nước, ghi tên xã, hoặc chọn tệp Excel.")
    return Targets((), (), (Problem("", message),))
