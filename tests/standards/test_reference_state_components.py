"""Every fact of the reference on NĐ 30/2020 has its counterpart: components."""

from __future__ import annotations

import pytest

from docgen.standards.edition import Edition
from docgen.standards.shape import Component
from tests.standards.leaves import MARKS, Leaves, reference, same_range
from tests.standards.state_components import SPECIAL

NAME = "nd30-2020.toml"
#: Components of the reference and ours; the first one carries the literals.
OURS = {
    "quoc_hieu": ("national_title",),
    "tieu_ngu": ("motto",),
    "co_quan_chu_quan": ("superior",),
    "co_quan_ban_hanh": ("issuer",),
    "so_ky_hieu": ("number",),
    "dia_danh_thoi_gian": ("place_date",),
    "ten_loai": ("kind_name",),
    "trich_yeu": ("abstract",),
    "trich_yeu_cong_van": ("letter_abstract",),
    "can_cu": ("basis",),
    "tham_quyen_ban_hanh": ("deciding_authority",),
    "lenh_quyet_dinh": ("enacting_words",),
    "noi_dung": ("body",),
    "quyen_han_chuc_vu": ("authority", "position", "direct_position"),
    "chuc_vu_khac": ("other_office",),
    "chu_ky": ("signature_space",),
    "ho_ten": ("signer_name",),
    "dau_co_quan": ("seal",),
    "ky_so_van_ban_kem_theo": ("attachment_signature",),
    "ky_so_ban_sao": ("copy_signature",),
    "kinh_gui": ("addressee_label", "addressee"),
    "noi_nhan_tieu_de": ("recipients_label",),
    "noi_nhan_danh_sach": ("recipient",),
    "phu_luc_so": ("annex_label",),
    "phu_luc_ten": ("annex_title",),
    "phu_luc_kem_theo": ("annex_reference",),
    "do_mat": ("secrecy",),
    "dau_thu_hoi": ("recall",),
    "do_khan": ("urgency",),
    "pham_vi_luu_hanh": ("circulation",),
    "ky_hieu_soan_thao": ("drafter_mark",),
    "dia_chi_chan_trang": ("contact",),
    "hinh_thuc_sao": ("copy_kind",),
}
BLOCKS = {"signature_right": "sign_right", "signature_left": "sign_left"}
KINDS = {"NQ": "NQ", "QĐ": "QĐ", "cong_van": "", "TTr upward": "TTr", "BC upward": "BC"}


def rows(table: str) -> list[str]:
    """Ids of the rows, or one row that skips where the reference is not at hand."""
    try:
        return [row["id"] for row in reference(NAME)[table]]
    except pytest.skip.Exception:
        return ["(absent)"]


def leaves(table: str, row_id: str) -> Leaves:
    row = next(row for row in reference(NAME)[table] if row["id"] == row_id)
    return Leaves({key: value for key, value in row.items() if key != "id"})


def test_no_component_of_the_reference_is_missing() -> None:
    assert [row["id"] for row in reference(NAME)["component"]] == list(OURS)


@pytest.mark.parametrize("row_id", rows("component"))
def test_component(nd30: Edition, row_id: str) -> None:
    table = leaves("component", row_id)
    ours = [nd30.component(component_id) for component_id in OURS[row_id]]
    for component in ours:
        compare_type(table, component)
        compare_place(table, component)
        compare_rule(table, component)
    compare_words(table, ours[0])
    SPECIAL.get(row_id, lambda *_: None)(table, nd30)
    assert table.unread() == []


def compare_type(table: Leaves, ours: Component) -> None:
    """Case, size, weight, slant, colour, spacing of lines."""
    assert ours.case == ("upper" if table.take("case") == "upper" else "as_typed")
    low, high = table.take("size_min"), table.take("size_max")
    assert same_range(ours.size_pt, low, high)
    example = table.take("size_example")
    assert example is None or (ours.size_pt is not None and ours.size_pt.allows(example))
    assert (ours.bold, ours.italic) == (table.take("bold"), table.take("italic"))
    assert ours.single_spaced == (table.take("line_spacing") == "single")
    assert ours.space_before_pt == table.take("space_before_pt", 0)
    assert table.take("colour", "black") == "black"
    assert ours.confidence() == MARKS[table.take("conf")]
    lesser = {"align_conf": "align", "range_conf": "size_pt.min", "style_conf": "case"}
    for key, value in lesser.items():
        if key in table:
            assert ours.confidence(value) == MARKS[table.take(key)]


def compare_place(table: Leaves, ours: Component) -> None:
    """Box, block, alignment, kinds it belongs to."""
    assert ours.box == table.take("box").removeprefix("copy:")
    assert ours.align == table.take("align").removesuffix("_block").removesuffix("_page")
    block = table.take("block")
    assert block is None or ours.block in {BLOCKS.get(block, block), "copy"}
    optional, stamp = table.take("optional", False), table.take("stamp", False)
    assert not (ours.required and (optional or stamp))
    kinds = table.take("applies_to")
    if kinds and set(kinds) <= set(KINDS):
        assert list(ours.kinds) == [KINDS[kind] for kind in kinds]
    same_line = table.take("same_line_as") or table.take("level_with")
    assert ours.level_with == (OURS[same_line][0] if same_line else "")
    assert ours.abbreviations_allowed == table.take("abbreviations_allowed", False)
    if table.take("first_page_only"):
        assert ours.block == "foot_first_page"
    assert ours.clause.split(";")[0].split(" (")[0][:8] in table.take("src")
    if table.take("multiline_allowed"):
        assert "as many lines" in ours.place
    table.prose("place", "only_if")


def compare_rule(table: Leaves, ours: Component) -> None:
    """The line above or below it, its frame."""
    if table.take("rule.kind") == "none":
        assert ours.rule is None
    else:
        assert ours.rule is not None
        low, high = table.take("rule.min_fraction"), table.take("rule.max_fraction")
        assert same_range(ours.rule.fraction, low, high)
        position = table.take("rule.position", "below").removesuffix("_block")
        assert (ours.rule.position, ours.rule.of) == (position, table.take("rule.of", "text"))
        table.prose("rule.note", "rule_if_no_trich_yeu", "rule_if_attached")
    assert (ours.frame is not None) == (table.take("frame.border") == "single")
    if ours.frame is not None:
        red = table.take("frame.colour") == "bright red"
        assert ours.frame.colour == ("FF0000" if red else "000000")
        for literal, size in ours.frame.size_mm.items():
            assert list(size) == table.take(f"frame.size_mm.{literal}")


def compare_words(table: Leaves, ours: Component) -> None:
    """Literals, variants, examples."""
    assert list(ours.literals) == table.take("literals")
    assert list(ours.accepted) == table.take("accepted_variants", [])
    if "example" in table:
        assert table.take("example") in ours.examples
