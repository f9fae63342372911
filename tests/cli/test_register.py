"""`docgen register`: a clerk's year on the command line."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from docgen.cli.exits import Exit
from tests.cli.records_program import Office, new_office

_PLAN = (
    "--kind",
    "Kế hoạch",
    "--day",
    "05/03/2026",
    "--abstract",
    "Thi đua",
    "--signer",
    "Trần Văn A",
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "home")


def test_reserve_confirm_void_list(office: Office) -> None:
    assert "Đã giữ số 01/KH-UBND (mã 1, khoá a)" in office.ok(
        "register", "reserve", *_PLAN, "--key", "a"
    )
    assert "01/KH-UBND" in office.ok("register", "reserve", *_PLAN, "--key", "a")
    assert "02/UBND-VX" in office.ok(
        "register", "reserve", "--kind", "công văn", "--unit", "VX", "--day", "2026-03-06"
    )
    assert "số 01/KH-UBND ngày 07/03/2026" in office.ok(
        "register", "confirm", 1, "--day", "07/03/2026", "--copies", 5, "--recipients", "Các thôn"
    )
    assert "Ghi nhầm" in office.ok("register", "void", 2, "--reason", "Ghi nhầm")
    rows = office.json("register", "list")
    assert [(row["number_text"], row["state"], row["day"]) for row in rows] == [
        ("01/KH-UBND", "confirmed", "2026-03-07"),
        ("02/UBND-VX", "voided", "2026-03-06"),
    ]
    shown = office.ok("register", "list", "--state", "voided")
    assert "đã huỷ" in shown
    assert "01/KH-UBND" not in shown


def test_a_key_is_made_when_none_is_given(office: Office) -> None:
    office.ok("register", "reserve", *_PLAN)
    office.ok("register", "reserve", *_PLAN)
    assert len({row["key"] for row in office.json("register", "list")}) == 2


def test_twins_are_told(office: Office) -> None:
    add = ("register", "series", "add", "--by", "kind", "--period", "term", "--from", "01/01/2026")
    office.ok(
        "agency",
        "add",
        "dang-uy",
        "--side",
        "party",
        "--name",
        "ĐẢNG UỶ XÃ XUÂN HOÀ",
        "--sign",
        "ĐU",
    )
    assert office.run(*add, "--label", "Nhiệm kỳ 2025–2030", agency="dang-uy").exit_code == 0
    for kind in ("Quyết định", "Quy định"):
        words = ("register", "reserve", "--kind", kind, "--day", "05/03/2026")
        result = office.run(*words, agency="dang-uy")
    assert "Lưu ý: Quyết định cũng mang số 01-QĐ/ĐU" in result.output


def test_series(office: Office) -> None:
    office.ok("register", "series", "start", 58, "--kind", "Kế hoạch", "--day", "05/03/2026")
    office.ok("register", "reserve", *_PLAN)
    assert office.json("register", "series", "list") == [
        {"id": 1, "name": "Mọi loại văn bản, 2026", "first": 58, "next": 59, "missing": []}
    ]
    assert "một dãy cho mọi loại, theo năm" in office.ok("register", "series", "list")
    groups = ("--group", "Quyết định=Quyết định|Quy định", "--group", "Tờ trình=Tờ trình")
    add = (
        "register",
        "series",
        "add",
        "--by",
        "group",
        "--period",
        "calendar_year",
        "--from",
        "2026-01-01",
    )
    office.ok(*add, "--body", "Hội đồng thi đua", *groups)
    assert "31/12/2026" in office.ok("register", "series", "end", 2, "31/12/2026")


def test_the_register_goes_out_and_comes_in(office: Office, tmp_path: Path) -> None:
    office.ok("register", "reserve", *_PLAN)
    office.ok("register", "confirm", 1)
    out = tmp_path / "so.xlsx"
    assert "Đã ghi 1 dòng" in office.ok("register", "export", out)
    report = office.json("register", "import", out)
    assert [row["outcome"] for row in report["rows"]] == ["same"]
    book = openpyxl.load_workbook(out)
    book.worksheets[1]["A4"] = "05/KH-UBND"
    book.worksheets[1]["B4"] = "06/03/2026"
    book.worksheets[1]["C4"] = "Kế hoạch khác"
    book.save(out)
    result = office.run("register", "import", out)
    assert "Đã nhập 1 số; 1 số đã có sẵn." in result.output
    assert "thiếu số 2, 3, 4" in result.output
    office.ok("register", "series", "void-missing", 1, 2, "--reason", "Sổ giấy bỏ trống")
    book.worksheets[1]["B4"] = "mai"
    book.save(out)
    result = office.run("register", "import", out)
    assert result.exit_code == Exit.WRONG_INPUT
    assert "!B4: «mai» không phải ngày" in result.output
    assert "chưa nhập dòng nào" in result.output


@pytest.mark.libreoffice
def test_the_register_is_printed_with_its_cover(office: Office, tmp_path: Path) -> None:
    """NĐ 30/2020 Đ.16.2b: a register kept in a system is printed with every field, and bound."""
    for place in range(1, 31):
        words = ("--abstract", f"Việc thứ {place} & <cần> {{{{ giữ nguyên }}}}")
        office.ok("register", "reserve", "--kind", "Kế hoạch", "--day", "05/03/2026", *words)
    out = tmp_path / "so.pdf"
    office.ok("register", "export", out, "--series", 1, "--volume", 3)
    with pdfplumber.open(out) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
        assert all(page.width > page.height for page in pdf.pages)
    assert pages[0].splitlines() == [
        "ỦY BAN NHÂN DÂN XÃ XUÂN HOÀ",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm: 2026",
        "Từ ngày 05/03/2026 đến ngày 05/03/2026",
        "Từ số 01 đến số 30",
        "Quyển số: 3",
    ]
    assert all("(1) (2) (3)" in page for page in pages[1:])
    body = " ".join(pages[1:])
    assert all(f"{place:02}/KH" in body for place in range(1, 31))
    # The abstract's column breaks its line, so its words stand among those of its neighbours.
    assert [body.count(words) for words in ("& ", "<cần>", "{{", "nguyên", "}}")] == [30] * 5


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("reserve", "--kind", "Kế hoach lạ", "--day", "05/03/2026"), Exit.WRONG_INPUT, "các loại: "),
        (("reserve", "--kind", "Kế hoạch", "--day", "31/02/2026"), Exit.WRONG_INPUT, "05/03/2026"),
        (("reserve", "--kind", "Kế hoạch", "--day", "05/03/2020"), Exit.NOT_FOUND, "series add"),
        (("confirm", 9), Exit.NOT_FOUND, "Không có số này"),
        (("void", 1, "--reason", " "), Exit.WRONG_INPUT, "lý do"),
        (("export", "so.txt"), Exit.WRONG_INPUT, ".xlsx"),
        (("export", "so.pdf"), Exit.WRONG_INPUT, "một dãy"),
        (("series", "add", "--by", "group", "--period", "term", "--from", "01/01/2026", "--group", "x"), Exit.WRONG_INPUT, "dấu ="),
    ],
)  # fmt: skip
def test_what_cannot_be(office: Office, words: tuple[object, ...], code: Exit, said: str) -> None:
    result = office.run("register", *words)
    assert result.exit_code == code, result.output
    assert said in result.output
