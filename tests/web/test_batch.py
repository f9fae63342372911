"""The wizard of a batch and the page of its job, asked as a browser asks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from docgen.errors import InvalidInput, Problem
from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.workshop import Workshop
from docgen.pdf import page_count
from docgen.records.batches import Batch, BatchState, ItemState, batches, get_batch, items, progress
from docgen.records.register import entries
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


@pytest.fixture
def work(office: Office) -> Callable[[], None]:
    """A worker: one turn of work on the only batch."""

    def turn() -> None:
        shop = Workshop(office.records, office.services.template_of, office.services.converter)
        work_once(shop, HERE, only(office).id)

    return turn


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


@pytest.mark.libreoffice
def test_ready_running_stopped_done(office: Office, work: Callable[[], None]) -> None:
    clerk = office.role(Role.CLERK)
    address = check(office, asked(files="pdf", names="Phú Vang\nDương Nỗ\nHưng Lộc")).location
    assert "không có gì phải sửa" in clerk.get(f"{address}/soat").text
    seen = clerk.get(f"{address}/xem-thu?xa=2")
    assert "Ước tính cả đợt: dưới 1 phút" in words(seen)
    pictures = re.findall(r'src="([^"]+\.png)"', seen.text)
    assert len(pictures) == 2
    assert clerk.get(pictures[0]).data.startswith(b"\x89PNG")
    assert "disabled" not in clerk.get(address).text

    assert clerk.post(f"{address}/chay").location == address
    watched = clerk.get(f"{address}/tien-do?thay=running")
    assert "0 xong" in words(watched)
    assert "HX-Refresh" not in watched.headers
    clerk.post(f"{address}/dung")
    work()
    assert only(office).state is BatchState.STOPPED
    assert "HX-Refresh" in clerk.get(f"{address}/tien-do?thay=running").headers
    clerk.post(f"{address}/tiep")
    work()
    assert only(office).state is BatchState.DONE
    page = clerk.get(address)
    assert "3 xong" in words(page)
    assert "đã xong" in page.text

    with zipfile.ZipFile(io.BytesIO(clerk.get(f"{address}/tat-ca.zip").data)) as package:
        assert package.testzip() is None
        assert sum(name.endswith(".pdf") for name in package.namelist()) == 6
    index = clerk.get(f"{address}/muc-luc.xlsx")
    assert index.data.startswith(b"PK")
    for tail, pages in (("in/0.pdf", 3), ("in/0.pdf?hai-mat=1", 6)):
        assert page_count(clerk.get(f"{address}/{tail}").data) == pages
    assert clerk.get(f"{address}/in/7.pdf").status_code == 404
    assert clerk.get(f"{address}/1/0.pdf").data.startswith(b"%PDF")
    assert clerk.get(f"{address}/1/1.docx").data.startswith(b"PK")
    for missing in ("1/7.pdf", "9/0.pdf", "1/0.exe"):
        assert clerk.get(f"{address}/{missing}").status_code == 404


@pytest.mark.libreoffice
def test_failed_items_stand_with_their_reason(office: Office, work: Callable[[], None]) -> None:
    """What turns out wrong after the check fails its items only; they are tried again when asked."""
    clerk = office.role(Role.CLERK)
    address = check(office, asked(names="Phú Vang")).location
    clerk.post(f"{address}/chay")
    with pytest.MonkeyPatch.context() as patch:

        def broken(*_given: object) -> bytes:
            raise InvalidInput([Problem("", "không nhận giá trị này")])

        patch.setattr("docgen.issuing.batch.turn.docx_of", broken)
        work()
    batch = only(office)
    with office.records.reading(HERE, OPERATOR) as desk:
        assert progress(desk, batch.id).failed == 1
    assert "không nhận giá trị này" in words(clerk.get(address))
    assert "không nhận giá trị này" in words(clerk.get(f"{address}/cac-xa?xem=loi"))
    assert "Không có xã nào" in words(clerk.get(f"{address}/cac-xa?xem=xong"))
    clerk.post(f"{address}/lam-lai")
    work()
    with office.records.reading(HERE, OPERATOR) as desk:
        assert [one.state for one in items(desk, batch.id)] == [ItemState.DONE]


def test_numbers_of_the_register(office: Office, work: Callable[[], None]) -> None:
    clerk = office.role(Role.CLERK)
    dossier = PLAIN.replace("name: [Ủy ban nhân dân, «Xã»]", "name: [Uỷ ban nhân dân, xã Tân An]")
    given = asked(dossier, numbers="register", names="Phú Vang\nDương Nỗ")
    address = check(office, given).location
    clerk.post(f"{address}/chay")
    work()
    with office.records.reading(HERE, OPERATOR) as desk:
        found = [entry.number_text for entry in entries(desk).entries]
        assert get_batch(desk, only(office).id).state is BatchState.DONE
    assert found == ["01/KH-UBND", "02/KH-UBND"]
    assert all(number in clerk.get(address).text for number in found)


def test_leaders_see_and_do_not_steer(office: Office) -> None:
    address = check(office, asked()).location
    leader = office.role(Role.LEADER)
    assert leader.get(address).status_code == 200
    assert "batch_job.start" not in leader.get(address).text
    assert leader.post(f"{address}/chay").status_code == 403


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
