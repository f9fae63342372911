"""Components of the Party's guides that have facts of their own, compared one by one."""

from __future__ import annotations

from collections.abc import Callable

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
from tests.standards.leaves import Leaves

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
