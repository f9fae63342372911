"""Every kind becomes the paper it stands for."""

from __future__ import annotations

import pytest

from docgen.model import Addressees, Basis, Entry, Number, Table, Title, plain
from docgen.papers.catalogue import kind, kinds
from docgen.papers.parts.paper import PaperFields
from docgen.standards.library import editions
from docgen.vietnamese import fold
from tests.papers.makers import dossier, letter, paper, party_dossier, plan, problems


def texts(blocks: tuple[Entry | Table, ...]) -> list[str]:
    return [plain(block.text) if isinstance(block, Entry) else "(bảng)" for block in blocks]


def test_every_kind_is_known_by_its_id_and_declares_it() -> None:
    assert [one.id for one in kinds()] == [
        "plan",
        "registration_sheet",
        "report_outline",
        "commendation_list",
        "official_letter",
    ]
    for one in kinds():
        assert kind(one.id) is one
        assert issubclass(one.fields, PaperFields)
    with pytest.raises(KeyError):
        kind("decree")


def test_templates_are_named_after_the_kind_without_marks() -> None:
    for one in kinds():
        assert one.template == fold(one.name).replace(" ", "-")


def test_numbered_kinds_are_kinds_of_every_edition() -> None:
    for edition in editions():
        names = {one.name for one in edition.kinds}
        assert {kind("plan").name, kind("official_letter").name} <= names


def test_a_plan() -> None:
    made = paper(
        party_dossier(
            plan(number=83, abstract="sơ kết 05 năm", bases=["Căn cứ A"], body="Một.\n\nHai.")
        )
    )
    assert made.kind == "plan"
    assert made.title == Title("Kế hoạch", ("sơ kết 05 năm",))
    assert made.number == Number(83, "KH", "HU")
    assert made.bases == (Basis("Căn cứ A"),)
    assert texts(made.body) == ["Một.", "Hai."]
    assert made.landscape is False


def test_a_plan_of_the_party_may_name_its_author_below_its_kind() -> None:
    assert paper(party_dossier(plan(author_line=True))).title.author == "Ban Thường vụ Huyện uỷ"
    refused = problems(dossier(plan(author_line=True)))
    assert "không in tác giả" in refused["papers[0].author_line"]
    nameless = {"side": "party", "name": "Huyện uỷ A", "sign": "HU"}
    missing = problems(party_dossier(plan(author_line=True), issuer=nameless))
    assert missing["papers[0].author_line"].startswith("Chưa có tác giả để in.")


def test_a_letter_of_the_state() -> None:
    made = paper(dossier(letter(number=5, unit="VX", addressees=["Sở Nội vụ", "Sở Tài chính"])))
    assert made.kind == "official_letter"
    assert made.title == Title("", ("báo cáo kết quả",))
    assert made.number == Number(5, "", "UBND", "VX")
    assert made.addressees == Addressees(("Sở Nội vụ", "Sở Tài chính"))


def test_a_letter_of_the_party_has_letters_of_its_kind() -> None:
    assert paper(party_dossier(letter(number=5))).number == Number(5, "CV", "HU")


@pytest.mark.parametrize("nobody", [None, [], ""])
def test_a_letter_speaks_to_someone(nobody: object) -> None:
    assert list(problems(dossier(letter(addressees=nobody)))) == ["papers[0].addressees"]


def test_an_outline() -> None:
    made = paper(
        party_dossier({"kind": "report_outline", "abstract": "kết quả", "body": "Một.\nHai."})
    )
    assert made.title == Title("Đề cương báo cáo", ("kết quả",))
    assert made.number is None
    assert texts(made.body) == ["Một.", "Hai."]


def test_a_registration_sheet() -> None:
    made = paper(
        party_dossier(
            {
                "kind": "registration_sheet",
                "abstract": "xây dựng và nhân rộng điển hình",
                "opening": "Thực hiện Kế hoạch số 185-KH/HU, đăng ký như sau:",
                "collectives": {"rows": [["Chi bộ thôn Đồng"]]},
                "individuals": {"empty_rows": 3},
                "note": "Gửi trước ngày 01/8/2023.",
                "landscape": True,
            }
        )
    )
    assert made.title == Title("Biểu đăng ký", ("xây dựng và nhân rộng điển hình",))
    assert texts(made.body) == [
        "Thực hiện Kế hoạch số 185-KH/HU, đăng ký như sau:",
        "Tập thể",
        "(bảng)",
        "Cá nhân",
        "(bảng)",
    ]
    assert texts(made.note) == ["Gửi trước ngày 01/8/2023."]
    collectives, individuals = (block for block in made.body if isinstance(block, Table))
    assert [column.heading for column in collectives.columns] == [
        "Stt",
        "Đơn vị",
        "Địa chỉ",
        "Người đứng đầu; phụ trách đơn vị",
        "Điển hình thuộc lĩnh vực",
        "Các giải pháp thực hiện xây dựng, nhân rộng điển hình (nêu khái quát)",
        "Ghi chú",
    ]
    assert [column.heading for column in individuals.columns] == [
        "Stt",
        "Họ và tên",
        "Chức vụ; đơn vị công tác; địa chỉ nơi cư trú",
        "Điển hình thuộc lĩnh vực",
        "Các giải pháp của cá nhân đăng ký thực hiện (nêu khái quát)",
        "Ghi chú",
    ]
    assert len(individuals.rows) == 3
    assert made.number is None
    assert made.landscape is True


SHEET = {"kind": "registration_sheet", "collectives": {"empty_rows": 1}, "referenced": False}


@pytest.mark.parametrize(
    ("number", "cited"),
    [
        (185, "Kế hoạch số 185-KH/HU"),
        (5, "Kế hoạch số 05-KH/HU"),
        (None, "Kế hoạch số       -KH/HU"),
    ],
)
def test_a_sheet_that_does_not_refer_to_its_plan_says_what_it_answers_to(
    number: int | None, cited: str
) -> None:
    made = paper(party_dossier(plan(number=number, body="Theo mẫu gửi kèm.", attachments=[SHEET])))
    assert texts(made.attachments[0].paper.body) == [
        f"Thực hiện {cited}, ngày 29/3/2022 của Ban Thường vụ Huyện uỷ, đăng ký thực hiện như sau:",
        "(bảng)",
    ]


def test_a_sheet_says_so_once() -> None:
    own = {**SHEET, "opening": "Đăng ký như sau:"}
    referring = {**SHEET, "referenced": True}
    made = paper(party_dossier(plan(body="Theo mẫu gửi kèm.", attachments=[own, referring])))
    assert [texts(one.paper.body) for one in made.attachments] == [
        ["Đăng ký như sau:", "(bảng)"],
        ["(bảng)"],
    ]
    assert texts(paper(party_dossier(SHEET)).body) == ["(bảng)"]


def test_a_note_stands_below_the_signature_where_there_is_one() -> None:
    sheet = {**SHEET, "note": "Gửi sớm."}
    made = paper(party_dossier(plan(body="Theo mẫu gửi kèm.", attachments=[sheet])))
    unsigned = made.attachments[0].paper
    assert (texts(unsigned.body)[-1], unsigned.note) == ("Gửi sớm.", ())


def test_one_table_needs_no_heading_unless_it_is_named() -> None:
    sheet = {"kind": "registration_sheet", "collectives": {"empty_rows": 1}}
    assert texts(paper(party_dossier(sheet)).body) == ["(bảng)"]
    sheet["collectives"] = {"empty_rows": 1, "heading": "Chi bộ"}
    assert texts(paper(party_dossier(sheet)).body) == ["Chi bộ", "(bảng)"]


@pytest.mark.parametrize("name", ["registration_sheet", "commendation_list"])
def test_a_sheet_has_a_table(name: str) -> None:
    found = problems(party_dossier({"kind": name}))
    assert "cần ít nhất một bảng" in found["papers[0]"]


def commendations(**fields: object) -> list[str]:
    made = paper(party_dossier({"kind": "commendation_list", **fields}))
    return [block.summary for block in made.body if isinstance(block, Table)]


def test_a_commendation_list_counts_its_rows_under_the_last_table() -> None:
    tables = {
        "models": {"rows": [["Mô hình A"]]},
        "collectives": {"rows": [["a"], {"group": "x"}, ["b"], ["c"], ["d"], ["e"]]},
        "individuals": {"rows": [["A"]] * 12},
    }
    assert commendations(**tables) == [
        "",
        "",
        "Danh sách này có 01 mô hình, 05 tập thể, 12 cá nhân.",
    ]
    assert commendations(**tables, in_words=True)[-1] == (
        "Danh sách này có 01 (một) mô hình, 05 (năm) tập thể, 12 (mười hai) cá nhân."
    )
    assert commendations(**tables, summary="Tổng: 18.")[-1] == "Tổng: 18."


def test_a_list_that_is_still_empty_counts_nothing() -> None:
    assert commendations(models={"empty_rows": 2}) == [""]


def test_a_list_has_a_name_of_its_own() -> None:
    made = paper(
        party_dossier(
            {
                "kind": "commendation_list",
                "title": "Danh sách mô hình điểm",
                "models": {"empty_rows": 2},
            }
        )
    )
    assert made.title == Title("Danh sách mô hình điểm")
