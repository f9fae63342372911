"""Every fact of the reference on NĐ 30/2020 has its counterpart: components."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.model import (
    Addressees,
    Filing,
    Number,
    PlaceDate,
    Recipient,
    Recipients,
    Reference,
)
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.shape import Component
from tests.standards.leaves import MARKS, Leaves, reference, same_range

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


# ------------------------------------------------------------------- what one component alone has


def number(table: Leaves, one: Edition) -> None:
    assert one.number_rule.spaces_inside is table.take("spaces_inside")
    width = table.take("number_min_digits")
    assert writing.symbol(one, Number(5, "KH", "UBND")) == f"{5:0{width}d}/KH-UBND"
    named = table.take("pattern_named").format(nn="15", kind="QĐ", issuer="BNV")
    assert writing.number_line(one, Number(15, "QĐ", "BNV")) == named
    letter = table.take("pattern_cong_van").format(nn="12", issuer="UBND", unit="VX")
    assert writing.number_line(one, Number(12, "", "UBND", "VX")) == letter
    assert table.take("separators.number_symbol") == named[len("Số: 15")]
    assert table.take("separators.groups") == named.removeprefix("Số: 15/QĐ")[0]
    assert one.number_rule.regex == table.take("regex")
    assert one.number_rule.confidence("regex") == MARKS[table.take("regex_conf")]
    assert table.take("blank_until_issue") is (one.number_rule.blank.strip() == "")
    table.prose("number_pad_rule", "symbol_case")


def place_date(table: Leaves, one: Edition) -> None:
    rule = one.date
    assert rule.pad_day_below == table.take("day_pad_below")
    padded = list(range(1, rule.pad_month_below))
    assert padded == table.take("month_pad_values")
    assert list(range(rule.pad_month_below, 10)) == table.take("month_no_pad_values")
    pattern = table.take("pattern").format(place="Hà Nội", dd="05", mm="3", yyyy=2020)
    assert writing.place_date_line(one, PlaceDate("Hà Nội", 2020, 3, 5)) == pattern
    table.prose("month_no_pad_conf")


def basis(table: Leaves, one: Edition) -> None:
    rule = one.basis
    assert (rule.end, rule.last_end) == (table.take("line_end"), table.take("last_line_end"))
    assert rule.one_per_line is table.take("one_per_line")
    assert list(rule.without_number) == table.take("number_omitted_for")
    words = {"kind": "K", "name": "N", "issuer": "I", "agency": "I", "abstract": "A"}
    words |= {"number_symbol": "1/A", "number": "1/A", "dd": "05", "mm": "3", "yyyy": "2020"}
    words |= {"day": "05", "month": "3", "year": "2020"}
    for ours, theirs in ((rule.pattern, "pattern"), (rule.law_pattern, "pattern_law")):
        assert ours.format(**words) + rule.end == table.take(theirs).format(**words)
    fields = {"number": "{number}", "symbol": "{number}", "issuer": "{agency}"}
    for omitted in table.take("omitted_fields"):
        assert fields[omitted] in rule.pattern
        assert fields[omitted] not in rule.law_pattern
    indents(table, one)
    table.prose("pattern_src")


def indents(table: Leaves, one: Edition) -> None:
    indent = one.body.first_line_indent_mm
    assert [indent.min, indent.max] == table.take("first_line_indent_mm")


def body(table: Leaves, one: Edition) -> None:
    rule = one.body
    assert rule.end_mark == table.take("end_mark")
    indents(table, one)
    assert rule.paragraph_gap_pt.min == table.take("paragraph_gap_min_pt")
    assert rule.line.rule == "multiple"
    lines = table.take("line_spacing_min"), table.take("line_spacing_max")
    assert (rule.line.value.min, rule.line.value.max) == lines
    assert rule.first_line_indent_mm.allows(table.take("form_values.first_line_indent_mm"))
    assert rule.paragraph_gap_pt.allows(table.take("form_values.space_before_pt"))
    assert rule.line.value.allows(table.take("form_values.line_spacing"))
    assert table.take("form_values.space_after_pt") == 0  # the gap stands before, once
    table.prose("end_mark_conf", "parts")


def image(table: Leaves, one: Edition, component_id: str) -> None:
    ours = one.component(component_id).image
    assert ours is not None
    assert (ours.format, ours.transparent) == (table.take("image.format"), True)
    assert table.take("image.background") == "transparent"
    assert ours.colour == table.take("image.colour")
    assert ours.holds in table.take("image.content")
    assert ours.real_size == ("real size" in table.take("image.content"))
    assert ours.overlap == table.take("image.overlap_fraction_of_signature", 0)
    assert ours.overlap_side == table.take("image.overlap_side", "")
    table.prose("image.place")


def signature_space(table: Leaves, one: Edition) -> None:
    image(table, one, "signature_space")
    assert table.take("paper_ink").startswith(one.signing.ink)


def signer_name(table: Leaves, one: Edition) -> None:
    assert table.take("academic_titles").startswith("none")
    assert not one.signing.titles_before_name


def signature_text(table: Leaves, one: Edition, component_id: str) -> None:
    (ours,) = (s for s in one.digital_signatures if s.component == component_id)
    theirs = table.take("pattern").replace("{number_symbol}", "{number}")
    assert ours.pattern == theirs.replace("{copy_form}", "{copy_kind}")
    assert table.take("image.format") == "none"
    assert "no image" in ours.look
    assert ours.timestamp.startswith("ISO 8601, +07:00")
    table.prose("timestamp", "applies_to")
    assert table.take("literals_keep_capitals", True) is True


def addressees(table: Leaves, one: Edition) -> None:
    end = table.take("single_end_mark")
    assert writing.addressee_lines(one, Addressees(("A",))) == ("A" + end,)
    bullet, stop = table.take("multiple.bullet"), table.take("multiple.last_line_end")
    lines = writing.addressee_lines(one, Addressees(("A", "B")))
    assert lines == (f"{bullet}A{table.take('multiple.line_end')}", f"{bullet}B{stop}")
    assert table.take("multiple.dashes_aligned_under") == ":"
    assert "under the colon" in one.component("addressee").place
    assert table.take("single") == "same line"


def recipients(table: Leaves, one: Edition) -> None:
    first = writing.recipient_lines(one, Recipients((Recipient("A"),), Filing()), as_above=True)
    assert first[0] == table.take("first_when_kinh_gui")
    assert first[1] == f"{table.take('bullet')}A{table.take('line_end')}"
    decision = table.take("first_when_decision").format(n=3)
    as_article = one.recipients.as_article.format(number=3)
    assert decision == one.recipients.start + as_article + one.recipients.end
    assert list(one.recipients.groups) == table.take("order")
    parts = {"unit": "HC", "copies": " (2)", "drafter_mark": "PL.(300)"}
    for key, mark in (("last_line_pattern", ""), ("last_line_with_mark", "PL.(300)")):
        lines = writing.recipient_lines(one, Recipients((), Filing("HC", 2, mark)), as_above=False)
        assert lines == (table.take(key).format(**parts),)
    table.prose("copies_conf")


def annex_label(table: Leaves, one: Edition) -> None:
    assert table.take("numbering") == "roman when two or more annexes"
    assert (one.annex.numerals, one.annex.numbered_from) == ("roman", 2)
    assert writing.annex_label(one, 1, 1) == table.take("single")
    assert one.annex.cited_in_body is table.take("must_be_cited_in_main_text")


def annex_reference(table: Leaves, one: Edition) -> None:
    number = Number(15, "KH", "UBND")
    pattern = table.take("pattern").format(
        kind="Kế hoạch", number_symbol="15/KH-UBND", dd="05", mm="3", yyyy=2026, issuer="A"
    )
    reference_ = Reference("Kế hoạch", number, PlaceDate("", 2026, 3, 5), "A")
    assert writing.reference_line(one, reference_) == pattern
    assert table.take("fill_on_paper") is one.annex.reference_required
    assert table.take("fill_when_digital") is (one.annex.blank_when_digital == ())
    blank = ["number" if part == "number_symbol" else part for part in table.take("digital_blank")]
    assert list(one.annex.blank_when_digital) == blank


SPECIAL: dict[str, Callable[[Leaves, Edition], None]] = {
    "so_ky_hieu": number,
    "dia_danh_thoi_gian": place_date,
    "can_cu": basis,
    "noi_dung": body,
    "chu_ky": signature_space,
    "ho_ten": signer_name,
    "dau_co_quan": lambda table, one: image(table, one, "seal"),
    "ky_so_van_ban_kem_theo": lambda t, one: signature_text(t, one, "attachment_signature"),
    "ky_so_ban_sao": lambda table, one: signature_text(table, one, "copy_signature"),
    "kinh_gui": addressees,
    "noi_nhan_danh_sach": recipients,
    "phu_luc_so": annex_label,
    "phu_luc_kem_theo": annex_reference,
}
