"""Values as a form shows them: what a dossier may say in several ways, in the form's one way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from docgen.papers.parts.dates import WrittenDate, read_date
from docgen.papers.parts.issuer import read_own_issuer
from docgen.papers.parts.receivers import read_filing
from docgen.papers.parts.signing import read_signature
from docgen.papers.tables.columns import ColumnField, ColumnSet, choose_columns
from web.forms.declared import FormField


def text_of(field: FormField, value: object) -> str:
    """The text in an input; lists a line each, dates as people write them."""
    if value is None:
        return "" if field.default in (None, ()) else str(field.default)
    if field.input == "date":
        return _date(value)
    if isinstance(value, list | tuple):
        return "\n".join(str(item) for item in value)
    return str(value)


def group_of(field: FormField, value: object) -> Mapping[str, Any]:
    """The values of a group, also where the dossier wrote the group as one word or line."""
    reader = {"issuer": read_own_issuer, "filing": read_filing, "signature": read_signature}
    if value is None:
        return {}
    try:
        value = reader.get(field.name, lambda same: same)(value)
    except PydanticCustomError:
        return {}
    return value if isinstance(value, Mapping) else {}


def receivers_of(value: object) -> list[list[str]]:
    """Nơi nhận as rows of name and purpose."""
    if isinstance(value, str):
        value = [line for line in value.split("\n") if line.strip()]
    rows: list[list[str]] = []
    for item in value if isinstance(value, list | tuple) else ():
        if isinstance(item, Mapping):
            purpose = str(item.get("purpose") or "")
            names = item.get("names") or [item.get("name") or ""]
            names = names.split("\n") if isinstance(names, str) else names
            rows += [[str(name), purpose] for name in names]
        else:
            rows.append([str(item), ""])
    return rows


def columns_of(value: object, sets: Sequence[ColumnSet]) -> tuple[ColumnField, ...]:
    """The columns to type into; the usual set where what is written cannot be understood."""
    try:
        chosen = choose_columns(value or None, tuple(sets))
    except ValueError:
        chosen = sets[0].columns
    return tuple(column for column in chosen if not column.is_serial)


def rows_of(value: object, columns: Sequence[ColumnField]) -> list[dict[str, str]]:
    """Rows by column key; a row that heads a group has only «group»."""
    rows: list[dict[str, str]] = []
    for row in value if isinstance(value, list | tuple) else ():
        if isinstance(row, Mapping):
            rows.append({str(key): _cell(cell) for key, cell in row.items()})
        elif isinstance(row, list | tuple):
            cells = [*row, *[""] * (len(columns) - len(row))]
            pairs = zip(columns, cells, strict=False)
            rows.append({column.key: _cell(cell) for column, cell in pairs})
    return rows


def column_choice(value: object) -> str:
    """What the select of column sets holds: the id of a set, or the columns themselves as JSON."""
    return (
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) if value else ""
    )


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _date(value: object) -> str:
    if isinstance(value, str | int):
        return str(value)
    try:
        return str(WrittenDate.model_validate(read_date(value))).replace("…/", "")
    except (PydanticCustomError, ValueError):
        return ""
