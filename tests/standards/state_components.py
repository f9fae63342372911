"""Components of NĐ 30/2020 that have facts of their own, compared one by one."""

from __future__ import annotations

from collections.abc import Callable

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
from tests.standards.leaves import MARKS, Leaves


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
