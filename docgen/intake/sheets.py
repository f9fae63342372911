"""The sheets of a file from outside, XLSX or CSV, as rows of texts.

A file from outside is hostile until proven otherwise: bounded in size, packed and unpacked. Cells
are values: formulas are not run, and what they gave when the file was saved is read as text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from docgen.errors import BrokenFile
from docgen.intake.sound_workbook import MAX_BYTES, sound_copy
from docgen.papers.tables.table import MAX_ROWS

#: Rows among which the headings are looked for: above them stand the names of agency and list.
HEAD_ROWS = 25
_MAX_COLUMNS = 200
_MAX_SHEETS = 50
_MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet; `number` as the sheet counts it, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The rows of a sheet that have words in them. `name` is "" for a CSV file."""

    name: str
    rows: tuple[SheetRow, ...]


def read_sheets(content: bytes) -> tuple[RawSheet, ...]:
    """The sheets of a file that have words in them, in its order; at most some 20,000 rows each.

    Raises BrokenFile when it is empty, neither XLSX nor CSV, or too large.
    """
    if not content.strip():
        raise BrokenFile("Tệp trống, không có chữ nào. Hãy điền rồi lưu lại.")
    if len(content) > MAX_BYTES:
        raise BrokenFile(f"Tệp lớn quá {MAX_BYTES >> 20} MB.")
    sheets = _xlsx(content) if content[:4] == b"PK\x03\x04" else [_csv(content)]
    return tuple(sheet for sheet in sheets if sheet.rows)


def column_name(place: int) -> str:
    """What a spreadsheet calls a column, from 0: «A», «Z», «AA»."""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _xlsx(content: bytes) -> Iterator[RawSheet]:
    sound = io.BytesIO(sound_copy(content))
    try:
        with CalamineWorkbook.from_filelike(sound) as workbook:
            for name in workbook.sheet_names[:_MAX_SHEETS]:
                sheet = workbook.get_sheet_by_name(name)
                rows = sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS + HEAD_ROWS)
                yield RawSheet(name, _with_words(rows))
    except (CalamineError, OSError, ValueError) as error:
        raise BrokenFile("Tệp không phải là Excel (.xlsx) hoặc đã hỏng.") from error


def _csv(content: bytes) -> RawSheet:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    begun = 1
    try:
        for row in reader:
            rows.append(row)
            begun = reader.line_num + 1
    except csv.Error as error:
        raise BrokenFile(
            f'Tệp CSV sai cách viết ở dòng {begun}: dấu ngoặc kép " mở ra mà không đóng đúng chỗ. '
            "Dấu ngoặc kép trong một ô phải gõ hai lần."
        ) from error
    return RawSheet("", _with_words(rows))


def _with_words(rows: Sequence[Sequence[Any]]) -> tuple[SheetRow, ...]:
    numbered = (
        SheetRow(number, tuple(_text(cell) for cell in row[:_MAX_COLUMNS]))
        for number, row in enumerate(rows, start=1)
    )
    return tuple(row for row in numbered if any(row.cells))


def _decoded(content: bytes) -> str:
    """The text of a CSV file. What Excel saves without a mark in an old code of a machine (Windows-1258,
    TCVN3) cannot be told from another such code, and is refused."""
    marked = content.startswith(_MARKS_OF_UTF16)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", *_two_bytes(content)):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if "\x00" not in text:
                return text
    raise BrokenFile(
        "Tệp phải là Excel (.xlsx) hoặc CSV mã UTF-8. Hãy mở bằng Excel, chọn Lưu thành (Save As), "
        "kiểu «Excel Workbook (.xlsx)» hoặc «CSV UTF-8»."
    )


def _two_bytes(content: bytes) -> tuple[str, ...]:
    """UTF-16 without its mark: half of its commas and letters without marks is NUL."""
    if b"\x00" not in content:
        return ()
    return ("utf-16-be",) if content[:1] == b"\x00" else ("utf-16-le",)


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
