"""The head of a paper: its issuing body."""

from __future__ import annotations

import datetime as dt
import re

from docgen.papers.assembly import author_of
from docgen.papers.examination.case import Case
from docgen.vietnamese import upper

#: Luật Tổ chức chính quyền địa phương 72/2025/QH15: no district and no thị trấn from this day on.
DISTRICTS_ENDED = dt.date(2025, 7, 1)
_DISTRICT = re.compile(r"\b(?:huyện|quận|thị xã|thị trấn|thị (?:uỷ|ủy))\b", re.IGNORECASE)


def bodies_exist_on_the_day(case: Case) -> None:
    """No district-level body issues papers after it was wound up."""
    if case.paper.agency is None:
        return
    if case.setting.day >= DISTRICTS_ENDED:
        for key, lines in (
            ("superior", case.paper.agency.superior_lines),
            ("name", case.paper.agency.name_lines),
        ):
            if match := _DISTRICT.search(" ".join(lines)):
                case.setting.warn(
                    case.path_of("issuer", key),
                    f"Từ 01/7/2025 không còn cấp huyện, thị trấn; tên cơ quan có chữ «{match[0]}». "
                    "Hãy xem lại tên cơ quan và ngày ký.",
                )
    ended = [
        body for body in case.setting.edition.issuers if body.letters == case.paper.agency.sign
    ]
    if ended and all(body.until is not None and body.until < case.setting.day for body in ended):
        case.setting.warn(
            case.path_of("issuer", "sign"),
            f"Chữ viết tắt «{case.paper.agency.sign}» là của {ended[0].name}, đã thôi hoạt động từ sau "
            f"{ended[0].until:%d/%m/%Y}. Hãy xem lại.",
        )


def author_reads_in_a_sentence(case: Case) -> None:
    """«của HUYỆN UỶ KIM BẢNG» shouts: a name in capitals needs an author for the sentence."""
    if not case.paper.attachments or case.paper.agency is None:
        return
    author = author_of(case.paper.agency)
    if len(author) > 1 and author == upper(author):
        case.setting.warn(
            case.path_of("issuer", "author"),
            f"Dòng «(Kèm theo … của {author})» sẽ in tên cơ quan bằng chữ hoa. Hãy ghi author, "
            "ví dụ «Ban Thường vụ Huyện uỷ».",
        )
