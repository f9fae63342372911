"""Rows of a table from a spreadsheet: XLSX or CSV -> headings and cells -> rows by column key.

A file from outside is hostile until proven otherwise: bounded in size, packed and unpacked. Cells
are values: formulas are not run, and what they gave when the file was saved is read as text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from docgen.errors import BrokenFile, InvalidInput, Problem
from docgen.model.table import Content
from docgen.papers.tables.cells import read_number
from docgen.papers.tables.columns import ColumnField
from docgen.papers.tables.table import MAX_ROWS
from docgen.vietnamese import clean_text, fold

#: Bytes of a file, bytes it unpacks to, and parts in it. A list of 20,000 rows stays far below.
MAX_BYTES, MAX_UNPACKED, _MAX_PARTS = 8 << 20, 128 << 20, 2_000
_MAX_COLUMNS = 200
#: Rows among which the headings are looked for: above them stand the names of agency and list.
_HEAD_ROWS = 25
_ENCODINGS = ("utf-8-sig", "utf-16")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet; `number` as the sheet counts it, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first sheet of a file that has words in it: its headings, and the rows below them."""

    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def read_sheet(content: bytes, columns: Sequence[ColumnField]) -> Sheet:
    """The sheet in a file; `columns` help to tell which row has the headings.

    Raises BrokenFile when it is neither XLSX nor CSV, or too large; InvalidInput when it is empty.
    """
    if len(content) > MAX_BYTES:
        raise BrokenFile(f"Tệp lớn quá {MAX_BYTES >> 20} MB.")
    raw = _xlsx(content) if content[:4] == b"PK\x03\x04" else _csv(content)
    rows = [SheetRow(number, cells) for number, cells in raw if any(cells)]
    if not rows:
        raise InvalidInput([Problem("", "Tệp không có dòng nào.")])
    head = max(range(min(len(rows), _HEAD_ROWS)), key=lambda place: _likeness(rows[place], columns))
    below = rows[head + 1 :]
    if len(below) > MAX_ROWS:
        raise InvalidInput([Problem("", f"Tệp có {len(below)} dòng; nhiều nhất là {MAX_ROWS}.")])
    width = max(len(row.cells) for row in rows[head:])
    headings = (*rows[head].cells, *[""] * (width - len(rows[head].cells)))
    return Sheet(headings, tuple(below))


def match_columns(headings: Sequence[str], columns: Sequence[ColumnField]) -> dict[int, str]:
    """The column of the table that each column of the sheet is likely meant for."""
    matched: dict[int, str] = {}
    for place, heading in enumerate(headings):
        free = (column for column in columns if column.key not in matched.values())
        if found := next((column for column in free if _alike(heading, column)), None):
            matched[place] = found.key
    return matched


def take_rows(
    sheet: Sheet, mapping: Mapping[int, str], columns: Sequence[ColumnField]
) -> tuple[list[dict[str, str]], list[Problem]]:
    """Rows by column key, and every cell that cannot be taken, by its name in the sheet («C5»)."""
    fields = {column.key: column for column in columns}
    taken, problems = [], []
    for row in sheet.rows:
        cells = {}
        for place, key in mapping.items():
            text = clean_text(row.cells[place]) if place < len(row.cells) else ""
            if text and fields[key].column.content is Content.NUMBER and read_number(text) is None:
                message = f"Cột «{fields[key].column.heading}» cần một số, «{text[:40]}» không phải là số."
                problems.append(Problem(f"{column_name(place)}{row.number}", message))
            cells[key] = text
        if any(cells.values()):
            taken.append(cells)
    return taken, problems


def column_name(place: int) -> str:
    """What a spreadsheet calls a column, from 0: «A», «Z», «AA»."""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _xlsx(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            unpacked = sum(part.file_size for part in parts)
            if unpacked > MAX_UNPACKED or len(parts) > _MAX_PARTS:
                raise BrokenFile(f"Tệp giải nén ra lớn quá {MAX_UNPACKED >> 20} MB.")
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            for name in workbook.sheet_names:
                sheet = workbook.get_sheet_by_name(name)
                rows = sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS + _HEAD_ROWS)
                if any(any(cell != "" for cell in row) for row in rows):
                    yield from _numbered(rows)
                    return
    except (zipfile.BadZipFile, CalamineError, OSError, ValueError) as error:
        raise BrokenFile("Tệp không phải là Excel (.xlsx) hoặc đã hỏng.") from error


def _numbered(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in enumerate(rows, start=1):
        yield number, tuple(_text(cell) for cell in row[:_MAX_COLUMNS])


def _csv(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator), start=1):
            yield number, tuple(_text(cell) for cell in row[:_MAX_COLUMNS])
    except csv.Error as error:
        raise BrokenFile("Tệp CSV sai cách viết.") from error


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise BrokenFile("Tệp phải là Excel (.xlsx) hoặc CSV mã UTF-8.")


def _text(cell: object) -> str:
    """A cell as a person would have typed it."""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        cell = cell.date()
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return "" if cell is None else str(cell).strip()


def _alike(heading: str, column: ColumnField) -> bool:
    """Whether a heading is that of the column, in whatever marks and with whatever is added."""
    written, known = _bare(heading), _bare(column.column.heading)
    if not written:
        return False
    return written in (known, column.key) or (len(written) > 3 and known.startswith(written))


def _bare(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())


def _likeness(row: SheetRow, columns: Sequence[ColumnField]) -> tuple[int, int]:
    """How much a row looks like the headings: by known ones, then by how many cells have words."""
    known = sum(any(_alike(cell, column) for column in columns) for cell in row.cells)
    return known, -row.number
