"""Cells and rows as people type them, and the numbers that are added up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import NumberFormatError, format_decimal, parse_decimal
from pydantic_core import PydanticCustomError

from docgen.model.table import Content
from docgen.papers.parts.fields import MAX_PARAGRAPH, all_wrong, read_paragraph
from docgen.papers.suggestions import did_you_mean
from docgen.papers.tables.columns import GROUP, ColumnField, find_column

_LOCALE = "vi"

_BOUNDS = "không dùng được: nhiều nhất 15 chữ số trước dấu phẩy và 6 chữ số sau dấu phẩy."

Path = tuple[str | int, ...]
Mistake = tuple[Path, str]


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row: a text for each column but the serial one, or the one text of a group row."""

    cells: tuple[str, ...]
    group: str = ""


def read_rows(value: object, columns: tuple[ColumnField, ...]) -> tuple[TypedRow, ...]:
    """Rows given as lists of cells or by column key; raises the mistakes of all rows at once.

    A row's path counts from 0 as in the file; its message counts from 1 as people do.
    """
    if not isinstance(value, list | tuple):
        raise all_wrong("rows", [((), "Mục rows là danh sách các dòng của bảng.")])
    filled = tuple(field for field in columns if not field.is_serial)
    mistakes: list[Mistake] = []
    rows = [_read_row(index, row, filled, mistakes) for index, row in enumerate(value)]
    if mistakes:
        raise all_wrong("rows", mistakes)
    return tuple(rows)


def _read_row(
    index: int, row: object, columns: tuple[ColumnField, ...], mistakes: list[Mistake]
) -> TypedRow:
    if isinstance(row, Mapping):
        if set(row) == {GROUP}:
            heading = _read_cell((index, GROUP), row[GROUP], None, mistakes)
            if not heading:
                mistakes.append(((index, GROUP), f"Dòng {index + 1}: chưa ghi tiêu đề nhóm."))
            return TypedRow((), heading)
        return _read_keyed(index, row, columns, mistakes)
    if not isinstance(row, list | tuple):
        mistakes.append(
            ((index,), f"Dòng {index + 1}: cần một danh sách các ô, hoặc ghi theo khoá cột.")
        )
        return TypedRow(())
    if len(row) > len(columns):
        message = (
            f"Dòng {index + 1} có {len(row)} ô, bảng có {len(columns)} cột "
            "(không kể cột số thứ tự, docgen tự đánh). Hãy bỏ ô thừa."
        )
        mistakes.append(((index,), message))
        return TypedRow(())
    padded = [*row, *[None] * (len(columns) - len(row))]
    cells = zip(padded, columns, strict=True)
    return TypedRow(
        tuple(
            _read_cell((index, place), cell, column, mistakes)
            for place, (cell, column) in enumerate(cells)
        )
    )


def _read_keyed(
    index: int,
    row: Mapping[str, object],
    columns: tuple[ColumnField, ...],
    mistakes: list[Mistake],
) -> TypedRow:
    cells = dict.fromkeys((field.key for field in columns), "")
    for key, cell in row.items():
        field = find_column(str(key), columns)
        if key == GROUP:
            message = f"Dòng {index + 1}: dòng tiêu đề nhóm chỉ có một mục «{GROUP}»."
            mistakes.append(((index, key), message))
        elif field is None:
            near = did_you_mean(str(key), [*cells, GROUP])
            mistakes.append(((index, key), f"Dòng {index + 1}: bảng không có cột «{key}».{near}"))
        else:
            cells[field.key] = _read_cell((index, key), cell, field, mistakes)
    return TypedRow(tuple(cells.values()))


def _read_cell(
    path: Path, value: object, field: ColumnField | None, mistakes: list[Mistake]
) -> str:
    number = field is not None and field.column.content is Content.NUMBER
    row = f"Dòng {int(path[0]) + 1}"
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    counted = number and isinstance(value, int) and not isinstance(value, bool)
    if isinstance(value, float) or counted:
        if not _is_in_bounds(amount := Decimal(str(value))):
            mistakes.append((path, f"{row}: «{str(value)[:40]}» {_BOUNDS}"))
            return ""
        return write_number(amount)
    try:
        text = read_paragraph(value)
    except PydanticCustomError:
        mistakes.append((path, f"{row}: mỗi ô là một đoạn chữ hoặc một số."))
        return ""
    if len(text) > MAX_PARAGRAPH:
        mistakes.append((path, f"{row}: ô dài {len(text)} chữ, nhiều nhất {MAX_PARAGRAPH}."))
    elif field is not None and number and text and read_number(text) is None:
        message = (
            f"{row}: cột «{field.column.heading}» cần một số, «{text[:40]}» không dùng được. "
            "Hãy ghi như 1.250 hay 12,5."
        )
        mistakes.append((path, message))
    return text


def read_number(text: str) -> Decimal | None:
    """The value of a number written the Vietnamese way («1.250», «12,5»); None when it is none.

    None too for a number of more than fifteen digits before the comma or six behind it: no count
    or sum of money has so many, and sums of them would be rounded.
    """
    try:
        value = parse_decimal(text, locale=_LOCALE, strict=True)
    except NumberFormatError:
        return None
    return value if _is_in_bounds(value) else None


def _is_in_bounds(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and abs(value) < 10**15 and exponent >= -6


def write_number(value: Decimal) -> str:
    """A number the Vietnamese way: «1.250», «12,5»."""
    return format_decimal(value, locale=_LOCALE, decimal_quantization=False)
