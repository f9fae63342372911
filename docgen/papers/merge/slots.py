"""The tables of a dossier that may have rows of each unit's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from docgen.papers.catalogue import kinds
from docgen.papers.kind import Kind
from docgen.papers.setting import join_path
from docgen.papers.tables.columns import ColumnField, choose_columns
from docgen.papers.tables.table import TableFields


@dataclass(frozen=True, slots=True)
class TableSlot:
    """A table of the dossier that may take rows for each unit.

    `path` is where it stands («papers[0].attachments[1].individuals»). `name` is what people call
    it («Danh sách - Cá nhân»), unique in the dossier and usable as the name of a sheet. `columns`
    are those the dossier chose, without the serial one.
    """

    path: str
    name: str
    columns: tuple[ColumnField, ...]


def table_slots(data: object) -> tuple[TableSlot, ...]:
    """The slots of a dossier's plain data, in its order, tables of attachments too.

    Only tables that the dossier has. What cannot be understood (an unknown kind, a wrong column)
    is passed over: reading the dossier tells that.
    """
    papers = data.get("papers") if isinstance(data, Mapping) else None
    return tuple(_named_apart(_slots_of(papers, "papers")))


def _slots_of(papers: object, path: str) -> Iterator[TableSlot]:
    known = {kind.id: kind for kind in kinds()}
    for index, paper in enumerate(papers if isinstance(papers, list | tuple) else ()):
        kind = known.get(str(paper.get("kind"))) if isinstance(paper, Mapping) else None
        if kind is None:
            continue
        place = join_path(path, (index,))
        yield from _slots_in(paper, kind, place)
        yield from _slots_of(paper.get("attachments"), join_path(place, ("attachments",)))


def _slots_in(paper: Mapping[str, Any], kind: Kind[Any], place: str) -> Iterator[TableSlot]:
    for key, field in kind.fields.model_fields.items():
        table, given = _table_of(field), paper.get(key)
        if table is None or not isinstance(given, Mapping):
            continue
        try:
            columns = choose_columns(given.get("columns") or None, table.SETS)
        except (PydanticCustomError, ValidationError):
            continue
        filled = tuple(column for column in columns if not column.is_serial)
        yield TableSlot(join_path(place, (key,)), f"{kind.name} - {table.HEADING}", filled)


def _table_of(field: FieldInfo) -> type[TableFields] | None:
    """The table that a field of a paper holds, None for a field of another sort."""
    for part in get_args(field.annotation):
        if isinstance(part, type) and issubclass(part, TableFields):
            return part
    return None


def _named_apart(slots: Iterator[TableSlot]) -> Iterator[TableSlot]:
    """The slots with a number behind every name that was given before: «Danh sách - Cá nhân 2»."""
    seen: Counter[str] = Counter()
    for slot in slots:
        seen[slot.name] += 1
        again = seen[slot.name]
        yield slot if again == 1 else replace(slot, name=f"{slot.name} {again}")
