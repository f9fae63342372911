"""The page that takes over a register kept in Excel: every wrong line told, all taken or none."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from docgen.records.register import State, entries
from docgen.records.rights import Role
from tests.records.old_register.test_taking_over import workbook
from tests.web.office import HERE, OPERATOR, Office

_DOOR = "/so/nhap-so-cu"


def row(number: str, day: Any = dt.date(2025, 1, 5), title: str = "Kế hoạch thi đua") -> Any:
    return (number, day, title, "Lê Thị Mơ", "Các xóm", "VT", 5, None, None, None)


def sent(office: Office, content: bytes, role: Role = Role.CLERK, **more: str) -> TestResponse:
    file = (io.BytesIO(content), "so-2025.xlsx")
    return office.role(role).post(_DOOR, data={"file": file, **more})


def lines(office: Office) -> list[tuple[int, State]]:
    with office.records.reading(HERE, OPERATOR) as desk:
        return [(entry.number, entry.state) for entry in entries(desk).entries]


def words(page: TestResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


@pytest.mark.parametrize("role", [Role.CLERK, Role.ADMIN])
def test_a_register_is_taken_over_from_the_page(office: Office, role: Role) -> None:
    assert _DOOR in office.role(role).get("/so").text
    assert "«Số, ký hiệu văn bản»" in words(office.role(role).get(_DOOR))
    page = sent(office, workbook(row("1/KH-UBND"), row("2/KH-UBND")), role)
    assert page.status_code == 200
    assert "Đã nhập sổ nhập được 2 dòng" in words(page)
    assert lines(office) == [(1, State.CONFIRMED), (2, State.CONFIRMED)]
    again = sent(office, workbook(row("1/KH-UBND"), row("2/KH-UBND")), role)
    assert "đã có sẵn 2 dòng" in words(again)


def test_every_wrong_row_is_told_as_excel_shows_it_and_none_is_taken(office: Office) -> None:
    content = workbook(row("1/KH-UBND"), row("2/KH-UBND", "mai"), row("x<b>"), above=2)
    page = sent(office, content)
    assert page.status_code == 422
    told = words(page)
    assert "Chưa nhập dòng nào: 2 dòng phải sửa" in told
    assert "1 dòng khác đã đúng" in told
    assert "Sổ 2026 5 02/KH-UBND B5 «mai» không phải ngày" in told
    assert "Sổ 2026 6 A6 «x&lt;b&gt;» không phải số, ký hiệu" in told
    assert lines(office) == []


def test_a_number_that_the_old_register_skips_is_accounted_for(office: Office) -> None:
    page = sent(office, workbook(row("1/KH-UBND"), row("3/KH-UBND")))
    assert "sổ cũ thiếu 1 số" in words(page)
    series = re.search(r'name="series" value="(\d+)"', page.text)
    assert series is not None
    given = {"series": series[1], "number": "2", "reason": "Sổ giấy bỏ trống"}
    clerk = office.role(Role.CLERK)
    done = clerk.post(f"{_DOOR}/thieu", data=given)
    assert "Sổ giấy bỏ trống" in clerk.get(done.location).text
    assert lines(office)[1] == (2, State.VOIDED)
    assert clerk.post(f"{_DOOR}/thieu", data={**given, "number": "7"}).status_code == 404
    # An administrator takes a register over, but voids no number.
    admin = office.role(Role.ADMIN)
    assert admin.post(f"{_DOOR}/thieu", data=given).status_code == 403
    assert f"{_DOOR}/thieu" not in sent(office, workbook(row("5/KH-UBND")), Role.ADMIN).text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Tệp không phải bảng tính XLSX nguyên vẹn"),
        (b"PK\x03\x04 hong", "Tệp không phải bảng tính XLSX nguyên vẹn"),
        (workbook(), "không thấy dòng nào dưới hàng tiêu đề"),
        (workbook(row("1/KH-UBND"), headings=("a", "b", "c")), "không thấy dòng nào"),
    ],
)
def test_what_is_no_register_is_told_on_the_page(office: Office, content: bytes, told: str) -> None:
    page = sent(office, content, body="Hội đồng")
    assert page.status_code == 422
    assert told in words(page)
    assert 'value="Hội đồng"' in page.text
    assert "Kiểm tra và nhập" in page.text
    assert lines(office) == []


def test_without_a_file_the_page_asks_for_one(office: Office) -> None:
    page = office.role(Role.CLERK).post(_DOOR, data={})
    assert page.status_code == 422
    assert "Chưa chọn tệp Excel của sổ." in page.text
