"""From plain data (of a file, a form, an API) to a dossier, or to all of its problems."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from docgen.errors import InvalidInput, Problem
from docgen.papers.dossier import Dossier, LineOf, build_noting
from docgen.papers.mistakes import MAX_PROBLEMS, Location, explain
from docgen.papers.setting import Notes, join_path

_PAPER = re.compile(r"papers\[(\d+)\]")


def read_dossier_data(
    data: object,
    *,
    line_of: LineOf | None = None,
    today: dt.date | None = None,
    earlier: Iterable[Problem] = (),
) -> Dossier:
    """The dossier in plain data: mappings, lists, texts, numbers.

    `line_of` gives the line of a path in the file, for messages. `earlier` are problems that the
    reader of the file met already. InvalidInput carries all the problems; with `today` those of
    the law too, as far as the rest of the dossier can be understood.
    """
    problems = [*earlier]
    try:
        dossier = Dossier.model_validate(data)
    except ValidationError as error:
        faults = explain(error, Dossier)
        problems += [_located(problem, line_of) for _, problem in faults]
        if today is not None:
            problems += _problems_of_the_rest(data, [place for place, _ in faults], today, line_of)
    else:
        dossier = dossier.with_lines(line_of) if line_of else dossier
        if not problems:
            return dossier
    raise InvalidInput(_bounded(problems))


def _located(problem: Problem, line_of: LineOf | None) -> Problem:
    return replace(problem, line=line_of(problem.place, None)) if line_of else problem


def _bounded(problems: list[Problem]) -> list[Problem]:
    problems = list(dict.fromkeys(problems))
    if len(problems) <= MAX_PROBLEMS:
        return problems
    rest = len(problems) - MAX_PROBLEMS
    return [*problems[:MAX_PROBLEMS], Problem("", f"Còn {rest} lỗi nữa không liệt kê ở đây.")]


def _problems_of_the_rest(
    data: object, faults: list[Location], today: dt.date, line_of: LineOf | None
) -> list[Problem]:
    """Problems a build finds once the faulty values are set aside."""
    kept, places = _without(data, faults)
    try:
        dossier = Dossier.model_validate(kept)
    except ValidationError:
        return []  # what is left is no dossier: a required value was faulty
    notes = Notes()
    build_noting(dossier, today, notes)
    aside = {
        join_path("", fault[:3] if fault[0] == "papers" else fault[:1]) for fault in faults if fault
    }
    found = [replace(problem, place=_moved(problem.place, places)) for problem in notes.problems]
    dossier = dossier.with_lines(line_of) if line_of else dossier
    return [
        dossier.located(problem)
        for problem in found
        if not any(problem.place.startswith(place) for place in aside)
    ]


def _without(data: object, faults: list[Location]) -> tuple[object, list[int]]:
    """The data without its faulty values, and the index that each paper left had before.

    A faulty value takes its whole key with it («recipients»); a paper that lacks something goes
    whole.
    """
    if not isinstance(data, Mapping):
        return data, []
    kept: dict[str, Any] = dict(data)
    papers = data.get("papers")
    if not isinstance(papers, list):
        return kept, []
    lost: set[int] = set()
    copies = [dict(paper) if isinstance(paper, Mapping) else paper for paper in papers]
    for fault in faults:
        if fault[:1] != ("papers",):
            _set_aside(kept, fault)
        elif len(fault) > 2 and isinstance(paper := papers[int(fault[1])], Mapping):
            copies[int(fault[1])].pop(fault[2], None)
            if fault[2] not in paper:
                lost.add(int(fault[1]))
        elif len(fault) > 1:
            lost.add(int(fault[1]))
    places = [index for index in range(len(copies)) if index not in lost]
    kept["papers"] = [copies[index] for index in places]
    return kept, places


def _set_aside(kept: dict[str, Any], fault: Location) -> None:
    """Take a faulty value of the dossier itself out; of the issuer only the faulty key."""
    if fault[:1] == ("issuer",) and len(fault) > 1 and isinstance(kept.get("issuer"), Mapping):
        kept["issuer"] = {key: one for key, one in kept["issuer"].items() if key != fault[1]}
    elif fault:
        kept.pop(str(fault[0]), None)


def _moved(place: str, places: list[int]) -> str:
    """A path of the data that is left as a path of the data as given."""
    return _PAPER.sub(lambda match: f"papers[{places[int(match[1])]}]", place, count=1)
