"""What papers take from their dossier, and papers attached to others."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from docgen.errors import Problem
from docgen.model import Agency, Number, PlaceDate, Reference, Side
from docgen.papers import build_papers
from docgen.papers.reading import read_dossier_data
from tests.papers.makers import (
    PARTY,
    STATE,
    TODAY,
    build,
    dossier,
    letter,
    paper,
    party_dossier,
    plan,
    problems,
    warnings,
)

OUTLINE = {"kind": "report_outline", "abstract": "kết quả 5 năm", "body": "Tình hình."}
SHEET = {"kind": "registration_sheet", "collectives": {"empty_rows": 2}}
POINTING = "Theo đề cương gửi kèm."


def attached(data: dict[str, Any], index: int = 0) -> Any:
    return paper(data).attachments[index].paper


def test_a_paper_takes_head_and_end_from_the_dossier() -> None:
    data = dossier(plan(number=7), recipients=["A"], filing="VT", contact="Số 1 phố A")
    data["papers"][0].pop("recipients")
    made = paper(data)
    assert made.side is Side.STATE
    assert made.agency == Agency(
        Side.STATE, ("Uỷ ban nhân dân", "xã Tân An"), (), "UBND", "Uỷ ban nhân dân xã Tân An"
    )
    assert made.place_date == PlaceDate("Tân An", 2026, 3, 29)
    assert made.number == Number(7, "KH", "UBND")
    assert made.signature is not None
    assert made.signature.name == "Lê Thị Mơ"
    assert made.recipients is not None
    assert made.recipients.items[0].name == "A"
    assert made.recipients.filing is not None
    assert made.contact is not None
    assert made.contact.lines == ("Số 1 phố A",)


def test_what_a_paper_says_itself_goes_first() -> None:
    made = paper(
        dossier(
            plan(
                issuer={
                    "name": "Phòng Văn hóa - Xã hội",
                    "superior": "UBND xã Tân An",
                    "sign": "VHXH",
                },
                place="Nơi khác",
                date="tháng 4/2026",
                signature={"position": "Trưởng phòng", "name": "Vũ Văn Na"},
                recipients=["B"],
            ),
            recipients=["A"],
        )
    )
    assert made.agency is not None
    assert made.agency.name == "Phòng Văn hóa - Xã hội"
    assert made.place_date == PlaceDate("Nơi khác", 2026, 4)
    assert made.signature is not None
    assert made.signature.positions == ("Trưởng phòng",)
    assert made.recipients is not None
    assert made.recipients.items[0].name == "B"


def test_an_open_number_leaves_a_gap() -> None:
    assert paper(dossier(plan())).number == Number(None, "KH", "UBND")


def test_a_date_chooses_the_edition() -> None:
    by_date = {
        date: build(party_dossier(plan(), date=date)).papers[0].edition.id
        for date in ("29/3/2022", "26/5/2026", "27/5/2026", "2026", "trống")
    }
    assert by_date == {
        "29/3/2022": "party_hd36_2018",
        "26/5/2026": "party_hd36_2018",
        "27/5/2026": "party_hd05_2026",
        "2026": "party_hd05_2026",
        "trống": "party_hd05_2026",
    }
    assert build(dossier(plan())).papers[0].edition.id == "state_nd30_2020"


def test_an_edition_may_be_forced_on_papers_of_its_side() -> None:
    read = read_dossier_data(party_dossier(plan()))
    forced = build_papers(read, TODAY, edition="party_hd05_2026")
    assert forced.papers[0].edition.id == "party_hd05_2026"
    with pytest.raises(KeyError):
        build_papers(read, TODAY, edition="nothing")
    with pytest.raises(Exception, match="Nhà nước"):
        build_papers(read, TODAY, edition="state_nd30_2020")


def test_an_attached_paper_has_a_reference_and_no_head_or_end_of_its_own() -> None:
    made = attached(party_dossier(plan(number=83, body=POINTING, attachments=[OUTLINE])))
    assert made.reference == Reference(
        "Kế hoạch",
        Number(83, "KH", "HU"),
        PlaceDate("Kim Bảng", 2022, 3, 29),
        "Ban Thường vụ Huyện uỷ",
    )
    assert (made.agency, made.place_date, made.number) == (None, None, None)
    assert (made.signature, made.recipients, made.contact) == (None, None, None)


def test_a_form_for_the_receiving_unit_keeps_its_own_head_and_end() -> None:
    form = {
        **SHEET,
        "issuer": "blank",
        "signature": {
            "position": "Lãnh đạo cấp uỷ, đơn vị",
            "hint": "(Ký, ghi rõ họ và tên, đóng dấu)",
        },
        "recipients": ["Ban Tuyên giáo Huyện uỷ", "Lưu."],
        "labelled": False,
        "referenced": False,
    }
    carrier = paper(party_dossier(plan(number=185, body=POINTING, attachments=[form])))
    made = carrier.attachments[0].paper
    assert carrier.attachments[0].labelled is False
    assert made.agency is not None
    assert made.agency.is_blank
    assert made.place_date == PlaceDate("", 2022)
    assert made.reference is None
    assert made.signature is not None
    assert made.signature.hint == "Ký, ghi rõ họ và tên, đóng dấu"
    assert made.recipients is not None


def test_a_form_may_have_its_own_place_and_date() -> None:
    form = {**SHEET, "issuer": "blank", "place": "Xã Tân An", "date": "tháng 4/2022"}
    made = attached(party_dossier(plan(body=POINTING, attachments=[form])))
    assert made.place_date == PlaceDate("Xã Tân An", 2022, 4)


def test_a_form_of_its_own_leaves_place_and_day_to_the_unit() -> None:
    made = paper(party_dossier({**SHEET, "issuer": {"blank": True}}))
    assert made.place_date == PlaceDate("", 2022)
    assert made.number is None


def test_an_annex_in_a_file_of_its_own_names_the_paper_it_belongs_to() -> None:
    reference = {"kind": "KẾ HOẠCH", "number": 83, "date": "29/3/2022"}
    made = paper(party_dossier({**OUTLINE, "reference": reference}))
    assert made.reference == Reference(
        "Kế hoạch", Number(83, "KH", "HU"), PlaceDate("", 2022, 3, 29), "Ban Thường vụ Huyện uỷ"
    )
    assert (made.agency, made.signature) == (None, None)


def test_a_reference_may_be_to_a_paper_of_another_body() -> None:
    reference = {
        "kind": "Công văn",
        "number": 5,
        "date": 2026,
        "author": "Sở Nội vụ",
        "sign": "SNV",
        "unit": "VP",
    }
    made = paper(dossier({**OUTLINE, "reference": reference}))
    assert made.reference == Reference(
        "Công văn", Number(5, "", "SNV", "VP"), PlaceDate("", 2026), "Sở Nội vụ"
    )


def test_a_reference_to_an_unknown_kind_is_told() -> None:
    reference = {"kind": "Kế hoạc", "date": 2022}
    found = problems(party_dossier({**OUTLINE, "reference": reference}))
    assert found["papers[0].reference.kind"].startswith(
        "Không có loại văn bản «Kế hoạc». Có phải là «Kế hoạch»?"
    )


def test_an_attached_paper_of_the_other_side_follows_the_law_of_its_side() -> None:
    form = {**SHEET, "issuer": {"side": "state", "blank": True}}
    made = attached(party_dossier(plan(body=POINTING, attachments=[form])))
    assert made.side is Side.STATE


def test_attachments_of_attachments_are_refused() -> None:
    inner = plan(attachments=[OUTLINE])
    found = problems(dossier(letter(body=POINTING, attachments=[inner])))
    assert found["papers[0].attachments[0].attachments"].startswith(
        "Văn bản kèm theo không có phụ lục riêng."
    )


def test_an_attached_paper_shares_no_warnings_about_what_it_does_not_print() -> None:
    assert warnings(party_dossier(plan(body=POINTING, attachments=[OUTLINE]))) == {}


def test_a_problem_of_the_dossier_is_told_once_for_all_papers() -> None:
    data = dossier(plan(), plan(), signature={"position": "Chủ tịch", "name": "TS. Lê Thị Mơ"})
    assert list(warnings(data)) == ["signature.name"]


def test_a_name_needs_letters_for_the_number() -> None:
    issuer = {key: value for key, value in STATE.items() if key != "sign"}
    assert problems(dossier(plan(), issuer=issuer)) == {
        "issuer.sign": "Thiếu chữ viết tắt tên cơ quan để viết ký hiệu. Hãy ghi, ví dụ UBND, HU, ĐU."
    }


@pytest.mark.parametrize(
    ("typed", "side"),
    [("party", Side.PARTY), ("Đảng", Side.PARTY), ("state", Side.STATE), ("Nhà nước", Side.STATE)],
)
def test_the_side_is_read_in_both_languages(typed: str, side: Side) -> None:
    assert paper(dossier(plan(), issuer={**STATE, "side": typed})).side is side


@pytest.mark.parametrize(
    ("issuer", "message"),
    [
        ({"side": "party"}, "Thiếu tên cơ quan ban hành."),
        ({**PARTY, "blank": True}, "Đã ghi tên cơ quan (name)"),
    ],
)
def test_an_issuer_has_a_name_or_is_blank(issuer: dict[str, Any], message: str) -> None:
    found = problems(dossier(plan(), issuer=issuer))
    assert list(found) == ["issuer"]
    assert found["issuer"].startswith(message)


def test_lines_of_the_file_are_told_where_they_are_known() -> None:
    def line_of(place: str, inner: int | None) -> int | None:
        return {"signature.name": 9}.get(place) if inner is None else 20 + inner

    read = read_dossier_data(dossier(plan()), line_of=line_of)
    assert read.located(Problem("signature.name", "x")) == Problem("signature.name", "x", line=9)
    assert read.located(Problem("papers[0].body", "x", line=2)) == Problem(
        "papers[0].body", "x (dòng 2 của nội dung)", line=22
    )
    unknown = Problem("place", "x")
    assert read.located(unknown) == unknown


def test_today_matters_only_where_a_date_has_gaps() -> None:
    read = read_dossier_data(party_dossier(plan(), date=2026))
    early = build_papers(read, dt.date(2026, 2, 1)).papers[0].edition.id
    late = build_papers(read, dt.date(2026, 6, 1)).papers[0].edition.id
    assert (early, late) == ("party_hd36_2018", "party_hd05_2026")
