"""Workbooks for tests: sheets of texts, and packages with a part replaced."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import xlsxwriter

Cell = str | float


def workbook(**sheets: Sequence[Sequence[Cell]]) -> bytes:
    """An XLSX with these sheets; a sheet named with underscores gets spaces."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name.replace("_", " "))
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return output.getvalue()


def far_cell(row: int, column: int) -> bytes:
    """A workbook with a word in A1 and one at this place (from 0)."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        sheet.write_string(0, 0, "Mã xã")
        sheet.write_string(row, column, "x")
    return output.getvalue()


def with_part(content: bytes, name: str, changes: Mapping[bytes, bytes]) -> bytes:
    """The package with bytes of one part replaced."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(output, "w") as made:
        for part in given.infolist():
            data = given.read(part)
            if part.filename == name:
                for old, new in changes.items():
                    assert old in data
                    data = data.replace(old, new)
            made.writestr(part.filename, data)
    return output.getvalue()
