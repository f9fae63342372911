"""The wizard of a batch, asked as a browser asks."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import pytest
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from docgen.records.batches import Batch, BatchState, batches, items
from docgen.records.rights import Role
from tests.intake.workbooks import workbook
from tests.web.office import HERE, OPERATOR, Office
from web.batch.what import joined

DOSSIER = """\
issuer: {side: state, name: [Ủy ban nhân dân, «Xã»], sign: UBND}
place: «Địa danh»
signature: {authority: TM. Ủy ban nhân dân, position: Chủ tịch, name: «Chủ tịch»}
recipients: [Các xóm]
filing: VT
papers:
  - kind: plan
    abstract: xây dựng điển hình của «Xã»
    body: |
      I. MỤC ĐÍCH
      1. Một việc.
  - kind: commendation_list
    individuals: {columns: [serial, name, note], empty_rows: 2}
"""
#: The same without a field that the list of communes does not have.
PLAIN = DOSSIER.replace("«Chủ tịch»", "Lê Thị Mơ")
HUE = "46"  # 40 communes


def asked(dossier: str = PLAIN, **more: Any) -> dict[str, Any]:
    given = {
        "dossier": dossier,
        "province": HUE,
        "kind": ["xã", "phường", "đặc khu"],
        "name": "Đợt một",
    }
    return {**given, "files": "docx", **more}


def check(office: Office, given: Mapping[str, Any], role: Role = Role.CLERK) -> TestResponse:
    return office.role(role).post("/nhieu-xa/moi/kiem-tra", data=given)


def only(office: Office) -> Batch:
    with office.records.reading(HERE, OPERATOR) as desk:
        (batch,) = batches(desk)
        return batch


def table(*rows: tuple[str, ...], **sheets: Any) -> tuple[io.BytesIO, str]:
    return io.BytesIO(workbook(**{"Danh sách xã": rows, **sheets})), "cac-xa.xlsx"


def words(page: TestResponse) -> str:
    """The text of a page, its marks and spaces aside."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def test_from_drafts_to_a_batch(office: Office) -> None:
    draft, other = office.draft(), office.draft()
    page = office.role(Role.DRAFTER).get(f"/nhieu-xa/moi/cho-ai?draft={draft.id}&draft={other.id}")
    assert page.status_code == 200
    assert page.text.count("Xây dựng điển hình tiên tiến") >= 2
    assert "Thay cơ quan ban hành và địa danh" in page.text
    given = {
        "draft": [draft.id, other.id],
        "heads": "1",
        "province": HUE,
        "name": "",
        "files": "docx",
    }
    made = check(office, given, Role.DRAFTER)
    batch = only(office)
    assert made.location == f"/nhieu-xa/{batch.id}"
    assert batch.total == 40
    assert batch.state is BatchState.READY
    assert batch.content["issuer"]["name"] == ["Ủy ban nhân dân", "«Xã»"]
    assert len(batch.content["papers"]) == 2
    assert batch.name == "Kế hoạch Xây dựng điển hình tiên tiến"
    assert not batch.options.pdf


def test_a_dossier_file_keeps_its_lines(office: Office) -> None:
    clerk = office.role(Role.CLERK)
    file = (io.BytesIO(DOSSIER.encode()), "ho-so.yaml")
    page = clerk.post("/nhieu-xa/moi/cho-ai", data={"dossier_file": file})
    assert page.status_code == 200
    assert "cột «Chủ tịch» trong tệp Excel" in words(page)
    assert "Người ký › Họ và tên người ký (dòng 3)" in words(page)
    assert "Danh sách - Cá nhân" in page.text
    text = re.search(r'<textarea name="dossier" hidden>\n(.*?)</textarea>', page.text, re.DOTALL)
    assert text is not None
    assert text[1].replace("&#39;", "'") == DOSSIER


@pytest.mark.parametrize(
    ("file", "told"),
    [(b"papers: 3", "không có văn bản nào"), (b"a: [", "Ngoặc mở ra"), (b"\xff\xfe\xff", "UTF-8"),
     (b"papers: [3]", "một nhóm mục"), (b"", "Chưa chọn văn bản nào")],
)  # fmt: skip
def test_a_wrong_dossier_is_told_on_the_page(office: Office, file: bytes, told: str) -> None:
    clerk = office.role(Role.CLERK)
    page = clerk.post("/nhieu-xa/moi/cho-ai", data={"dossier_file": (io.BytesIO(file), "a.yaml")})
    assert page.status_code == 422
    assert told in page.text


def test_empty_fields_are_told_before_anything_runs(office: Office) -> None:
    page = check(office, asked(DOSSIER))
    assert page.status_code == 422
    assert "«Chủ tịch» không phải tên trường nào" in words(page)
    assert 'name="as_typed"' in page.text
    rows = [("Mã xã", "Chủ tịch")] + [(target, "") for target in ("19768", "19777")]
    page = check(office, asked(DOSSIER, table=table(*rows)))
    assert page.status_code == 422
    assert "2 trên 2 đơn vị: Trường «Chủ tịch» trống" in words(page)
    assert "Người ký › Họ và tên người ký (dòng 3)" in words(page)
    assert "(Danh sách xã, dòng 3)" in words(page)
    with office.records.reading(HERE, OPERATOR) as desk:
        assert batches(desk) == []


def test_what_is_no_field_is_printed_when_told_so(office: Office) -> None:
    assert check(office, asked(DOSSIER, as_typed="1")).status_code == 302
    assert only(office).total == 40


def test_nobody_chosen_is_not_the_whole_country(office: Office) -> None:
    page = check(office, asked(province=""))
    assert page.status_code == 422
    assert "Chưa chọn xã nào" in page.text
    page = check(office, asked(province="", names="Xã Không Có, Huế\nĐông Khê, Cao Bằng"))
    assert "Không có «Xã Không Có»" in page.text


def test_a_broken_table(office: Office) -> None:
    page = check(office, asked(table=(io.BytesIO(b"PK\x03\x04x"), "a.xlsx")))
    assert page.status_code == 422
    assert "không phải là Excel" in page.text


def test_the_workbook_to_fill_in_comes_back(office: Office) -> None:
    clerk = office.role(Role.CLERK)
    answer = clerk.post("/nhieu-xa/moi/bang-xa.xlsx", data=asked(DOSSIER))
    assert answer.status_code == 200
    book = load_workbook(io.BytesIO(answer.data))
    sheet = book["Danh sách xã"]
    assert [cell.value for cell in sheet[1]] == ["Mã xã", "Tên xã", "Tỉnh", "Chủ tịch"]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 4, f"Người {row}")
    people = book["Danh sách - Cá nhân"]
    people.append([book["Danh mục"]["A2"].value, "Trần Thị Bưởi"])
    filled = io.BytesIO()
    book.save(filled)
    filled.seek(0)
    made = check(office, asked(DOSSIER, province="", table=(filled, "a.xlsx")))
    assert made.status_code == 302, words(made)
    batch = only(office)
    with office.records.reading(HERE, OPERATOR) as desk:
        first, second = items(desk, batch.id, limit=2)
    assert batch.total == 40
    assert first.target.values["Chủ tịch"] == "Người 2"
    assert second.target.tables["papers[1].individuals"][0]["name"] == "Trần Thị Bưởi"
    nobody = clerk.post("/nhieu-xa/moi/bang-xa.xlsx", data=asked(province=""))
    assert nobody.status_code == 422


def test_two_clicks_make_one_batch(office: Office) -> None:
    assert check(office, asked()).location == check(office, asked()).location
    assert only(office).total == 40


def test_numbers_of_the_register_need_their_right(office: Office) -> None:
    assert check(office, asked(numbers="register"), Role.DRAFTER).status_code == 403
    assert check(office, asked(numbers="register"), Role.CLERK).status_code == 302


def test_dossiers_put_together() -> None:
    first = {"issuer": {"name": "A"}, "place": "X", "papers": [{"kind": "plan"}]}
    second = {
        "issuer": {"name": "A"}, "place": "Y", "signature": {"name": "B"},
        "papers": [{"kind": "plan", "place": ""}, {"kind": "plan", "place": "Z"},
                   {"kind": "report_outline", "reference": {"kind": "Kế hoạch"}}],
    }  # fmt: skip
    assert joined([first, second]) == {
        **first,
        "papers": [
            {"kind": "plan"},
            {"kind": "plan", "place": "Y", "signature": {"name": "B"}},
            {"kind": "plan", "place": "Z", "signature": {"name": "B"}},
            {"kind": "report_outline", "reference": {"kind": "Kế hoạch"}},
        ],
    }
