"""Rows of a table from a spreadsheet: XLSX or CSV -> headings and cells -> rows by column key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from docgen.errors import InvalidInput, Problem
from docgen.intake.sheets import HEAD_ROWS, RawSheet, SheetRow, column_name, read_sheets
from docgen.model.table import Content
from docgen.papers.tables.cells import read_number
from docgen.papers.tables.columns import ColumnField
from docgen.papers.tables.table import MAX_ROWS
from docgen.vietnamese import clean_text, fold

__all__ = [
    "Sheet", "SheetRow", "bare", "column_name", "headed", "is_heading_of", "match_columns",
    "number_problem", "read_sheet", "take_rows",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that has words in it: its headings, and the rows below them."""

    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def read_sheet(content: bytes, columns: Sequence[ColumnField]) -> Sheet:
    """The first sheet in a file; `columns` help to tell which row has the headings.

    Raises BrokenFile when it is neither XLSX nor CSV, or too large; InvalidInput when it is empty.
    """
    sheets = read_sheets(content)
    if not sheets:
        raise InvalidInput([Problem("", "Tệp không có dòng nào.")])
    return headed(sheets[0], lambda cell: any(is_heading_of(cell, one) for one in columns))


def headed(sheet: RawSheet, is_heading: Callable[[str], bool]) -> Sheet:
    """The sheet with its headings: of its first rows the one with most cells that are headings.

    InvalidInput when more rows stand below than a table may have.
    """
    rows = sheet.rows

    def likeness(place: int) -> tuple[int, int]:
        return sum(map(is_heading, rows[place].cells)), -rows[place].number

    head = max(range(min(len(rows), HEAD_ROWS)), key=likeness)
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
        if found := next((column for column in free if is_heading_of(heading, column)), None):
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
            if message := number_problem(text, fields[key]):
                problems.append(Problem(f"{column_name(place)}{row.number}", message))
            cells[key] = text
        if any(cells.values()):
            taken.append(cells)
    return taken, problems


def number_problem(text: str, field: ColumnField) -> str:
    """Why a cell cannot stand in a column of numbers; "" when it can."""
    if not text or field.column.content is not Content.NUMBER or read_number(text) is not None:
        return ""
    return f"Cột «{field.column.heading}» cần một số, «{text[:40]}» không phải là số."


def is_heading_of(heading: str, column: ColumnField) -> bool:
    """Whether a heading is that of the column, in whatever marks and with whatever is added."""
    written, known = bare(heading), bare(column.column.heading)
    if not written:
        return False
    return written in (known, column.key) or (len(written) > 3 and known.startswith(written))


def bare(text: str) -> str:
    """A heading for comparing: without marks, capitals and punctuation."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())
