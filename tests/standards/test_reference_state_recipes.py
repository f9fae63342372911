"""Every fact of the reference on NĐ 30/2020 has its counterpart: what each paper is made of."""

from __future__ import annotations

import pytest

from docgen.standards.edition import Edition
from docgen.standards.kinds import DocumentRecipe
from tests.standards.leaves import MARKS, Leaves, reference
from tests.standards.test_reference_state_tables import NAME

RECIPES = {
    "ke_hoach": "plan",
    "bao_cao": "report",
    "to_trinh": "submission",
    "cong_van": "official_letter",
    "quyet_dinh": "decision",
    "quyet_dinh_ban_hanh_kem": "issuing_decision",
    "van_ban_kem_theo": "issued_document",
    "phu_luc": "annex",
    "danh_muc_kem_quyet_dinh": "commendation_list",
    "muc_luc_don_vi_lap": "registration_sheet",
}
#: The decree's own lists of files, quoted there; that our lists and sheets follow them is inferred.
MODELS = {"danh_muc_kem_quyet_dinh", "muc_luc_don_vi_lap"}
ADDRESSING = {"no": "never", "up": "upward", "always": "always"}
BASES = {"no": "never", "allowed": "allowed", "printed": "printed"}
DIVISIONS = {"6b": "headings", "điều": "articles", "any": "any", "table": "table", "": ""}


def test_no_recipe_is_missing() -> None:
    assert [row["id"] for row in reference(NAME)["document"]] == list(RECIPES)


@pytest.mark.parametrize("row_id", RECIPES)
def test_recipe(nd30: Edition, row_id: str) -> None:
    row = next(row for row in reference(NAME)["document"] if row["id"] == row_id)
    theirs, ours = (
        Leaves({k: v for k, v in row.items() if k != "id"}),
        nd30.document(RECIPES[row_id]),
    )
    assert (ours.kind, ours.form) == (theirs.take("kind"), theirs.take("form"))
    assert ours.signed is theirs.take("signed")
    assert ours.addressees == ADDRESSING[theirs.take("kinh_gui")]
    assert ours.bases == BASES[theirs.take("can_cu")]
    assert ours.division == DIVISIONS[theirs.take("division")]
    known = MARKS[theirs.take("conf")]
    assert ours.confidence() == ("inferred" if row_id in MODELS else known)
    if "division_conf" in theirs:
        assert ours.confidence("division") == MARKS[theirs.take("division_conf")]
    first = theirs.take("noi_nhan_first", "").replace("{n}", "{number}")
    rule = nd30.recipients
    assert first == (rule.start + ours.first_recipient + rule.end if ours.first_recipient else "")
    compare_parts(theirs, ours)
    compare_texts(theirs, ours)
    assert theirs.unread() == []


def compare_parts(theirs: Leaves, ours: DocumentRecipe) -> None:
    """Which components a paper has: header, title, number, authority, reference."""
    assert ("national_title" in ours.parts) is theirs.take("header", True)
    assert ours.numbered is theirs.take("number", ours.kind != "" or ours.id == "official_letter")
    assert ("number" in ours.parts) is ours.numbered
    title = {"5a": "kind_name", "5b": "letter_abstract"}.get(theirs.take("title_box", ""))
    assert title is None or title in ours.parts
    assert ("deciding_authority" in ours.parts) is theirs.take("authority_line", False)
    has_reference = "annex_reference" in ours.parts
    assert has_reference is theirs.take("reference_line", False)
    place = theirs.take("place_date", True)
    assert ours.place_date == {True: "header", False: ""}.get(place, place)
    assert ("place_date" in ours.parts) is bool(place)
    assert ours.rule_under == theirs.take("rule_under", "").replace(
        "reference line", "annex_reference"
    )


def compare_texts(theirs: Leaves, ours: DocumentRecipe) -> None:
    """Fixed words of a paper."""
    assert list(ours.abstract_starts) == theirs.take("abstract_start", [])
    assert ours.enacting == theirs.take("enacting_word", "")
    assert list(ours.first_article_starts) == theirs.take("article_1_start", [])
    lines = [line.replace("{yyyy}", "{year}") for line in theirs.take("title_lines", [])]
    assert list(ours.title_lines) == lines
    assert list(ours.closing_totals) == theirs.take("totals", [])
    assert ours.sign_role == theirs.take("sign_role", "")
    assert ours.sign_hint == theirs.take("sign_hint", "")
