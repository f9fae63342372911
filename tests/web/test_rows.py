"""Rows from a file: a column that goes nowhere is told, before and after."""

from __future__ import annotations

import html
import io
import re

from werkzeug.test import TestResponse

from docgen.records.rights import Role
from tests.web.office import LIST, Office

_CSV = (
    "TT;Họ và tên;Ngày sinh;Thành tích;Bỏ trống;\n"
    "1;Trần Thị Bưởi;1990;Giỏi;;ghi thêm\n"
    "2;Lê Văn Na;1985;Khá;;\n"
)
_SHOWN = re.compile(r'<p class="left-out" id="left-(\d+)">([^<]*)</p>')


def uploaded(office: Office, draft_id: int) -> TestResponse:
    address = f"/soan/{draft_id}/bang/tai-len?place=papers[0].individuals"
    file = (io.BytesIO(_CSV.encode()), "ds.csv")
    return office.role(Role.CLERK).post(address, data={"file": file})


def test_every_column_says_that_it_is_left_out_while_nothing_is_chosen(office: Office) -> None:
    page = uploaded(office, office.draft(LIST).id).text
    words = dict(_SHOWN.findall(page))
    assert words["2"] == "Cột «Ngày sinh» không được đưa vào"
    assert words["5"] == "Cột F không được đưa vào"
    assert page.count('aria-describedby="left-') == 6


def test_what_was_left_out_is_told_after_the_rows_are_taken(office: Office) -> None:
    draft = office.draft(LIST)
    page = uploaded(office, draft.id).text
    packed = re.search(r'name="packed" value="([^"]*)"', page)
    assert packed is not None
    clerk = office.role(Role.CLERK)
    given = {
        "place": "papers[0].individuals", "packed": html.unescape(packed[1]),
        "column-1": "name", "column-3": "achievement",
    }  # fmt: skip
    taken = clerk.post(f"/soan/{draft.id}/bang/nhan", data=given)
    assert taken.status_code == 302
    told = clerk.get(taken.location).text
    assert "Đã lấy 2 dòng từ tệp." in told
    # The empty column loses nothing.
    assert "Cột của tệp không được đưa vào: «TT», «Ngày sinh», F." in told
