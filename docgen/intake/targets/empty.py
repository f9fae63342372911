"""An empty workbook for a dossier: the chosen communes, a column a field, a sheet a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from docgen.intake.empty_sheet import FONT, write_columns
from docgen.papers.merge import TableSlot, Target

#: Names of sheets: the communes, how to fill the workbook in, the words of its lists.
MAIN, GUIDE, LISTS = "Danh sách xã", "Hướng dẫn", "Danh mục"
#: Rows of a table that have a list to choose the commune from.
_ROWS = 5_000


def empty_targets(
    targets: Sequence[Target], fields: Sequence[str], slots: Sequence[TableSlot]
) -> bytes:
    """A workbook that `read_targets` reads once it is filled in.

    `fields` are the columns beside code, name and province; what the targets already have of them
    is filled in. Every slot gets a sheet whose first column chooses among the targets.
    """
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as workbook:
        _main(workbook, targets, fields)
        for slot in slots:
            _table(workbook, slot, len(targets))
        _guide(workbook, fields, slots)
        lists = workbook.add_worksheet(LISTS)
        lists.hide()
        for row, target in enumerate(targets):
            lists.write_string(row, 0, _label(target))
    return output.getvalue()


def _label(target: Target) -> str:
    """What a list shows, and a look-up understands: «Xã Đông Khê, Tỉnh Cao Bằng»."""
    return f"{target.name}, {target.province}" if target.province else target.name


def _main(workbook: Any, targets: Sequence[Target], fields: Sequence[str]) -> None:
    sheet = workbook.add_worksheet(MAIN)
    heading = workbook.add_format({**FONT, "bold": True, "border": 1, "bg_color": "#E3EFF4"})
    text = workbook.add_format({**FONT, "num_format": "@"})
    for place, name in enumerate(("Mã xã", "Tên xã", "Tỉnh", *fields)):
        sheet.set_column(place, place, 10 if place == 0 else 26, text)
        sheet.write_string(0, place, name, heading)
    for row, target in enumerate(targets, start=1):
        own = (target.values.get(field, "") for field in fields)
        cells = (target.key, target.name, target.province, *own)
        for place, cell in enumerate(cells):
            if cell:
                sheet.write_string(row, place, cell, text)
    sheet.freeze_panes(1, 2)


def _table(workbook: Any, slot: TableSlot, count: int) -> None:
    sheet = workbook.add_worksheet(slot.name)
    write_columns(workbook, sheet, slot.columns, first=1)
    heading = workbook.add_format({**FONT, "bold": True, "border": 1, "bg_color": "#FFF4DC"})
    sheet.set_column(0, 0, 34, workbook.add_format({**FONT, "num_format": "@"}))
    sheet.write_string(0, 0, "Xã", heading)
    sheet.freeze_panes(1, 1)
    if count:
        source = f"='{LISTS}'!$A$1:$A${count}"
        rule = {
            "validate": "list",
            "source": source,
            "error_title": "Không có xã này",
            "error_message": f"Hãy chọn một xã trong trang «{MAIN}».",
        }
        sheet.data_validation(1, 0, _ROWS, 0, rule)


def _guide(workbook: Any, fields: Sequence[str], slots: Sequence[TableSlot]) -> None:
    sheet = workbook.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 100)
    wrapped = workbook.add_format({"text_wrap": True})
    lines = [
        f"Trang «{MAIN}»: mỗi xã một dòng. Có thể bớt dòng, thêm dòng; mã xã quyết định là xã nào.",
        "Mỗi cột còn lại là một trường của hồ sơ: tên cột là chữ nằm giữa hai dấu « ».",
    ]
    if fields:
        lines.append(f"Cần điền cho mọi xã: {', '.join(f'«{field}»' for field in fields)}.")
    lines += [
        f"Trang «{slot.name}»: mỗi dòng của bảng một dòng, cột đầu chọn xã. "
        "Xã không có dòng nào thì bảng để như trong hồ sơ."
        for slot in slots
    ]
    lines += [
        "Không gộp ô, không xoá dòng tiêu đề, không đổi tên trang. Xuống dòng trong ô bằng Alt+Enter.",
        "Xong thì lưu tệp rồi tải lên ở bước «Cho những xã nào».",
    ]
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, wrapped)
