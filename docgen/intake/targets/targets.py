"""The units of a batch with all that is wrong with how they were given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from docgen import places
from docgen.errors import Problem, Severity
from docgen.papers.merge import Target, commune_values, row_values
from docgen.places import Commune


@dataclass(frozen=True, slots=True)
class Targets:
    """The units, in order.

    `columns` are the merge fields that their values have. `problems` are all that is wrong, errors
    and warnings; while there is an error the targets are not all that was meant. `row_of` says
    where in the spreadsheet a target stands («Danh sách xã, dòng 7»), by its key.
    """

    targets: tuple[Target, ...]
    columns: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    row_of: Mapping[str, str] = field(default_factory=dict)

    @property
    def wrong(self) -> bool:
        """Whether one of the problems is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def target_of(
    commune: Commune, row: Mapping[str, str], on: dt.date, place_reasons: Iterable[str]
) -> Target:
    """A commune as a target; `row` are the columns of the user's table, {} for none."""
    province = places.province_of(commune, on)
    values = row_values(commune_values(commune, province, place_reasons), row)
    return Target(commune.code, commune.name, province.name, values)


def doubts_about(communes: Iterable[Commune], on: dt.date) -> Iterator[Problem]:
    """What the person who signs should look at, each once: changes whose day is not known."""
    codes = dict.fromkeys(
        code for commune in communes for code in (commune.province_code, commune.code)
    )
    for code in codes:
        for doubt in places.doubts(code, on):
            yield Problem("", doubt.text, Severity.WARNING)
