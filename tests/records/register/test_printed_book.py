"""The ten lawful columns and the cover, as text, as a workbook and as a paper."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from docgen.records import Records
from docgen.records.register import (
    Book,
    NumberRequest,
    all_series,
    book,
    confirm,
    hand_over,
    register_table,
    register_xlsx,
    reserve,
    void,
    void_missing,
)
from docgen.records.register.printed_book import rules
from docgen.records.tables import SeriesRow
from tests.records.makers import AGENCY, DAY, OPERATOR, OTHER, PLAN, issued, request

LAWFUL = (
    "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản",
    "Người ký", "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản",
    "Ngày chuyển", "Ký nhận", "Ghi chú",
)  # fmt: skip


@pytest.fixture
def year(records: Records) -> Book:
    """A register of three numbers: issued, voided, reserved."""
    with records.desk(AGENCY, OPERATOR) as desk:
        first = issued(desk, "a")
        hand_over(
            desk,
            first.id,
            replace(PLAN, sent_on=dt.date(2026, 3, 3), receipt="Lê Văn Bình", note="Hoả tốc"),
        )
        void(desk, reserve(desk, request("b", day=dt.date(2026, 3, 9)), PLAN).id, "Ghi nhầm loại")
        reserve(
            desk,
            request("c", "Báo cáo", dt.date(2026, 3, 10)),
            replace(PLAN, abstract="Kết quả quý I"),
        )
        return book(desk, all_series(desk)[0].id, volume=2)


def test_the_columns_are_those_of_the_law(year: Book) -> None:
    """NĐ 30/2020 PL.IV."""
    assert year.headings == LAWFUL


def test_lines_stand_in_order_of_number(year: Book) -> None:
    assert year.lines == (
        (
            "01/KH-UBND", DAY, "Kế hoạch Phát động phong trào thi đua năm 2026", "Nguyễn Thị Ánh",
            "Như trên; Lưu: VT.", "", 12, dt.date(2026, 3, 3), "Lê Văn Bình", "Hoả tốc",
        ),
        (
            "02/KH-UBND", dt.date(2026, 3, 9), "Kế hoạch Phát động phong trào thi đua năm 2026",
            "Nguyễn Thị Ánh", "Như trên; Lưu: VT.", "", 12, None, "", "Huỷ số: Ghi nhầm loại",
        ),
        (
            "03/KH-UBND", dt.date(2026, 3, 10), "Báo cáo Kết quả quý I", "Nguyễn Thị Ánh",
            "Như trên; Lưu: VT.", "", 12, None, "", "Số đang giữ",
        ),
    )  # fmt: skip


def test_the_cover_of_a_year(year: Book) -> None:
    assert year.cover == (
        "ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm: 2026",
        "Từ ngày 02/03/2026 đến ngày 10/03/2026",
        "Từ số 01 đến số 03",
        "Quyển số: 2",
    )


def test_the_cover_of_a_kind_in_a_term(records: Records) -> None:
    with records.desk(OTHER, OPERATOR) as desk:
        for day in (dt.date(2025, 9, 1), dt.date(2026, 9, 1)):
            wish = NumberRequest(str(day), "Kế hoạch", day, lambda value: f"{value:02}-KH/ĐU")
            confirm(desk, reserve(desk, wish, PLAN).id)
        cover = book(desk, all_series(desk)[0].id).cover
    assert cover == (
        "ĐẢNG BỘ TỈNH PHÚ THỌ",
        "ĐẢNG UỶ XÃ XUÂN HOÀ",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Loại văn bản: Kế hoạch",
        "Năm: 2025–2026",
        "Từ ngày 01/09/2025 đến ngày 01/09/2026",
        "Từ số 01 đến số 02",
        "Quyển số: 1",
    )


def test_a_missing_number_stands_in_its_place(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        issued(desk, "a")
        series = all_series(desk)[0]
        row = desk.session.get_one(SeriesRow, series.id)
        row.next_number = 3
        void_missing(desk, series.id, 2, "Sổ giấy mất trang")
        line = book(desk, series.id).lines[1]
    assert (line[0], line[1], line[9]) == ("2", None, "Huỷ số: Sổ giấy mất trang")


def test_the_workbook_holds_the_book(year: Book) -> None:
    sheets = openpyxl.load_workbook(io.BytesIO(register_xlsx([year]))).worksheets
    assert [sheet.title for sheet in sheets] == ["Bìa 1", "Sổ 1 Mọi loại văn bản, 2026"]
    rows = list(sheets[1].iter_rows(values_only=True))
    assert rows[0] == LAWFUL
    assert rows[1] == tuple(f"({number})" for number in range(1, 11))
    seen = [
        tuple(cell.date() if isinstance(cell, dt.datetime) else cell for cell in row)
        for row in rows[2:]
    ]
    assert seen == [tuple(cell or None for cell in line) for line in year.lines]
    assert [row[0] for row in sheets[0].iter_rows(values_only=True) if row[0]] == list(year.cover)
    assert sheets[1].page_setup.orientation == "landscape"
    assert sheets[1].print_title_rows == "$1:$2"


@pytest.mark.parametrize("nasty", ["=1+1", "+84 912", "-x", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_nothing_in_the_workbook_is_a_formula(year: Book, nasty: str) -> None:
    line = (nasty, *year.lines[0][1:9], nasty)
    content = register_xlsx([replace(year, lines=(line,))])
    cells = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1][3]
    assert [(cells[at].value, cells[at].data_type) for at in (0, 9)] == [(nasty, "s")] * 2
    assert cells[0].quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet2.xml")


def test_sheet_names_are_ones_that_excel_takes(year: Book) -> None:
    long = replace(year.series, group="Quyết định [2026]: về việc/thi đua*khen thưởng?")
    books = [replace(year, series=long), replace(year, series=long)]
    names = openpyxl.load_workbook(io.BytesIO(register_xlsx(books))).sheetnames
    assert len(set(names)) == 4
    assert all(len(name) <= 31 for name in names)


def test_the_table_holds_the_book(year: Book) -> None:
    table = register_table(year)
    assert tuple(column.heading for column in table.columns) == LAWFUL
    assert table.column_numbers
    assert table.rows[0].cells[1] == "02/03/2026"
    assert table.rows[0].cells[6:8] == ("12", "03/03/2026")
    assert [len(row.cells) for row in table.rows] == [10, 10, 10]


def test_the_rules_come_from_the_edition() -> None:
    register = next(one for one in rules().registers if one.id == "outgoing")
    assert register.columns == LAWFUL
