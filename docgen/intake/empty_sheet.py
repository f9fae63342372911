"""An empty workbook for the rows of a table, to be filled in elsewhere and read by `intake.rows`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from docgen.model.table import Content
from docgen.papers.tables.columns import ColumnField

#: Cells that are usually one of a few words; others may be typed.
_USUAL = {
    "form": ("Ông", "Bà"),
    "award": ("Giấy khen", "Bằng khen"),
    "title": ("Lao động tiên tiến", "Chiến sĩ tiên tiến", "Chiến sĩ thi đua cơ sở"),
}
_ROWS = 2_000
FONT = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}


def empty_workbook(columns: Sequence[ColumnField], title: str) -> bytes:
    """A workbook with the headings, a note on each, lists to choose from, and how to fill it in."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Danh sách")
        write_columns(workbook, sheet, columns)
        _guide(workbook, title)
    return output.getvalue()


def write_columns(
    workbook: Any, sheet: Any, columns: Sequence[ColumnField], first: int = 0
) -> None:
    """Headings, notes and lists of the columns, from the column `first` (from 0) of a sheet on."""
    heading = workbook.add_format({**FONT, "bold": True, "border": 1, "bg_color": "#E3EFF4"})
    # Cells are texts, so that «05/3» stays what was typed and does not become a date.
    text = workbook.add_format({**FONT, "num_format": "@"})
    for place, field in enumerate(columns, start=first):
        sheet.set_column(place, place, 14 + 14 * field.column.weight, text)
        sheet.write_string(0, place, field.column.heading, heading)
        sheet.write_comment(0, place, _note(field), {"x_scale": 1.6})
        _list(sheet, place, field)
    sheet.freeze_panes(1, 0)


def _note(field: ColumnField) -> str:
    note = "Chỉ ghi số, ví dụ 1.250." if field.column.content is Content.NUMBER else "Ghi chữ."
    return f"{note} Ví dụ: {field.example}" if field.example else note


def _list(sheet: Any, place: int, field: ColumnField) -> None:
    if words := _USUAL.get(field.key):
        rule = {"validate": "list", "source": list(words), "error_type": "information"}
        sheet.data_validation(1, place, _ROWS, place, rule)


def _guide(workbook: Any, title: str) -> None:
    sheet = workbook.add_worksheet("Hướng dẫn")
    sheet.set_column(0, 0, 90)
    lines = (
        title,
        "Mỗi người hoặc mỗi đơn vị một dòng; không gộp ô, không xoá dòng tiêu đề.",
        "Không cần cột số thứ tự: docgen tự đánh số.",
        "Xuống dòng trong ô bằng Alt+Enter.",
        "Xong thì lưu tệp rồi tải lên ở trang soạn văn bản.",
    )
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, workbook.add_format({"text_wrap": True}))
