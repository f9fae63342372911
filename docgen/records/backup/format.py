"""The one file of a backup: a ZIP of tables, files and a manifest that says what must be in it.

    tables/<name>.jsonl   one row a line, as JSON, in the order of the primary key
    files/<sha256>        every file that a paper has
    manifest.json         version of the schema, counts, and the SHA-256 of each table

Tables are written the same way from SQLite and from PostgreSQL, so a backup of one restores into
the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Date, DateTime, Table

FORMAT = 1
MANIFEST = "manifest.json"


class TableContents(BaseModel):
    """How many rows a table has, and the SHA-256 of its lines."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    rows: int
    sha256: str


class Manifest(BaseModel):
    """What a backup holds. `tables` stand in the order in which they must be filled.

    `damaged` are files that the store had lost when the backup was made.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    made_at: dt.datetime
    revision: str
    tables: tuple[TableContents, ...]
    files: int
    damaged: tuple[str, ...]


def table_part(name: str) -> str:
    """The member of the ZIP that holds a table."""
    return f"tables/{name}.jsonl"


def file_part(sha256: str) -> str:
    """The member of the ZIP that holds a file."""
    return f"files/{sha256}"


def written(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON can hold it: days and moments in ISO 8601."""
    return {
        name: value.isoformat() if isinstance(value, dt.date | dt.datetime) else value
        for name, value in row.items()
    }


def read(row: Mapping[str, Any], table: Table) -> dict[str, Any]:
    """The row that `written` wrote, for a table of the same columns."""
    return {name: _value(value, table, name) for name, value in row.items()}


def _value(value: Any, table: Table, name: str) -> Any:
    if value is None:
        return None
    kind = table.columns[name].type
    if isinstance(kind, DateTime):
        return dt.datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return dt.date.fromisoformat(value)
    return value
