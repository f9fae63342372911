"""What the human eye is pointed to: every check has a paper that trips it and one that does not."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.papers.examination import CHECKS
from tests.papers.makers import (
    PARTY,
    STATE,
    dossier,
    letter,
    party_dossier,
    plan,
    problems,
    warnings,
)

SIGNED = {"authority": "T/M Ban Thường vụ", "position": "Phó Bí thư", "name": "Nguyễn Mạnh Tuấn"}
OUTLINE = {"kind": "report_outline", "body": "Tình hình."}


def signed(**fields: Any) -> dict[str, Any]:
    return {**SIGNED, **fields}


@pytest.mark.parametrize(
    "data", [dossier(plan()), dossier(letter()), party_dossier(plan(), letter())]
)
def test_good_papers_are_left_in_peace(data: dict[str, Any]) -> None:
    assert warnings(data) == {}


def warned(data: dict[str, Any], place: str, beginning: str) -> None:
    found = warnings(data)
    assert list(found) == [place]
    assert found[place].startswith(beginning), found[place]


def refused(data: dict[str, Any], place: str, beginning: str) -> None:
    found = problems(data)
    assert list(found) == [place]
    assert found[place].startswith(beginning), found[place]


def test_an_abstract_too_long_for_the_record() -> None:
    lines = ["x" * 250, "y" * 250]
    warned(dossier(plan(abstract=lines)), "papers[0].abstract", "Trích yếu nội dung dài 501 ký tự")
    assert warnings(dossier(plan(abstract=["x" * 250, "y" * 249]))) == {}


@pytest.mark.parametrize(
    ("issuer", "key"),
    [
        ({"name": ["Uỷ ban nhân dân", "huyện Thạch An"]}, "name"),
        ({"name": "ỦY BAN NHÂN DÂN QUẬN 1"}, "name"),
        ({"name": "Phòng Nội vụ", "superior": "UBND thị xã Sơn Tây"}, "superior"),
        ({"name": "UBND thị trấn Đông Khê"}, "name"),
    ],
)
def test_a_district_after_districts_ended(issuer: dict[str, Any], key: str) -> None:
    now = {**STATE, **issuer}
    warned(dossier(plan(), issuer=now), f"issuer.{key}", "Từ 01/7/2025 không còn cấp huyện")
    assert warnings(dossier(plan(), issuer=now, date="30/6/2025")) == {}


def test_army_and_customs_are_no_districts() -> None:
    for name in ("Ban Chỉ huy Quân sự xã", "Chi cục Hải quan khu vực"):
        assert warnings(dossier(plan(), issuer={**STATE, "name": name})) == {}


def test_letters_of_a_body_that_ended() -> None:
    commune = {**PARTY, "name": "Đảng uỷ xã Tân An"}
    data = party_dossier(plan(), issuer=commune, date="1/8/2025")
    warned(data, "issuer.sign", "Chữ viết tắt «HU» là của huyện uỷ")
    assert warnings(party_dossier(plan(), issuer={**commune, "sign": "ĐU"}, date="1/8/2025")) == {}


def test_an_author_in_capitals_in_a_sentence() -> None:
    shouting = {**PARTY, "name": "HUYỆN UỶ KIM BẢNG", "author": None}
    attached = plan(body="Theo đề cương gửi kèm.", attachments=[OUTLINE])
    warned(
        party_dossier(attached, issuer=shouting), "issuer.author", "Dòng «(Kèm theo … của HUYỆN UỶ"
    )
    assert warnings(party_dossier(plan(), issuer=shouting)) == {}


def test_a_plan_speaks_to_nobody() -> None:
    data = plan(addressees=["Sở Nội vụ"])
    warned(dossier(data), "papers[0].addressees", "Kế hoạch không có phần «Kính gửi».")
    warned(party_dossier(data), "papers[0].addressees", "Kế hoạch không có phần «Kính gửi».")


def test_a_paper_without_receivers() -> None:
    warned(dossier(plan(recipients=[])), "papers[0].recipients", "Văn bản chưa có Nơi nhận.")


def test_a_filing_line_in_the_middle_or_twice() -> None:
    middle = plan(recipients=["Lưu: VT", "Như trên"])
    warned(dossier(middle), "papers[0].recipients", "Dòng «Lưu: VT» phải đứng cuối Nơi nhận")
    twice = plan(recipients=["Như trên", "Lưu: VT"], filing="VT")
    warned(dossier(twice), "papers[0].recipients", "Dòng «Lưu: VT» phải đứng cuối Nơi nhận")


def test_delegation_in_a_party_paper() -> None:
    signature = signed(authority="TUQ. Ban Thường vụ", position="Chánh Văn phòng")
    refused(
        party_dossier(plan(), signature=signature),
        "signature.authority",
        "Văn bản của Đảng không có hình thức «TUQ.»",
    )
    state = {"authority": "TUQ. Chủ tịch", "position": "Trưởng phòng", "name": "A"}
    assert warnings(dossier(plan(), signature=state)) == {}


@pytest.mark.parametrize("authority", ["K/T Bí thư", "KT. BÍ THƯ HUYỆN UỶ"])
def test_a_deputy_secretary_signs_for_the_committee(authority: str) -> None:
    refused(
        party_dossier(plan(signature=signed(authority=authority))),
        "papers[0].signature.authority",
        "Không ghi «K/T BÍ THƯ»",
    )


def test_deputies_of_a_head_sign_for_him() -> None:
    signature = signed(authority="K/T Trưởng ban", position="Phó Trưởng ban")
    assert warnings(party_dossier(plan(signature=signature))) == {}


@pytest.mark.parametrize("position", ["Phó Bí thư Huyện uỷ", "Uỷ viên Ban Thường vụ"])
def test_a_position_after_a_collective(position: str) -> None:
    warned(
        party_dossier(plan(), signature=signed(position=position)),
        "signature.position",
        "Sau dòng thay mặt chỉ in chức vụ «BÍ THƯ»",
    )


@pytest.mark.parametrize(
    "signature",
    [
        signed(authority="T/M Đoàn Thư ký", position="Trưởng đoàn"),
        signed(authority="T/L Ban Thường vụ", position="Chánh Văn phòng"),
        signed(position=["Trưởng ban", "kiêm", "Chủ tịch"]),
        signed(position=None),
    ],
)
def test_other_lawful_positions(signature: dict[str, Any]) -> None:
    assert warnings(party_dossier(plan(), signature=signature)) == {}


@pytest.mark.parametrize(
    "name",
    [
        "PGS. Nguyễn Văn A",
        "PGS.TS. Nguyễn Văn A",
        "TS Nguyễn Văn A",
        "ThS. Nguyễn Văn A",
        "Thạc sĩ Nguyễn Văn A",
        "Phó Giáo sư Nguyễn Văn A",
        "Đại tá Nguyễn Văn A",
        "Thượng uý Nguyễn Văn A",
        "Thiếu tướng Nguyễn Văn A",
        "Nhà giáo Ưu tú Nguyễn Văn A",
        "BSCKII. Nguyễn Văn A",
        "BS.CKII Nguyễn Văn A",
    ],
)
def test_a_title_before_the_name(name: str) -> None:
    beginning = "Trước họ tên người ký không ghi"
    warned(party_dossier(plan(), signature=signed(name=name)), "signature.name", beginning)
    state = {"position": "Chủ tịch", "name": name}
    warned(dossier(plan(), signature=state), "signature.name", beginning)
    assert "Chỉ lực lượng vũ trang" in warnings(dossier(plan(), signature=state))["signature.name"]


@pytest.mark.parametrize(
    "name",
    ["Tạ Sĩ Bách", "Bá Sĩ Nguyên", "Đại Thị Tá", "Ksor Phước", "Y Thông", "Cn", "Lò Văn Tướng"],
)
def test_names_that_only_look_like_titles(name: str) -> None:
    assert warnings(party_dossier(plan(), signature=signed(name=name))) == {}


def test_texts_too_long_for_the_record() -> None:
    def told(place: str, words: str, **fields: Any) -> None:
        warned(dossier(plan(), **fields), place, words)

    named = {"position": "Chủ tịch", "name": "Công Tằng Tôn Nữ " * 4}
    told("signature.name", "Họ và tên người ký dài 67 ký tự", signature=named)
    placed = {"position": ["Trưởng ban " * 6, "kiêm", "Chủ tịch " * 6], "name": "A"}
    told("signature.position", "Chức vụ của người ký dài 124 ký tự", signature=placed)
    long = {**STATE, "name": ["Ủy ban " * 20, "nhân dân " * 10]}
    told("issuer.name", "Tên cơ quan, tổ chức ban hành dài 229 ký tự", issuer=long)
    assert warnings(party_dossier(plan(), signature=signed(name="Công Tằng Tôn Nữ " * 4))) == {}


def test_another_office_above_the_name_is_for_the_state() -> None:
    both = {"position": "Chủ tịch", "name": "Lê Thị Mơ", "other_office": "Giám đốc Sở Nội vụ"}
    assert warnings(dossier(plan(), signature=both)) == {}
    refused(
        party_dossier(plan(), signature=signed(other_office="Trưởng Ban Tổ chức")),
        "signature.other_office",
        "Chức vụ khác trên họ tên không có trong 36-HD/VPTW. Hãy bỏ mục này; giữ hai chức vụ thì ghi "
        "ba dòng ở position, dòng giữa là «kiêm».",
    )


def test_a_paper_nobody_signs() -> None:
    warned(dossier(plan(signature="none")), "papers[0].signature", "Văn bản chưa có người ký.")


@pytest.mark.parametrize("urgency", ["Khẩn", "THƯỢNG KHẨN", "hoả tốc", "Hỏa tốc"])
def test_lawful_urgency(urgency: str) -> None:
    assert warnings(dossier(plan(marks={"urgency": urgency}))) == {}
    assert warnings(party_dossier(plan(marks={"urgency": urgency}))) == {}


def test_unlawful_words_are_refused_with_the_lawful_ones() -> None:
    found = problems(dossier(plan(marks={"urgency": "rất khẩn", "secrecy": "kín"})))
    assert found == {
        "papers[0].marks.urgency": "Độ khẩn «RẤT KHẨN» không có trong 30/2020/NĐ-CP. "
        "Hãy ghi «HỎA TỐC», «THƯỢNG KHẨN» hoặc «KHẨN». Có phải là «KHẨN»?",
        "papers[0].marks.secrecy": "Độ mật «KÍN» không có trong 30/2020/NĐ-CP. "
        "Hãy ghi «TUYỆT MẬT», «TỐI MẬT» hoặc «MẬT».",
    }


def test_a_mark_that_the_edition_has_no_place_for() -> None:
    refused(
        dossier(plan(marks={"no_media": True})),
        "papers[0].marks.no_media",
        "Dòng «Không phổ biến trên phương tiện thông tin đại chúng» không có trong 30/2020/NĐ-CP.",
    )
    assert warnings(party_dossier(plan(marks={"no_media": True, "draft": 2}))) == {}


def test_circulation_marks_are_an_open_list() -> None:
    warned(
        party_dossier(plan(marks={"circulation": "Chỉ đọc"})),
        "papers[0].marks.circulation",
        "Phạm vi lưu hành «CHỈ ĐỌC»",
    )
    assert warnings(party_dossier(plan(marks={"circulation": "Lưu hành nội bộ"}))) == {}


@pytest.mark.parametrize(
    "body",
    ["Theo mẫu gửi kèm.", "Xem Phụ lục.", "Lập đề cương báo cáo trước ngày 10/4.", "(kèm theo)"],
)
def test_a_body_that_points_to_its_annexes(body: str) -> None:
    assert warnings(party_dossier(plan(body=body, attachments=[OUTLINE]))) == {}


def test_a_body_that_forgets_its_annexes() -> None:
    warned(
        party_dossier(plan(attachments=[OUTLINE])),
        "papers[0].attachments[0]",
        "Nội dung văn bản chưa nhắc đến phụ lục này. Hãy thêm, ví dụ «(có đề cương báo cáo kèm theo)».",
    )


@pytest.mark.parametrize(
    ("word", "told"),
    [("labelled", "có chữ «Phụ lục»"), ("referenced", "có dòng «(Kèm theo …)»")],
)
def test_words_that_a_state_annex_never_goes_without(word: str, told: str) -> None:
    bare = {**OUTLINE, word: False}
    refused = problems(dossier(attaching(bare)))
    assert list(refused) == [f"papers[0].attachments[0].{word}"]
    assert f"buộc phụ lục {told}" in refused[f"papers[0].attachments[0].{word}"]
    lone = {**bare, "reference": {"kind": "Quyết định", "date": "5/2026"}}
    assert list(problems(dossier(lone))) == [f"papers[0].{word}"]
    headed = attaching({**bare, "issuer": "blank"})
    assert f"papers[0].attachments[0].{word}" not in warnings(dossier(headed))


def test_words_that_a_party_annex_may_go_without() -> None:
    assert warnings(party_dossier(attaching({**OUTLINE, "labelled": False}))) == {}
    bare = attaching({**OUTLINE, "referenced": False})
    assert warnings(party_dossier(bare, date="29/3/2022")) == {}
    refused = problems(party_dossier(bare, date="15/6/2026"))
    assert {"papers[0].attachments[0].referenced"} < set(refused)


def attaching(annex: dict[str, Any]) -> dict[str, Any]:
    """A plan that speaks of its annex."""
    return plan(body="Theo đề cương gửi kèm.", attachments=[annex])


def test_no_check_is_listed_twice() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
