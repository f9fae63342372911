"""Kính gửi and Nơi nhận."""

from __future__ import annotations

from docgen.papers.catalogue import kind
from docgen.papers.examination.case import Case
from docgen.papers.parts.receivers import FILING


def addressees_suit_the_kind(case: Case) -> None:
    """Only công văn, tờ trình and some báo cáo speak to someone: NĐ 30/2020 PL.I-1-II.9b, HD36 II.1.9."""
    if case.paper.addressees is None:
        return
    name = kind(case.paper.kind).name
    if any(one.name == name and one.addressees == "never" for one in case.setting.edition.kinds):
        case.setting.warn(
            case.setting.at("addressees"),
            f"{name} không có phần «Kính gửi». Nơi phải thực hiện thì ghi ở Nơi nhận.",
        )


def paper_names_its_receivers(case: Case) -> None:
    """Nơi nhận is one of the nine main components: NĐ 30/2020 Đ.8.2, QĐ66 Đ.15."""
    if case.issues and case.paper.recipients is None:
        case.setting.warn(case.setting.at("recipients"), "Văn bản chưa có Nơi nhận.")


def filing_line_is_the_last(case: Case) -> None:
    """«Lưu» is the last line and stands there once: NĐ 30/2020 PL.I-1-II.9d, HD36 II.1.9.2."""
    for item in case.paper.recipients.items if case.paper.recipients else ():
        if FILING.fullmatch(item.name):
            case.setting.warn(
                case.path_of("recipients"),
                f"Dòng «{item.name}» phải đứng cuối Nơi nhận và chỉ ghi một lần. Hãy ghi ở mục filing.",
            )
