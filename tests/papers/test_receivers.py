"""Kính gửi, Nơi nhận, Lưu."""

from __future__ import annotations

import pytest

from docgen.model import Addressees, Filing, Recipient, Recipients
from docgen.papers.parts.receivers import bare
from tests.papers.makers import dossier, letter, paper, plan, problems


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("- Thường trực Tỉnh uỷ;", "Thường trực Tỉnh uỷ"),
        ("+ Lưu VT.", "Lưu VT"),
        ("– Sở Nội vụ ,", "Sở Nội vụ"),
        ("Quyết định./.", "Quyết định"),
        ("ĐƠN VỊ .....", "ĐƠN VỊ ....."),
        ("Các đơn vị...", "Các đơn vị..."),
        ("TT. Huyện uỷ", "TT. Huyện uỷ"),
        ("- ;", ""),
    ],
)
def test_an_item_loses_its_dash_and_end_mark(typed: str, item: str) -> None:
    assert bare(typed) == item


def test_recipients_are_names_groups_and_a_filing_line() -> None:
    found = paper(
        dossier(
            plan(
                recipients=[
                    "- Thường trực Tỉnh uỷ;",
                    {"name": "Ban Tuyên giáo", "purpose": "(b/c)"},
                    {"purpose": "t/h", "names": ["Các chi bộ;", "Các đoàn thể"]},
                ],
                filing="VT, NV",
            )
        )
    ).recipients
    assert found == Recipients(
        (
            Recipient("Thường trực Tỉnh uỷ"),
            Recipient("Ban Tuyên giáo", "b/c"),
            Recipient("Các chi bộ", "t/h"),
            Recipient("Các đoàn thể", "t/h"),
        ),
        Filing("VT, NV"),
    )


def test_recipients_may_be_typed_as_one_text() -> None:
    found = paper(dossier(plan(recipients="- Như trên;\n- Lưu: VT, NV."))).recipients
    assert found == Recipients((Recipient("Như trên"),), Filing("VT, NV"))


@pytest.mark.parametrize(
    ("typed", "filing"),
    [
        ("VT, NV", Filing("VT, NV")),
        ("Lưu: VT, NV.", Filing("VT, NV")),
        ("- Lưu: VT, HC (2).", Filing("VT, HC", 2)),
        ("VT, HC (2b)", Filing("VT, HC", 2)),
        ("Lưu: VT, NV. PL.(300)", Filing("VT, NV", None, "PL.(300)")),
        ("Lưu Văn phòng Huyện uỷ.", Filing("Văn phòng Huyện uỷ")),
        ("Lưu.", Filing("")),
        ("Lưu VPHU", Filing("VPHU")),
        ({"keeper": "VT", "copies": 3, "drafter": "PL.(10)"}, Filing("VT", 3, "PL.(10)")),
    ],
)
def test_the_filing_line_is_read_in_every_way(typed: object, filing: Filing) -> None:
    found = paper(dossier(plan(filing=typed))).recipients
    assert found is not None
    assert found.filing == filing


def test_a_last_item_that_files_is_the_filing_line() -> None:
    found = paper(dossier(plan(recipients=["Như trên", "Lưu: VT."]))).recipients
    assert found == Recipients((Recipient("Như trên"),), Filing("VT"))


def test_a_paper_may_have_no_recipients() -> None:
    assert paper(dossier(plan(recipients=[]))).recipients is None


@pytest.mark.parametrize("wrong", [{"purpose": "b/c"}, {"name": "A", "names": ["B"]}, "", None])
def test_a_recipient_needs_a_name(wrong: object) -> None:
    found = problems(dossier(plan(recipients=["Như trên", wrong])))
    assert found == {
        "papers[0].recipients[1]": "Hãy ghi name cho một nơi nhận, hoặc names cho nhiều nơi nhận."
    }


def test_addressees_are_one_or_several() -> None:
    assert paper(dossier(letter(addressees="Sở Nội vụ"))).addressees == Addressees(("Sở Nội vụ",))
    several = paper(dossier(letter(addressees=["- Sở Nội vụ;", "Sở Tài chính."]))).addressees
    assert several == Addressees(("Sở Nội vụ", "Sở Tài chính"))


def test_bases_lose_their_marks() -> None:
    found = paper(dossier(plan(bases="- Căn cứ Luật A;\n\nCăn cứ Nghị định B."))).bases
    assert [basis.text for basis in found] == ["Căn cứ Luật A", "Căn cứ Nghị định B"]
