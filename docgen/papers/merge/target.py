"""One unit of a batch: its fields, its rows, and the dossier made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.papers.merge.template import MergeTemplate

_STEP = re.compile(r"(\w+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Target:
    """One unit that gets the papers of a dossier in its own name.

    `key` is the code of the commune, or «dong-12» for a unit that the places do not know; unique
    in a batch. `province` is «Tỉnh Cao Bằng», "" where none is known. `values` are the merge
    fields. `tables` are rows by the path of a `TableSlot`, each row by column key.
    """

    key: str
    name: str
    province: str
    values: Mapping[str, str]
    tables: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)


def dossier_data(template: MergeTemplate, target: Target) -> dict[str, Any]:
    """The plain data of the target's dossier: fields filled, its rows in their tables.

    The rows of the target take the place of those that the dossier shows; a table for which it has
    none stays as the dossier has it. InvalidInput, under the target's name, for the errors of the
    template and for empty fields.
    """
    data: Any = template.fill(target.values, target.name)
    for path, rows in target.tables.items():
        if rows:
            data = _with_rows(data, _steps(path), rows)
    if not isinstance(data, dict):
        raise TypeError("a dossier is a mapping")
    return data


def _steps(path: str) -> tuple[str | int, ...]:
    """A path as keys: «papers[1].models» gives ("papers", 1, "models")."""
    return tuple(
        int(match[2]) if match[2] is not None else match[1] for match in _STEP.finditer(path)
    )


def _with_rows(data: Any, steps: Sequence[str | int], rows: Sequence[Mapping[str, str]]) -> Any:
    """The data with these rows in the table at the path; what is not on the way is shared.

    KeyError or IndexError when there is no such table.
    """
    if not steps:
        return {**data, "rows": [dict(row) for row in rows]}
    step, *rest = steps
    inner = _with_rows(data[step], rest, rows)
    if isinstance(step, int):
        return [inner if place == step else one for place, one in enumerate(data)]
    return {**data, step: inner}
