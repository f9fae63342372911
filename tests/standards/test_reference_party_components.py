"""Every fact of the reference on the Party's guides has its counterpart: components."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.standards.edition import Edition
from docgen.standards.library import edition
from docgen.standards.shape import Component
from tests.standards.conftest import SHORT
from tests.standards.leaves import Leaves, reference, same_range
from tests.standards.party_components import OURS, SPECIAL

NAME = "hd36-2018.toml"
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


def test_copies_are_numbered_by_hd36_and_not_by_hd05(hd36: Edition, hd05: Edition) -> None:
    row = next(row for row in reference(NAME)["component"] if row["id"] == "loai_ban_sao")
    ours = hd36.copies.number.format(value="24", letters="BS", agency="UBKTTU")
    theirs = row["number_pattern"].format(number=24, issuer="UBKTTU")
    assert hd36.number_rule.lead + ours == theirs
    assert {kind.letters for kind in hd36.copies.kinds} == {"BS"}
    assert hd36.copies.series == row["series"]
    assert (hd05.copies.number, hd05.copies.series) == ("", "")
