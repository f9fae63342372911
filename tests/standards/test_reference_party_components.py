"""Every fact of the reference on the Party's guides has its counterpart: components."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docgen.model import (
    Addressees,
    Basis,
    Filing,
    Number,
    PlaceDate,
    Recipient,
    Recipients,
    Reference,
)
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.library import edition
from docgen.standards.shape import Component
from tests.standards.conftest import SHORT
from tests.standards.leaves import Leaves, reference, same_range

NAME = "hd36-2018.toml"
OURS = {
    "tieu_de": "party_title",
    "co_quan_cap_tren": "superior",
    "co_quan_ban_hanh": "issuer",
    "dau_sao": "issuer_mark",
    "so_ky_hieu": "number",
    "dia_danh_ngay": "place_date",
    "ten_loai": "kind_name",
    "tac_gia_trong_trich_yeu": "abstract_author",
    "trich_yeu": "abstract",
    "gach_ngan_cach": "abstract_mark",
    "trich_yeu_cong_van": "letter_abstract",
    "kinh_gui_nhan": "addressee_label",
    "kinh_gui_ten": "addressee",
    "can_cu": "basis",
    "noi_dung": "body",
    "quyen_han": "authority",
    "chuc_vu": "position",
    "chuc_vu_ky_truc_tiep": "direct_position",
    "kiem": "concurrent_word",
    "chu_ky": "signature_space",
    "ho_ten": "signer_name",
    "dau": "seal",
    "noi_nhan_nhan": "recipients_label",
    "noi_nhan_ds": "recipient",
    "do_mat": "secrecy",
    "do_khan": "urgency",
    "pham_vi_luu_hanh": "circulation",
    "khong_pho_bien": "no_media",
    "du_thao": "draft_mark",
    "ky_hieu_danh_may": "drafter_mark",
    "thong_tin_lien_he": "contact",
    "phu_luc_so": "annex_label",
    "phu_luc_ten": "annex_title",
    "phu_luc_chi_dan": "annex_reference",
    "loai_ban_sao": "copy_kind",
}
#: Rows of the reference that are levels of the outline here (test_reference_party_levels).
LEVEL_ROWS = {"phan_chuong", "ten_phan_chuong", "muc", "ten_muc", "dieu", "khoan", "diem"}
BLOCKS = {
    "header-left": "header_left",
    "header-right": "header_right",
    "title": "title",
    "body": "body",
    "sign-left": "sign_left",
    "sign-right": "sign_right",
    "top-right": "margin_top",
    "below-signature": "below_sign",
    "foot-last-page": "foot_last_page",
    "appendix": "annex",
    "copy-right": "copy",
    "copy-left": "copy",
}
#: HD05's stamp on copies replaces the printed words of HD36; its look was not seen.
NOT_SEEN = {("party_hd05_2026", "loai_ban_sao")}
#: The reference names the capitals of a print and accepts the letters of the rule, which we print.
PRINTED_AS_WRITTEN = {"annex_label"}


def leaves(row_id: str, short: str) -> Leaves:
    """The row as it stands for that guide: HD36, or HD36 with what HD05 changes."""
    row = dict(next(row for row in reference(NAME)["component"] if row["id"] == row_id))
    changes: dict[str, Any] = row.pop("hd05", {})
    confidence = row.pop("hd05_confidence", None)
    row.pop("id")
    if short == "hd05":
        row |= changes
        if confidence:
            row["hd05_confidence"] = confidence
    return Leaves(row)


@pytest.fixture(params=["hd36", "hd05"])
def short(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_no_component_of_the_reference_is_missing() -> None:
    rows = {row["id"] for row in reference(NAME)["component"]}
    assert rows == set(OURS) | LEVEL_ROWS


@pytest.mark.parametrize("row_id", OURS)
def test_component(row_id: str, short: str) -> None:
    one = edition(SHORT[short])
    table, ours = leaves(row_id, short), one.component(OURS[row_id])
    if (one.id, row_id) in NOT_SEEN:
        type_not_seen(table, ours)
    else:
        compare_type(table, ours)
    compare_confidence(table, ours)
    compare_place(table, ours)
    compare_words(table, ours)
    SPECIAL.get(row_id, lambda *_: None)(table, one)
    assert table.unread() == []


def type_not_seen(table: Leaves, ours: Component) -> None:
    """Nothing is claimed of a type that was not seen."""
    for key in ("case", "size_min", "size_max", "bold", "italic", "underline", "alignment"):
        table.take(key)
    assert ours.size_pt is None
    assert {ours.confidence(key) for key in ("case", "bold", "italic")} == {"unverified"}


def compare_type(table: Leaves, ours: Component) -> None:
    """Case, size, weight, slant, underline, alignment."""
    case, accepted = table.take("case"), table.take("case_accept", [])
    if ours.id in PRINTED_AS_WRITTEN:
        assert "normal" in accepted
        case = "normal"
    assert ours.case == ("upper" if case == "upper" else "as_typed")
    assert ours.any_case == bool(accepted)
    low, high = table.take("size_min"), table.take("size_max")
    gap = "gap_mm_default" in table  # a height, given as the size of empty lines
    assert gap or same_range(ours.size_pt, low, high)
    assert (ours.bold, ours.italic) == (table.take("bold"), table.take("italic"))
    either = "accept both" in table.take("bold_note", "")
    assert ours.any_bold == (either or table.take("bold_accept") == [True, False])
    assert ours.underline == table.take("underline")
    assert ours.align == table.take("alignment")
    assert list(ours.accepted_aligns) == table.take("alignment_accept", [])
    red = table.take("color") == "bright red"
    assert ours.colour == ("FF0000" if red else "000000")
    lower = table.take("starts_lower_case", False)
    assert ours.first_letter == ("lower" if lower else "as_typed")


def compare_confidence(table: Leaves, ours: Component) -> None:
    """How well the whole and its parts are known."""
    assert ours.confidence() == table.take("confidence")
    later = table.take("hd05_confidence")
    for key, path in {"size": "size_pt", "bold": "bold", "style": "case"}.items():
        known = table.take(f"{key}_confidence")
        assert known is None or ours.confidence(path) == (later or known)
    if later:
        assert {ours.confidence(path) for path in ("size_pt", "bold", "italic")} == {later}
    table.prose("hd05_note", "bold_note", "style_note", "size_note", "note", "color_note")


def compare_place(table: Leaves, ours: Component) -> None:
    """Box, block, kinds, rule line, distances."""
    assert ours.box == table.take("box")
    assert ours.block == BLOCKS[table.take("zone")]
    if "required" in table and ours.id != "annex_reference":
        assert ours.required is table.take("required")
    assert list(ours.kinds) == table.take("only_for_kinds", list(ours.kinds))
    assert list(ours.not_kinds) == table.take("not_for_kinds", list(ours.not_kinds))
    assert ours.from_top_mm == table.take("from_top_edge_mm")
    assert ours.from_bottom_mm == table.take("from_bottom_edge_mm")
    compare_rule(table, ours)
    table.prose("spacing", "source", "centred_on", "alignment_note", "underline_extent")


def compare_rule(table: Leaves, ours: Component) -> None:
    if not table.take("rule_line.present"):
        assert ours.rule is None
        return
    assert ours.rule is not None
    assert (ours.rule.position == "below") is table.take("rule_line.below")
    assert (ours.rule.of == "text") is (table.take("rule_line.length") == "equal to the title")
    assert (ours.rule.fraction.min, ours.rule.fraction.max) == (1, 1)
    assert ours.rule.weight_pt == table.take("rule_line.weight_pt")
    known = table.take("rule_line.weight_confidence")
    assert ours.confidence("rule.weight_pt") == known
    assert table.take("rule_line.style") == "solid"


def compare_words(table: Leaves, ours: Component) -> None:
    """The Vietnamese name, literals, what is accepted and what is forbidden."""
    assert ours.term
    table.prose("name", "literals_note")
    literals = table.take("literals")
    if ours.id != "addressee_label":  # compared through `addressee_labels`
        assert list(ours.literals) == literals
    assert list(ours.accepted) == table.take("literals_accept", [])
    forbidden = table.take("forbidden_literals")
    if forbidden:
        assert set(forbidden) <= set(ours.forbidden)
    if "forbidden_confidence" in table:
        assert ours.confidence("forbidden") == table.take("forbidden_confidence")
    assert set(table.take("examples", [])) <= set(ours.examples)


# ------------------------------------------------------------------- what one component alone has


def mark_of_five(table: Leaves, one: Edition) -> None:
    assert len(one.component("abstract_mark").literals[0]) == table.take("count")


def number(table: Leaves, one: Edition) -> None:
    values = {"number": 5, "kind": "HD", "issuer": "VPTW"}
    line = table.take("pattern").format(**values)
    assert writing.number_line(one, Number(5, "HD", "VPTW")) == line
    draft = table.take("draft_pattern").format(**values)
    assert writing.number_line(one, Number(None, "HD", "VPTW")) == draft
    rule = one.number_rule
    assert rule.confidence("blank") == table.take("draft_pattern_confidence")
    assert rule.regex == table.take("regex")
    assert list(rule.read_suffixes) == [table.take("read_also_suffix")]
    assert (":" in rule.lead) is table.take("colon_after_so")
    assert rule.year_inside is table.take("year_in_number")
    assert rule.joint_separator == table.take("joint_issuer_separator")
    assert table.take("series").split(";")[0] == one.numbering.series


def place_date(table: Leaves, one: Edition) -> None:
    rule = one.date
    line = table.take("pattern").format(place="Hà Nội", day=3, month=3, year=2026)
    assert writing.place_date_line(one, PlaceDate("Hà Nội", 2026, 3, 3)) == line
    assert rule.pad_day_below == table.take("zero_pad_day_below")
    assert rule.pad_month_below == table.take("zero_pad_month_below")
    assert list(rule.place_tiers) == table.take("place_tiers")
    # HD36 prints its abbreviations with a dot; whether HD05 does is open.
    dot = "." if table.take("place_abbreviation_dot") and one.id == "party_hd36_2018" else ""
    assert list(rule.place_abbreviations) == [s + dot for s in table.take("place_abbreviations")]
    assert list(rule.place_type_in_front_when) == table.take("place_type_in_front_when")
    table.prose("place_abbreviation_note")


def abstract_author(table: Leaves, one: Edition) -> None:
    assert table.take("pattern") in one.component("abstract_author").examples


def addressee_label(table: Leaves, one: Edition) -> None:
    for kind in ("CV", "TTr"):
        label = table.take(f"literal_by_kind.{kind}")
        assert writing.addressee_label(one, kind) == label
        assert label in one.component("addressee_label").literals
        held = {box.no for box in one.drawing.boxes if "addressee_label" in box.holds}
        assert table.take(f"box_by_kind.{kind}") in held


def addressee(table: Leaves, one: Edition) -> None:
    end, last = table.take("item_end"), table.take("last_item_end")
    lines = writing.addressee_lines(one, Addressees(("A", "B")))
    assert lines == (f"- A{end}", f"- B{last}")
    tolerated = table.take("last_item_end_tolerated")
    assert list(one.recipients.accepted_last_ends) == tolerated


def basis(table: Leaves, one: Edition) -> None:
    start, end = table.take("item_start"), table.take("item_end")
    lines = writing.basis_lines(one, (Basis("A"), Basis("B")))
    assert lines == (f"{start}A{end}", f"{start}B{table.take('last_item_end')}")
    tolerated = table.take("item_start_tolerated")
    assert tolerated in (one.basis.start, *one.basis.accepted_starts)
    assert list(one.basis.last_openings) == table.take("last_item_forms_observed")
    table.prose("content")


def body(table: Leaves, one: Edition) -> None:
    assert one.body.end_mark == table.take("end_mark")
    assert set(table.take("forbidden_end")) <= set(one.body.end_marks_replaced)


def signature_space(table: Leaves, one: Edition) -> None:
    assert one.signing.gap_mm == table.take("gap_mm_default")
    assert list(one.signing.forbidden_inks) == table.take("forbidden_ink")
    assert one.signing.ink == table.take("ink", "")
    electronic(table, one, "signature_space")


def electronic(table: Leaves, one: Edition, component_id: str) -> None:
    words, ours = table.take("electronic", ""), one.component(component_id).image
    assert (ours is not None) == bool(words)
    if ours is not None:
        assert ours.colour in words
        assert ours.transparent is ("transparent" in words)
        assert ours.real_size is ("real size" in words)
        assert ours.format.upper() in words


def signer_name(table: Leaves, one: Edition) -> None:
    assert list(one.signing.forbidden_titles) == table.take("forbidden")
    assert not one.signing.titles_before_name


def seal(table: Leaves, one: Edition) -> None:
    electronic(table, one, "seal")
    note = one.component("seal").note
    assert table.take("straddle.place").split(" of ")[0] in note
    assert f"at most {table.take('straddle.max_sheets')} sheets" in note
    assert "first page, over part of the title" in note
    table.prose("straddle.required_for", "on_appendix", "chi_bo")


def recipient(table: Leaves, one: Edition) -> None:
    rule = one.recipients
    start, end, last = (table.take(key) for key in ("item_start", "item_end", "last_item_end"))
    lines = writing.recipient_lines(one, Recipients((Recipient("A"),), Filing("B")), as_above=True)
    above, prefix = table.take("first_item_when_kinh_gui"), table.take("filing_prefix")
    assert lines == (f"{start}{above}{end}", f"{start}A{end}", f"{start}{prefix}B{last}")
    annotated = [rule.purpose.format(purpose=typed).strip() for typed in rule.typed_purposes]
    assert annotated == table.take("annotation_observed")


def annex_label(table: Leaves, one: Edition) -> None:
    pattern = table.take("pattern").format(number=2)
    assert writing.annex_label(one, 2, 2) == pattern
    assert table.take("numbering") == "arabic, only with two or more"
    assert writing.annex_label(one, 1, 1) == "Phụ lục"


def annex_reference(table: Leaves, one: Edition) -> None:
    line = table.take("pattern").format(
        kind_name="Kế hoạch", number="83", kind="KH", issuer="HU", date="29/3/2022", issuer_name="A"
    )
    ours = Reference("Kế hoạch", Number(83, "KH", "HU"), PlaceDate("", 2022, 3, 29), "A")
    assert writing.reference_line(one, ours) == line
    assert one.annex.reference_required is table.take("required")
    table.prose("issuer_name_note")


def copy_kind(table: Leaves, one: Edition) -> None:
    kinds = {kind.literal: kind.meaning for kind in one.copies.kinds}
    assert list(kinds) == list(one.component("copy_kind").literals)
    table.take("number_pattern")
    table.prose("series")
    held = {box.no: box.holds for box in one.copies.boxes}
    for literal in ("SAO Y BẢN CHÍNH", "SAO LỤC", "TRÍCH SAO"):
        meaning = table.take(f"meaning.{literal}")
        assert kinds.get(literal, meaning) == meaning
    for no in ("14", "15", "17", "18a", "18b", "18c", "19", "20"):
        names = table.take(f"other_boxes.{no}").split(", ")
        if one.id == "party_hd36_2018":
            assert list(held[no]) == [OURS[name] for name in names]


SPECIAL: dict[str, Callable[[Leaves, Edition], None]] = {
    "so_ky_hieu": number,
    "dia_danh_ngay": place_date,
    "tac_gia_trong_trich_yeu": abstract_author,
    "gach_ngan_cach": mark_of_five,
    "kinh_gui_nhan": addressee_label,
    "kinh_gui_ten": addressee,
    "can_cu": basis,
    "noi_dung": body,
    "chu_ky": signature_space,
    "ho_ten": signer_name,
    "dau": seal,
    "noi_nhan_ds": recipient,
    "phu_luc_so": annex_label,
    "phu_luc_chi_dan": annex_reference,
    "loai_ban_sao": copy_kind,
}


def test_copies_are_numbered_by_hd36_and_not_by_hd05(hd36: Edition, hd05: Edition) -> None:
    row = next(row for row in reference(NAME)["component"] if row["id"] == "loai_ban_sao")
    ours = hd36.copies.number.format(value="24", letters="BS", agency="UBKTTU")
    theirs = row["number_pattern"].format(number=24, issuer="UBKTTU")
    assert hd36.number_rule.lead + ours == theirs
    assert {kind.letters for kind in hd36.copies.kinds} == {"BS"}
    assert hd36.copies.series == row["series"]
    assert (hd05.copies.number, hd05.copies.series) == ("", "")
