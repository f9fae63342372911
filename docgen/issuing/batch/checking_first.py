"""Everything that is wrong with a batch, before anything runs: every unit's papers are built once.

What many units have in common is told once with all of them: «168 nơi thiếu «Chủ tịch»», not 168
sentences; yet every unit is named.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from docgen.errors import (
    BrokenFile,
    InvalidInput,
    InvalidTemplate,
    MissingProgram,
    Problem,
    Severity,
)
from docgen.issuing.batch.found import Checked, Found
from docgen.issuing.batch.namesakes import Doubts
from docgen.issuing.batch.sameness import same_for_all
from docgen.issuing.draft import TemplateOf
from docgen.papers import BuiltPaper, build_papers, kind
from docgen.papers.dossier import LineOf
from docgen.papers.merge import MergeTemplate, Target, dossier_data
from docgen.papers.reading import read_dossier_data
from docgen.records import Profile

__all__ = ["Checked", "Found", "OnProgress", "check_first"]

#: Units checked so far, and all of them.
OnProgress = Callable[[int, int], None]

_QUOTED = re.compile("«[^«»]*»")
#: Stands in for a missing value, so that what else is wrong with the unit is found too.
_STAND_IN = "……"


def check_first(
    content: Mapping[str, Any],
    targets: Sequence[Target],
    today: dt.date,
    template_of: TemplateOf,
    line_of: LineOf | None = None,
    on_progress: OnProgress | None = None,
    register_of: Profile | None = None,
) -> Checked:
    """Build the papers of every unit and tell all that is wrong, errors first.

    `line_of` gives the line of a path in the dossier's file. `register_of` is the agency from whose
    register the papers get their numbers, None where they get none. Nothing is written.
    """
    columns = targets[0].values if targets else ()
    template = MergeTemplate(content, columns, line_of)
    doubts = Doubts(register_of, content, targets, today) if register_of else None
    check = _Check(template, today, template_of, line_of, doubts)
    check.of_dossier(template.problems)
    if len(targets) > 1:
        check.of_dossier(same_for_all(content, template))
    if not any(problem.severity is Severity.ERROR for problem in template.problems):
        for done, target in enumerate(targets, start=1):
            check.target(target)
            if on_progress is not None:
                on_progress(done, len(targets))
    return Checked(len(targets), check.found(), check.papers)


class _Group:
    """A thing that is wrong, its places and the sentences by unit."""

    def __init__(self, message: str, severity: Severity) -> None:
        self.message, self.severity = message, severity
        self.places: dict[tuple[str, int | None], None] = {}
        self.details: dict[str, str] = {}


class _Check:
    """Gathers what is wrong, unit by unit."""

    def __init__(
        self,
        template: MergeTemplate,
        today: dt.date,
        template_of: TemplateOf,
        line_of: LineOf | None,
        doubts: Doubts | None,
    ) -> None:
        # The errors of the template were told already; without them every unit can be filled.
        self._template = template
        self._today = today
        self._template_of = template_of
        self._line_of = line_of
        self._doubts = doubts
        self._groups: dict[tuple[object, ...], _Group] = {}
        self._templates: set[tuple[str, str]] = set()
        self.papers: tuple[str, ...] = ()

    def found(self) -> tuple[Found, ...]:
        """What is wrong so far: errors before warnings, the dossier's own before the units'."""
        groups = sorted(
            self._groups.values(),
            key=lambda one: (one.severity is not Severity.ERROR, bool(one.details)),
        )
        return tuple(
            Found(one.message, one.severity, tuple(one.places), one.details) for one in groups
        )

    def of_dossier(self, problems: Iterable[Problem]) -> None:
        """Note what is wrong whatever the unit."""
        for problem in problems:
            group = self._group((problem.place, problem.line, problem.message), problem)
            group.places[problem.place, problem.line] = None

    def target(self, target: Target) -> None:
        """Build the papers of a unit and note what is wrong with them."""
        missing = self._note_missing(target)
        for problem in self._template.check(target.values):
            if problem.severity is Severity.WARNING:
                self._note(target.key, problem, ("value", problem.message))
        if missing:
            target = replace(target, values={**target.values, **dict.fromkeys(missing, _STAND_IN)})
        spoilt = {use.place for use in self._template.fields if use.name in missing}
        for problem in self._problems(target):
            if not any(_inside(problem.place, place) for place in spoilt):
                self._note(target.key, problem)

    def _note_missing(self, target: Target) -> tuple[str, ...]:
        """The fields that the unit has no value for."""
        empty = self._template.missing(target.values)
        for name in empty:
            message = f"Trường «{name}» trống. Hãy điền cột «{name}»."
            group = self._group(("missing", name), Problem("", message))
            group.details[target.key] = message
            for use in self._template.fields if not group.places else ():
                if use.name == name:
                    group.places[use.place, use.line] = None
        return empty

    def _problems(self, target: Target) -> tuple[Problem, ...]:
        try:
            data = dossier_data(self._template, target)
            dossier = read_dossier_data(data, line_of=self._line_of, today=self._today)
            built = build_papers(dossier, self._today)
        except InvalidInput as error:
            return error.problems
        self.papers = self.papers or tuple(one.paper.kind for one in built.papers)
        doubts = self._doubts.of(target, data, built.papers) if self._doubts else ()
        located = map(self._located, doubts)
        return (*built.warnings, *self._template_problems(built.papers), *located)

    def _located(self, problem: Problem) -> Problem:
        return replace(problem, line=self._line_of(problem.place, None) if self._line_of else None)

    def _template_problems(self, papers: Iterable[BuiltPaper]) -> list[Problem]:
        """What is wrong with the Word templates, each looked at once."""
        problems = []
        for built in papers:
            wanted = (kind(built.paper.kind).template, built.edition.id)
            if wanted in self._templates:
                continue
            self._templates.add(wanted)
            try:
                self._template_of(built.paper, built.edition)
            except (BrokenFile, InvalidTemplate, MissingProgram) as error:
                problems.append(Problem("", f"Mẫu Word «{wanted[0]}»: {error}"))
        return problems

    def _note(self, key: str, problem: Problem, kin: tuple[object, ...] = ()) -> None:
        """Note a problem of a unit beside its `kin` of others: by default only what they quote differs."""
        alike = (problem.place, problem.line, problem.severity, _QUOTED.sub("«»", problem.message))
        group = self._group(kin or alike, problem)
        group.places[problem.place, problem.line] = None
        group.details[key] = problem.message

    def _group(self, kin: tuple[object, ...], problem: Problem) -> _Group:
        if kin not in self._groups:
            self._groups[kin] = _Group(problem.message, problem.severity)
        return self._groups[kin]


def _inside(place: str, around: str) -> bool:
    """Whether a path is another one or lies in it."""
    return place == around or place.startswith((f"{around}.", f"{around}["))
