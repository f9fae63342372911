"""The empty workbook of a dossier: filled in, it is read back as it was meant."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from openpyxl import load_workbook

from docgen.intake.targets import GUIDE, MAIN, choose_targets, empty_targets, read_targets
from docgen.papers.merge import fields_wanted, table_slots

DAY = dt.date(2026, 11, 20)
DATA: dict[str, Any] = {
    "place": "«Địa danh»",
    "signature": {"position": "Chủ tịch", "name": "«Chủ tịch»"},
    "papers": [
        {"kind": "plan", "body": "Theo «Số công văn» và «ngày_công văn» của «Tỉnh», «Chủ Tịch» xét ««Dân vận»»."},
        {"kind": "commendation_list", "individuals": {"columns": "award"}},
    ],
}  # fmt: skip


def test_filled_in_and_read_back() -> None:
    fields, slots = fields_wanted(DATA), table_slots(DATA)
    assert fields == ("Chủ tịch", "Số công văn", "ngày công văn")
    chosen = choose_targets(["Cao Bằng"], [], [], on=DAY, place_reasons=()).targets
    book = load_workbook(io.BytesIO(empty_targets(chosen, fields, slots)))
    assert book.sheetnames == [MAIN, "Danh sách - Cá nhân", GUIDE, "Danh mục"]
    main, people = book[MAIN], book["Danh sách - Cá nhân"]
    assert [cell.value for cell in main[1]] == ["Mã xã", "Tên xã", "Tỉnh", *fields]
    assert main.max_row == 57
    assert people.data_validations.dataValidation[-1].formula1 == "'Danh mục'!$A$1:$A$56"
    assert book["Danh mục"].sheet_state == "hidden"

    for row in range(2, 58):
        main.cell(row, 4, f"Người {row}")
    people.cell(2, 1, book["Danh mục"]["A9"].value)
    headings = [cell.value for cell in people[1]]
    people.cell(
        2,
        headings.index("Họ và tên (Ông/Bà)" if "Họ và tên (Ông/Bà)" in headings else "Họ và tên")
        + 1,
        "Na",
    )
    output = io.BytesIO()
    book.save(output)
    found = read_targets(output.getvalue(), slots, on=DAY, place_reasons=())
    assert not found.wrong
    assert ["55 nơi không có dòng nào" in one.message for one in found.problems] == [True]
    assert [one.key for one in found.targets] == [one.key for one in chosen]
    assert found.targets[0].values["Chủ tịch"] == "Người 2"
    assert found.targets[8].tables["papers[1].individuals"][0]["name"] == "Na"


def test_slips_are_no_columns() -> None:
    assert fields_wanted({"a": "«Ten xa» «Địa  danh» «Một câu, có dấu phẩy» «x» «123»"}) == ("x",)
