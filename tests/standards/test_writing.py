"""The lines at the head and the foot of a paper, in the words of the law and of the guides' own samples."""

from __future__ import annotations

import pytest

from docgen.errors import InvalidInput
from docgen.model import (
    Addressees,
    Authority,
    Basis,
    Filing,
    Number,
    PlaceDate,
    Recipient,
    Recipients,
    Signing,
)
from docgen.standards import writing
from docgen.standards.edition import Edition
from tests.standards.conftest import table

Lines = tuple[str, ...]


@table(
    "number, line",
    ("nd30", Number(15, "QĐ", "BNV"), "Số: 15/QĐ-BNV"),
    ("nd30", Number(5, "", "BNV", "VP"), "Số: 05/BNV-VP"),
    ("nd30", Number(12, "", "UBND", "VX"), "Số: 12/UBND-VX"),
    ("nd30", Number(7, "", "UBND"), "Số: 07/UBND"),
    ("nd30", Number(125, "KH", "UBND"), "Số: 125/KH-UBND"),
    ("nd30", Number(None, "KH", "UBND"), "Số:       /KH-UBND"),
    ("nd30", Number(None, "BC", ""), "Số:       /BC-……"),
    ("hd36", Number(83, "KH", "HU"), "Số 83-KH/HU"),
    ("hd36", Number(5, "QC", "BTCTU-BNCTU"), "Số 05-QC/BTCTU-BNCTU"),
    ("hd36", Number(None, "KH", "HU"), "Số       -KH/HU"),
    ("hd05", Number(138, "CV", "BTGDVTU"), "Số 138-CV/BTGDVTU"),
    ("hd05", Number(5, "HD", "VPTW"), "Số 05-HD/VPTW"),
)
def test_number_line(one: Edition, number: Number, line: str) -> None:
    assert writing.number_line(one, number) == line


@table("kind", ("hd36", ""), ("hd05", ""))
def test_a_party_number_needs_the_letters_of_the_kind(one: Edition, kind: str) -> None:
    with pytest.raises(InvalidInput, match="Thiếu chữ viết tắt tên loại"):
        writing.number_line(one, Number(1, kind, "ĐU"))


@table(
    "place_date, line",
    ("nd30", PlaceDate("Hà Nội", 2020, 1, 5), "Hà Nội, ngày 05 tháng 01 năm 2020"),
    ("nd30", PlaceDate("Hà Nội", 2019, 6, 29), "Hà Nội, ngày 29 tháng 6 năm 2019"),
    ("nd30", PlaceDate("Hà Nội", 2020, 3, 5), "Hà Nội, ngày 05 tháng 3 năm 2020"),
    ("nd30", PlaceDate("Hoà An", 2026, 12), "Hoà An, ngày      tháng 12 năm 2026"),
    ("nd30", PlaceDate("", None), "…………, ngày      tháng      năm ……"),
    ("hd36", PlaceDate("Đồng Văn", 2024, 2, 5), "Đồng Văn, ngày 05 tháng 02 năm 2024"),
    ("hd05", PlaceDate("Hà Nội", 2026, 5, 27), "Hà Nội, ngày 27 tháng 5 năm 2026"),
    ("hd05", PlaceDate("Hà Nội", 2026), "Hà Nội, ngày      tháng      năm 2026"),
)
def test_place_date_line(one: Edition, place_date: PlaceDate, line: str) -> None:
    assert writing.place_date_line(one, place_date) == line


@table(
    "place_date, words",
    ("nd30", PlaceDate("", 2020, 3, 5), "05 tháng 3 năm 2020"),
    ("hd36", PlaceDate("", 2020, 3, 5), "05/3/2020"),
    ("hd36", PlaceDate("", 2021, 6, 4), "04/6/2021"),
    ("hd05", PlaceDate("", 2026, 1, 9), "09/01/2026"),
)
def test_citation_date(one: Edition, place_date: PlaceDate, words: str) -> None:
    assert writing.citation_date(one, place_date) == words


LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
RULES = "Căn cứ Điều lệ Đảng"


@table(
    "typed, lines",
    ("nd30", (LAW, "Theo đề nghị của B"), (LAW + ";", "Theo đề nghị của B.")),
    ("nd30", (LAW + ";",), (LAW + ".",)),
    ("hd36", (RULES + ";", "Xét đề nghị của A."), (RULES + ";", "Xét đề nghị của A,")),
    ("hd05", (f"- {RULES},", "", "–Xét ý A"), (f"- {RULES};", "- Xét ý A.")),
)
def test_basis_lines(one: Edition, typed: Lines, lines: Lines) -> None:
    assert writing.basis_lines(one, [Basis(text) for text in typed]) == lines


@table(
    "kind, label",
    ("nd30", "TTr", "Kính gửi:"),
    ("nd30", "", "Kính gửi:"),
    ("hd36", "TTr", "Kính gửi:"),
    ("hd36", "CV", "Kính gửi:"),
    ("hd05", "TTr", "Kính trình:"),
    ("hd05", "CV", "Kính gửi:"),
    ("hd05", "KH", "Kính gửi:"),
)
def test_addressee_label(one: Edition, kind: str, label: str) -> None:
    assert writing.addressee_label(one, kind) == label


@table(
    "names, lines",
    ("nd30", ("Bộ Nội vụ.",), ("Bộ Nội vụ",)),
    ("nd30", ("Sở Nội vụ,", "- Sở Y tế"), ("- Sở Nội vụ;", "- Sở Y tế.")),
    ("hd36", ("Ban Bí thư", "Văn phòng"), ("- Ban Bí thư,", "- Văn phòng,")),
    ("hd05", ("Ban Bí thư", "Văn phòng."), ("- Ban Bí thư;", "- Văn phòng;")),
    ("hd05", ("Ban Bí thư",), ("Ban Bí thư;",)),
    ("nd30", (), ()),
)
def test_addressee_lines(one: Edition, names: Lines, lines: Lines) -> None:
    assert writing.addressee_lines(one, Addressees(names)) == lines


def recipients(*names: str, filing: Filing | None = None) -> Recipients:
    return Recipients(tuple(Recipient(name) for name in names), filing)


@table(
    "given, as_above, lines",
    ("nd30", recipients("Sở Nội vụ", filing=Filing("TCCB")), True,
     ("- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, TCCB.")),
    ("nd30", recipients("như trên;", filing=Filing("VT, NVĐP")), True,
     ("- như trên;", "- Lưu: VT, NVĐP.")),
    ("nd30", recipients("Như Kính gửi", "Sở A"), True, ("- Như Kính gửi;", "- Sở A.")),
    ("nd30", recipients("Như Điều 3", filing=Filing("Lưu: VT-HC", 2)), False,
     ("- Như Điều 3;", "- Lưu: VT-HC (2).")),
    ("nd30", recipients(filing=Filing("HC", 2, "pl.(300).")), False,
     ("- Lưu: VT, HC (2). PL.(300).",)),
    ("nd30", recipients(filing=Filing()), False, ("- Lưu: VT.",)),
    ("nd30", recipients("Sở A;", "Sở B;"), False, ("- Sở A;", "- Sở B.")),
    ("nd30", recipients(".........."), False, ("- ...........",)),
    ("nd30", recipients(), False, ()),
    ("hd36", recipients("Các chi bộ", filing=Filing("Văn phòng Huyện uỷ")), False,
     ("- Các chi bộ,", "- Lưu Văn phòng Huyện uỷ.")),
    ("hd36", recipients(filing=Filing("Lưu Văn phòng Huyện uỷ.", None, "ABC-268")), True,
     ("- Như trên,", "- Lưu Văn phòng Huyện uỷ. ABC-268")),
    ("hd05", recipients("- Thường trực Tỉnh uỷ,", filing=Filing("VPĐU")), False,
     ("- Thường trực Tỉnh uỷ;", "- Lưu VPĐU.")),
    ("hd05", recipients(filing=Filing()), False, ("- Lưu.",)),
)  # fmt: skip
def test_recipient_lines(one: Edition, given: Recipients, as_above: bool, lines: Lines) -> None:
    assert writing.recipient_lines(one, given, as_above=as_above) == lines


@pytest.mark.parametrize("typed", ["b/c", "(b/c)", "(b/c);", "b/c."])
def test_the_purpose_stands_in_parentheses_before_the_end_mark(nd30: Edition, typed: str) -> None:
    given = Recipients((Recipient("Thường trực Tỉnh uỷ;", typed),))
    assert writing.recipient_lines(nd30, given, as_above=False) == ("- Thường trực Tỉnh uỷ (b/c).",)


def test_the_drafter_mark_is_the_tail_of_the_last_line(nd30: Edition, hd36: Edition) -> None:
    filing = Filing("VP", drafter="pl.(300)")
    for one in (nd30, hd36):
        last = writing.recipient_lines(one, Recipients((), filing), as_above=False)[-1]
        tail = writing.drafter_tail(one, filing)
        assert tail.strip(" .") == "PL.(300)"
        assert last.endswith(tail)
    assert writing.drafter_tail(nd30, Filing("VP")) == ""
    assert writing.drafter_tail(nd30, None) == ""


@table(
    "authority, line",
    ("nd30", Authority(Signing.ON_BEHALF, "Ủy ban nhân dân"), "TM. ỦY BAN NHÂN DÂN"),
    ("nd30", Authority(Signing.DEPUTY, "BỘ TRƯỞNG"), "KT. BỘ TRƯỞNG"),
    ("nd30", Authority(Signing.BY_ORDER, "Chủ tịch"), "TL. CHỦ TỊCH"),
    ("nd30", Authority(Signing.DELEGATED, "Chủ tịch"), "TUQ. CHỦ TỊCH"),
    ("nd30", Authority(Signing.ACTING, "Cục trưởng"), "Q. CỤC TRƯỞNG"),
    ("hd36", Authority(Signing.ON_BEHALF, "Ban Thường vụ"), "T/M BAN THƯỜNG VỤ"),
    ("hd05", Authority(Signing.ON_BEHALF, "Đảng uỷ"), "T/M ĐẢNG UỶ"),
    ("hd05", Authority(Signing.DEPUTY, "Trưởng ban"), "K/T TRƯỞNG BAN"),
    ("hd05", Authority(Signing.BY_ORDER, "Ban Thường vụ"), "T/L BAN THƯỜNG VỤ"),
    ("hd05", Authority(Signing.ACTING, "Chánh Văn phòng"), "Q. CHÁNH VĂN PHÒNG"),
)
def test_authority_line(one: Edition, authority: Authority, line: str) -> None:
    assert writing.authority_line(one, authority) == line
    assert writing.unknown_power(one, authority.signing) is None


def test_the_party_knows_no_delegation_and_says_what_to_use(hd36: Edition, hd05: Edition) -> None:
    for one in (hd36, hd05):
        sentence = writing.unknown_power(one, Signing.DELEGATED)
        assert sentence is not None
        assert "«T/L»" in sentence
        with pytest.raises(InvalidInput, match="thừa lệnh"):
            writing.authority_line(one, Authority(Signing.DELEGATED, "BÍ THƯ"))
