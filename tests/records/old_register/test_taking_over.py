"""An XLSX register taken over: a report for every row, and all of them or none."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from docgen.errors import InvalidInput
from docgen.records import Desk, Records
from docgen.records.old_register import ImportReport, Outcome, import_register, read_register
from docgen.records.register import (
    Grouping,
    Numbering,
    Period,
    State,
    add_numbering,
    all_series,
    book,
    entries,
    hand_over,
    register_xlsx,
    reserve,
    set_next_number,
    void,
    void_missing,
)
from tests.records.makers import AGENCY, DAY, OPERATOR, OTHER, PLAN, issued, request
from tests.records.register.test_printed_book import LAWFUL

_PLAN = (
    "12/KH-UBND",
    dt.date(2026, 1, 5),
    "Kế hoạch thi đua",
    "Trần Văn A",
    "Các thôn",
    "VT",
    10,
    None,
    None,
    None,
)


def workbook(*rows: tuple[Any, ...], headings: tuple[str, ...] = LAWFUL, above: int = 0) -> bytes:
    """A register as Excel would save it, with so many rows of its name above the headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sổ 2026"
    for _ in range(above):
        sheet.append(["SỔ ĐĂNG KÝ VĂN BẢN ĐI"])
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def taken(desk: Desk, content: bytes, body: str = "") -> ImportReport:
    """The register of a file, taken over at a desk."""
    return import_register(desk, read_register(content), body)


def _import(records: Records, content: bytes, agency: str = AGENCY) -> ImportReport:
    with records.desk(agency, OPERATOR) as desk:
        return taken(desk, content)


def _messages(report: ImportReport) -> list[str]:
    return [str(problem) for row in report.rows for problem in row.problems]


def test_a_register_is_taken_over(records: Records) -> None:
    content = workbook(
        _PLAN,
        ("Số: 13/UBND-VX", "06/01/2026", "V/v đăng ký thi đua", "Trần Văn A", None, None, "3 bản", "7-1-2026", "Bình", "gấp"),
        (None,) * 10,
        ("14/BC-UBND", "2026-01-07", "Báo cáo: Kết quả quý IV", None, None, None, None, None, None, "Huỷ: viết nhầm"),
        above=3,
    )  # fmt: skip
    report = _import(records, content)
    assert report.done
    assert [(row.row, row.number_text, row.outcome) for row in report.rows] == [
        (5, "12/KH-UBND", Outcome.ADDED),
        (6, "13/UBND-VX", Outcome.ADDED),
        (8, "14/BC-UBND", Outcome.ADDED),
    ]
    with records.desk(AGENCY, OPERATOR) as desk:
        plan, letter, voided = entries(desk).entries
        assert (plan.kind_name, plan.details.abstract, plan.state) == (
            "Kế hoạch",
            "thi đua",
            State.CONFIRMED,
        )
        assert (letter.kind_name, letter.details.abstract) == ("Công văn", "V/v đăng ký thi đua")
        assert (letter.details.copies, letter.details.sent_on) == (3, dt.date(2026, 1, 7))
        assert (voided.state, voided.void_reason) == (State.VOIDED, "viết nhầm")
        assert voided.details.abstract == "Kết quả quý IV"
        assert all_series(desk)[0].first == 12
        assert reserve(desk, request("moi")).number == 15


def test_taking_over_again_adds_nothing(records: Records) -> None:
    content = workbook(_PLAN)
    _import(records, content)
    again = _import(records, content)
    assert [row.outcome for row in again.rows] == [Outcome.SAME]
    with records.reading(AGENCY, OPERATOR) as desk:
        assert len(entries(desk).entries) == 1


def test_one_wrong_row_and_nothing_is_imported(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        standing = issued(desk, "a")
    content = workbook(
        _PLAN,
        ("x", dt.date(2026, 1, 6), "Kế hoạch A"),
        ("13", dt.date(2026, 1, 6), "Kế hoạch A"),
        ("14/KH-UBND", "31/02/2026", "Kế hoạch A"),
        ("15/KH-UBND", None, "Kế hoạch A", None, None, None, "nhiều", "mai"),
        ("16/KH-UBND", dt.date(2026, 1, 6), None),
        ("12/KH-UBND", dt.date(2026, 1, 6), "Kế hoạch B"),
        (standing.number_text, DAY, "Kế hoạch khác hẳn"),
        ("17/KH-UBND", dt.date(2024, 1, 6), "Kế hoạch B"),
        ("18/KH-UBND", dt.date(2026, 1, 6), "Kế hoạch B", None, None, None, None, None, None, "Số đang giữ"),
    )  # fmt: skip
    report = _import(records, content)
    assert not report.done
    assert _messages(report) == [
        "Sổ 2026!A3: «x» không phải số, ký hiệu; hãy ghi dạng 12/KH-UBND.",
        "Sổ 2026!A4: số 13 thiếu ký hiệu; hãy ghi dạng 12/KH-UBND.",
        "Sổ 2026!B5: «31/02/2026» không phải ngày; hãy ghi dạng 05/03/2026.",
        "Sổ 2026!B6: «» không phải ngày; hãy ghi dạng 05/03/2026.",
        "Sổ 2026!H6: «mai» không phải ngày; hãy ghi dạng 05/03/2026.",
        "Sổ 2026!G6: «nhiều» không phải số lượng bản.",
        "Sổ 2026!C7: thiếu tên loại và trích yếu.",
        "Sổ 2026!A8: số 12/KH-UBND đã có ở Sổ 2026, dòng 2.",
        "Sổ 2026!A9: số 01/KH-UBND đã có trong sổ với nội dung khác.",
        (
            "Sổ 2026!B10: Chưa khai cách đánh số của ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ cho ngày 06/01/2024; "
            "quản trị khai bằng «docgen register series add»."
        ),
        "Sổ 2026!A11: số đang giữ; hãy xác nhận hoặc huỷ số này trong sổ cũ rồi nhập.",
    ]
    assert report.rows[0].outcome is Outcome.ADDED  # it would have been, had the rest been right
    with records.reading(AGENCY, OPERATOR) as desk:
        assert [entry.id for entry in entries(desk).entries] == [standing.id]
        assert [series.next for series in all_series(desk)] == [2]


def test_gaps_are_told_and_closed_with_a_reason(records: Records) -> None:
    rows = [(f"{n}/KH-UBND", dt.date(2026, 1, n), "Kế hoạch A") for n in (3, 4, 7)]
    report = _import(records, workbook(*rows))
    ((series, missing),) = report.missing
    assert missing == (5, 6)
    with records.desk(AGENCY, OPERATOR) as desk:
        void_missing(desk, series.id, 5, "Sổ giấy bỏ trống")
        late = taken(desk, workbook(("6/KH-UBND", dt.date(2026, 1, 6), "Kế hoạch A")))
    assert late.done
    assert late.missing == ()


def test_numbers_before_a_register_begun_here(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        set_next_number(desk, "", "Kế hoạch", DAY, 20)
        report = taken(desk, workbook(_PLAN))
        (series,) = all_series(desk)
    assert (series.first, series.next) == (12, 20)
    assert report.missing[0][1] == tuple(range(13, 20))


def test_party_registers_go_to_a_series_for_each_kind(records: Records) -> None:
    content = workbook(
        ("Số 05-QĐ/ĐU", dt.date(2026, 1, 5), "Quyết định thành lập tổ"),
        ("05-QĐ/ĐU", dt.date(2026, 1, 5), "Quy định chế độ làm việc"),
        ("05-CV/ĐU", dt.date(2026, 1, 6), "đăng ký thi đua"),
    )
    assert _import(records, content, OTHER).done
    with records.reading(OTHER, OPERATOR) as desk:
        assert sorted(series.group for series in all_series(desk)) == [
            "Công văn",
            "Quy định",
            "Quyết định",
        ]


def test_letters_that_name_no_kind_are_told(records: Records) -> None:
    content = workbook(
        ("05-QĐ/ĐU", dt.date(2026, 1, 5), "Về việc thành lập tổ"),
        ("06-XYZ/ĐU", dt.date(2026, 1, 5), "Về việc khác"),
    )
    messages = _messages(_import(records, content, OTHER))
    assert [message.split(" không")[0] for message in messages] == [
        "Sổ 2026!A2: ký hiệu «QĐ/ĐU»",
        "Sổ 2026!A3: ký hiệu «XYZ/ĐU»",
    ]


def test_another_body_of_the_agency(records: Records) -> None:
    body = "Hội đồng thi đua"
    with records.desk(AGENCY, OPERATOR) as desk:
        add_numbering(
            desk, Numbering(Grouping.ALL, Period.CALENDAR_YEAR, dt.date(2026, 1, 1), body=body)
        )
        assert taken(desk, workbook(_PLAN)).done
        assert taken(desk, workbook(_PLAN), body).done
        assert {series.body: series.next for series in all_series(desk)} == {"": 13, body: 13}


def test_what_was_exported_comes_back_word_for_word(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        first = issued(desk, "a")
        later = replace(PLAN, sent_on=DAY, receipt="Bình", filing="VT", note="=1+1")
        hand_over(desk, first.id, later)
        void(desk, reserve(desk, request("b"), replace(PLAN, note="để đối chiếu")).id, "Ghi nhầm")
        exported = book(desk, all_series(desk)[0].id)
        content = register_xlsx([exported])
        same = taken(desk, content)
        body = "Nơi nhận sổ"
        add_numbering(
            desk, Numbering(Grouping.ALL, Period.CALENDAR_YEAR, dt.date(2026, 1, 1), body=body)
        )
        assert taken(desk, content, body).done
        (copied,) = (series for series in all_series(desk) if series.body == body)
        assert book(desk, copied.id).lines == exported.lines
    assert [row.outcome for row in same.rows] == [Outcome.SAME, Outcome.SAME]


@pytest.mark.parametrize(
    "headings",
    [
        ("Số, ký hiệu", "Ngày tháng", "Trích yếu nội dung"),
        ("SỐ, KÝ HIỆU VĂN BẢN", "Ngày tháng văn bản đi", "Tên loại và trích yếu"),
        ("So ky hieu van ban", "ngay thang van ban", "TEN LOAI VA TRICH YEU"),
    ],
)
def test_headings_as_offices_write_them(records: Records, headings: tuple[str, ...]) -> None:
    assert _import(records, workbook(_PLAN[:3], headings=headings)).done


def test_columns_may_stand_in_another_order(records: Records) -> None:
    headings = ("STT", LAWFUL[2], LAWFUL[1], LAWFUL[0], LAWFUL[3])
    row = (1, "Kế hoạch A", dt.date(2026, 1, 5), "12/KH-UBND", "Trần Văn A")
    assert _import(records, workbook(row, headings=headings)).done
    with records.reading(AGENCY, OPERATOR) as desk:
        assert entries(desk).entries[0].details.signer == "Trần Văn A"


def test_a_workbook_without_a_register_says_what_it_looks_for(records: Records) -> None:
    with pytest.raises(InvalidInput, match="Số, ký hiệu văn bản"):
        _import(records, workbook(_PLAN, headings=("A", "B", "C")))
