"""Short builders of papers for tests of filling."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from docgen.model import (
    Addressees,
    Agency,
    Attachment,
    Authority,
    Basis,
    Column,
    Contact,
    Entry,
    Filing,
    Level,
    Marks,
    Number,
    Paper,
    PlaceDate,
    Recipient,
    Recipients,
    Reference,
    Row,
    Side,
    Signature,
    Signing,
    Span,
    Table,
    Title,
    spans,
)
from docgen.model.table import Content

MADE = dt.datetime(2026, 6, 15, 8, 30, tzinfo=dt.UTC)

CONTACT = Contact(("Thôn 1, xã Xuân Phước, tỉnh Đắk Lắk", "ĐT: 0257 000 000"))

AGENCIES = {
    Side.STATE: Agency(Side.STATE, ("Ủy ban nhân dân", "xã Xuân Phước"), (), "UBND", "Ủy ban nhân dân xã Xuân Phước"),
    Side.PARTY: Agency(Side.PARTY, ("Đảng uỷ xã Xuân Phước",), ("Đảng bộ tỉnh Đắk Lắk",), "ĐU", "Ban Thường vụ Đảng uỷ"),
}  # fmt: skip


def entry(level: Level, words: str, depth: int = 1, **rest: Any) -> Entry:
    return Entry(level, spans(words), depth, **rest)


BODY = (
    entry(Level.PARAGRAPH, "Thực hiện chỉ đạo của cấp trên, cơ quan ban hành Kế hoạch như sau:"),
    entry(Level.ROMAN, "Mục đích, yêu cầu"),
    entry(Level.CLAUSE, "Mục đích"),
    entry(Level.DASH, "Phát hiện, bồi dưỡng và nhân rộng các điển hình tiên tiến trên địa bàn. " * 3),
    entry(Level.CLAUSE, "Nội dung thứ hai viết liền dòng, có dấu chấm ở cuối."),
    entry(Level.CLAUSE, "Tiêu chí", 2),
    Entry(Level.PLUS, (Span("Chữ thường, "), Span("đậm", bold=True), Span(", "), Span("nghiêng", italic=True), Span(" và "), Span("cả hai", bold=True, italic=True), Span("."))),
    entry(Level.POINT, "Điểm a của khoản;"),
    entry(Level.POINT, "Điểm b của khoản."),
    entry(Level.ROMAN, "Tổ chức thực hiện"),
    entry(Level.PARAGRAPH, "Các cơ quan, đơn vị nghiêm túc thực hiện Kế hoạch này"),
)  # fmt: skip

#: A body whose paragraphs start unlike each other and run over several lines, for the ruler.
RULER_BODY = tuple(
    part
    for n in ("một", "hai", "ba", "bốn", "năm")
    for part in (
        entry(
            Level.PARAGRAPH,
            f"Đoạn mở đầu phần {n} nêu rõ căn cứ và chủ thể ban hành, "
            + "đẩy mạnh phong trào thi đua yêu nước tại địa phương; " * 3
            + "như sau:",
        ),
        entry(Level.ROMAN, f"Phần {n} của kế hoạch thi đua"),
        entry(Level.CLAUSE, f"Nhóm việc {n} cần làm ngay"),
        entry(
            Level.DASH,
            f"Gạch đầu dòng {n} nêu việc, "
            + "người chịu trách nhiệm và thời hạn hoàn thành của từng đơn vị; " * 3
            + "báo cáo đúng hạn.",
        ),
        entry(
            Level.CLAUSE,
            f"Khoản liền dòng {n} quy định "
            + "trách nhiệm của thủ trưởng các cơ quan, đơn vị trên địa bàn xã, " * 3
            + "bảo đảm thực chất.",
        ),
        entry(Level.CLAUSE, f"Tiểu khoản {n} về tiêu chí", 2),
        entry(
            Level.PLUS,
            f"Cộng đầu dòng {n} chi tiết hóa, "
            + "bám sát tình hình thực tế của từng thôn, buôn, " * 4
            + "không phô trương.",
        ),
        entry(
            Level.POINT,
            f"Điểm thứ {n} của khoản này "
            + "quy định rõ hồ sơ và thời hạn nộp hồ sơ của từng tập thể, " * 3
            + "theo mẫu.",
        ),
    )
)

SIGNATURES = {
    Side.STATE: Signature((Authority(Signing.ON_BEHALF, "Ủy ban nhân dân"), Authority(Signing.DEPUTY, "Chủ tịch")), ("Phó Chủ tịch",), "Nguyễn Văn An"),
    Side.PARTY: Signature((Authority(Signing.ON_BEHALF, "Ban Thường vụ"),), ("Phó Bí thư",), "Trần Thị Bình"),
}  # fmt: skip

RECIPIENTS = {
    Side.STATE: Recipients((Recipient("Thường trực Đảng uỷ", "b/c"), Recipient("Các thôn, buôn")), Filing("VT, VHXH", 2, "ntm (30)")),
    Side.PARTY: Recipients((Recipient("Thường trực Tỉnh uỷ", "b/c"), Recipient("Các chi bộ trực thuộc")), Filing("Văn phòng Đảng uỷ")),
}  # fmt: skip

COLUMNS = (
    Column("stt", "Stt", Content.SERIAL, 0.4),
    Column("ten", "Họ và tên", weight=1.6),
    Column("don_vi", "Chức vụ, đơn vị", weight=2),
    Column("phieu", "Số phiếu", Content.NUMBER, 0.8),
    Column("ghi_chu", "Ghi chú", weight=1),
)


def table(rows: int = 3, summary: str = "") -> Table:
    return Table(
        COLUMNS,
        tuple(Row((str(n), f"Lê Thị Số {n}", "Thôn trưởng", "7", "")) for n in range(1, rows + 1)),
        summary,
    )


def plan(side: Side = Side.STATE, **rest: Any) -> Paper:
    kind_name = "Kế hoạch"
    paper = Paper(
        kind="plan",
        side=side,
        title=Title(kind_name, ("xây dựng và nhân rộng điển hình tiên tiến", "giai đoạn 2026 - 2030")),
        body=BODY,
        agency=AGENCIES[side],
        number=Number(5, "KH", AGENCIES[side].sign),
        place_date=PlaceDate("Xuân Phước", 2026, 6, 5),
        bases=(Basis("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"), Basis("Xét đề nghị của Phòng Văn hóa - Xã hội;")),
        recipients=RECIPIENTS[side],
        signature=SIGNATURES[side],
    )  # fmt: skip
    return replace(paper, **rest)


def full(side: Side = Side.STATE) -> Paper:
    """A plan with every mark and three attached papers, one of them turned and one with its own head."""
    urgency = "KHẨN"
    carrier = plan(
        side,
        marks=Marks(urgency, "MẬT", "LƯU HÀNH NỘI BỘ", 2, side is Side.PARTY),
        contact=CONTACT,
    )
    assert carrier.number
    assert carrier.place_date
    reference = Reference("Kế hoạch", carrier.number, carrier.place_date, AGENCIES[side].author)
    outline = Paper(
        "report_outline",
        side,
        Title("Đề cương báo cáo", ("kết quả thực hiện Kế hoạch",)),
        BODY[1:6],
        reference=reference,
    )
    listed = Paper(
        "commendation_list",
        side,
        Title("Danh sách", ("tập thể, cá nhân tiêu biểu",)),
        (table(40, "Danh sách này có 40 cá nhân."),),
        reference=reference,
        landscape=True,
    )
    form = Paper(
        "registration_sheet", side, Title("Biểu đăng ký", ("xây dựng điển hình tiên tiến",)), (entry(Level.ROMAN, "Cá nhân"), table(2)),
        agency=Agency(side, ()), place_date=PlaceDate("", 2026), signature=Signature((), ("Lãnh đạo đơn vị",), hint="Ký, ghi rõ họ và tên, đóng dấu"),
    )  # fmt: skip
    return replace(
        carrier,
        attachments=(Attachment(outline), Attachment(listed), Attachment(form, labelled=False)),
    )


def letter(side: Side = Side.STATE) -> Paper:
    kind = "" if side is Side.STATE else "CV"
    return plan(
        side,
        kind="official_letter",
        title=Title("", ("rà soát điển hình tiên tiến năm 2026",)),
        number=Number(None, kind, AGENCIES[side].sign, "VHXH"),
        place_date=PlaceDate("Thành phố Hồ Chí Minh" if side is Side.STATE else "TP Huế", 2026, 6),
        addressees=Addressees(("Các chi bộ trực thuộc", "Trường Tiểu học xã", "Công an xã")),
        bases=(),
        body=BODY[:1],
    )


def sheet(side: Side = Side.STATE) -> Paper:
    """A registration sheet of a unit with its own head, no number."""
    return plan(
        side,
        kind="registration_sheet",
        title=Title("Biểu đăng ký", ("xây dựng điển hình tiên tiến năm 2026",)),
        number=None,
        bases=(),
        body=(
            BODY[0],
            entry(Level.ROMAN, "Tập thể"),
            table(4),
            entry(Level.ROMAN, "Cá nhân"),
            table(5),
        ),
    )
