"""What `docgen batch` is asked for: dossier, communes and options, read and checked."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.cli.batch_communes import table_among, targets_in_table, targets_named
from docgen.errors import InvalidInput, Problem
from docgen.intake.dossier_file import read_plain_dossier
from docgen.intake.targets import Targets
from docgen.intake.typed_tree import TypedTree
from docgen.model import Side
from docgen.papers.merge.law import law_of
from docgen.papers.merge.slots import table_slots
from docgen.places import Kind
from docgen.records.batches import BatchOptions, NewBatch
from docgen.vietnamese import fold

_KINDS = (Kind.XA, Kind.PHUONG, Kind.DAC_KHU)


@dataclass(frozen=True, slots=True)
class Wish:
    """How the user wants it: see the options of the command."""

    name: str
    options: BatchOptions
    every: bool
    yes: bool
    printing: bool
    duplex: bool
    as_json: bool


@dataclass(frozen=True, slots=True)
class Request:
    """A dossier and its targets. `side` is that of the papers."""

    tree: TypedTree
    content: Mapping[str, Any]
    targets: Targets
    side: Side

    def new_batch(self, name: str, out: Path, options: BatchOptions, today: dt.date) -> NewBatch:
        """The batch to create; the same request for the same folder is the same batch."""
        key = hashlib.sha256()
        for part in (
            str(out.resolve()), self.content, str(today), repr(options),
            [(one.key, dict(one.values), _plain(one.tables)) for one in self.targets.targets],
        ):  # fmt: skip
            key.update(json.dumps(part, ensure_ascii=False, sort_keys=True).encode())
        return NewBatch(
            f"cli:{key.hexdigest()}", name, self.content, self.targets.targets, options, today
        )


def read_request(
    dossier: Path, communes: Sequence[str], kinds: Sequence[str], today: dt.date
) -> Request:
    """Read what was asked. Raises InvalidInput and BrokenFile; `Targets.problems` say the rest."""
    tree = read_plain_dossier(dossier)
    if not isinstance(tree.data, Mapping):
        raise InvalidInput([Problem("", "đây không phải hồ sơ.", line=1)], str(dossier))
    content = dict(tree.data)
    day, edition = law_of(content, today)
    reasons = edition.date.place_type_in_front_when
    chosen = [_kind(one) for one in kinds]
    table = table_among(communes, chosen)
    if table is not None:
        targets = targets_in_table(table, table_slots(content), day, reasons)
    else:
        targets = targets_named(communes, chosen, day, reasons)
    return Request(tree, content, targets, edition.side)


def _kind(typed: str) -> Kind:
    for kind in _KINDS:
        if fold(kind.value) == fold(typed):
            return kind
    known = ", ".join(kind.value for kind in _KINDS)
    raise InvalidInput([Problem("--kind", f"không có loại «{typed}»; có: {known}.")])


def _plain(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, list[dict[str, str]]]:
    return {path: [dict(row) for row in rows] for path, rows in tables.items()}
