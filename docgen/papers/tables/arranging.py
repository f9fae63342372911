"""Order and sums of the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from docgen.papers.tables.cells import TypedRow, read_number, write_number
from docgen.papers.tables.columns import ColumnField
from docgen.vietnamese import name_sort_key, sort_key

TOTAL = "Tổng cộng"


def in_order(rows: Iterable[TypedRow], columns: Sequence[ColumnField], key: str) -> list[TypedRow]:
    """The rows in Vietnamese order of one column, each group by itself and where it stood."""
    filled = [column for column in columns if not column.is_serial]
    place = next(index for index, column in enumerate(filled) if column.key == key)
    by = name_sort_key if filled[place].person else sort_key
    ordered: list[TypedRow] = []
    for is_heading, part in groupby(rows, key=lambda row: bool(row.group)):
        together = list(part)
        if not is_heading:
            together.sort(key=lambda row: by(row.cells[place]))
        ordered += together
    return ordered


def sums(rows: Sequence[TypedRow], columns: Sequence[ColumnField]) -> tuple[str, ...]:
    """The cells of the row of sums, its label in the first column that is neither serial nor sum.

    () where no column asks for a sum, or there is no row to add up.
    """
    counted = [row for row in rows if not row.group]
    if not counted or not any(column.column.total for column in columns):
        return ()
    label: Iterator[str] = iter([TOTAL])
    cells, place = [], 0
    for column in columns:
        if column.column.total:
            cells.append(_sum(row.cells[place] for row in counted))
        else:
            cells.append("" if column.is_serial else next(label, ""))
        place += not column.is_serial
    return tuple(cells)


def _sum(cells: Iterable[str]) -> str:
    values = (read_number(cell) for cell in cells)
    return write_number(sum((value for value in values if value is not None), Decimal()))
