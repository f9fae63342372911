"""Every fact of the reference on the Party's guides has its counterpart: editions, page, type."""

from __future__ import annotations

import pytest

from docgen.model import Side
from docgen.standards.edition import Edition
from docgen.standards.library import choose, edition
from docgen.standards.page import Margins
from tests.standards.conftest import SHORT
from tests.standards.leaves import Leaves, reference, same_range

NAME = "hd36-2018.toml"
BOTH = pytest.mark.parametrize("short", ["hd36", "hd05"])


def table(name: str) -> Leaves:
    return Leaves(reference(NAME)[name])


def test_every_table_of_the_reference_is_compared_somewhere() -> None:
    here = {"standard", "select", "scope", "page", "font", "paragraph", "page_number"}
    here |= {"digital_signature", "numbering", "citation", "table", "blank", "read_tolerance"}
    here |= {"measured"}
    words = {"kind", "unnumbered_paper", "kinds_listed", "issuer", "issuer_units_of_the_party_hd05"}
    words |= {"sign_form", "sign_line", "concurrent_signing", "joint_signing", "position_rules"}
    words |= {"congress_confirmation", "minutes", "recipe", "authority", "authority_not_seen"}
    elsewhere = {"component", "heading_convention"}  # test_reference_party_components, _levels
    root = {"schema_version", "checked"}
    assert set(reference(NAME)) == here | words | elsewhere | root


@BOTH
def test_standard(short: str) -> None:
    one = edition(SHORT[short])
    rows = {row["id"]: row for row in reference(NAME)["standard"]}
    ours = Leaves(rows[{"hd36": "hd36-2018", "hd05": "hd05-2026"}[short]])
    assert (one.number, one.title) == (ours.take("number"), ours.take("title"))
    assert (one.issuer, one.issued) == (ours.take("issuer"), ours.take("date"))
    assert one.effective_from == ours.take("applies_from")
    assert one.effective_to == ours.take("applies_to")
    assert (ours.take("status") == "in_force") is (one.effective_to is None)
    regulation = rows[ours.take("kinds_regulation")]
    date = regulation["date"].strftime("%d/%m/%Y")
    assert one.scope.kinds_regulation == f"{regulation['number']}, {date}"
    assert one.scope.kinds_regulation_seen is regulation.get("full_text_seen", False)
    assert one.scope.drawing == ours.take("layout_drawing")
    assert one.scope.sizes == ours.take("font_table")
    assert one.scope.copies == ours.take("copy_drawing")
    assert one.scope.appendices_seen is ours.take("appendices_seen", True)
    ours.prose("id", "note", "replaced_by")
    assert ours.unread() == []


def test_choice_by_date() -> None:
    select = reference(NAME)["select"]
    ids = {"hd36-2018": "party_hd36_2018", "hd05-2026": "party_hd05_2026"}
    today = reference(NAME)["checked"]
    assert choose(Side.PARTY, None, today).id == ids[select["default"]]
    for row in select["by_document_date"]:
        for day in (row["from"], row.get("to", today)):
            assert choose(Side.PARTY, day, today).id == ids[row["standard"]]


@BOTH
def test_scope(short: str) -> None:
    one, theirs = edition(SHORT[short]).scope, table("scope")
    assert one.applies_to == theirs.take("applies_to")
    only_hd36 = theirs.take("excluded_hd36_only")
    excluded = theirs.take("excluded") + (only_hd36 if short == "hd36" else [])
    assert list(one.excluded) == excluded
    assert list(one.may_adapt) == theirs.take(f"may_adapt.{short}")
    secret = theirs.take("secret_documents_hd05")
    assert short == "hd36" or one.secret_papers == secret
    assert one.conf == theirs.take("confidence")
    theirs.prose("source")
    other = "hd05" if short == "hd36" else "hd36"
    assert theirs.unread() == [f"may_adapt.{other}"]


@BOTH
def test_page(short: str) -> None:
    one, theirs = edition(SHORT[short]).page, table("page")
    assert (one.width_mm, one.height_mm) == (theirs.take("width_mm"), theirs.take("height_mm"))
    assert list(one.other_sizes_mm) == [tuple(theirs.take("a5_mm"))]
    assert theirs.take("alternative_sizes_admin_papers") == ["A5", "pre-printed form"]
    assert one.preprinted_forms
    assert (theirs.take("size"), theirs.take("orientation")) == ("A4", "portrait")
    assert theirs.take("landscape_allowed_for") == "tables (bảng, biểu)"
    assert "bảng, biểu" in one.landscape_when
    assert theirs.take("fixed_values") is True
    assert one.verso is not None
    for margins, name in ((one.margins, "front"), (one.verso, "back")):
        for edge in ("top", "bottom", "left", "right"):
            value = theirs.take(f"{name}.{edge}_mm")
            assert same_range(getattr(margins, edge), value, value)
    compare_landscape(theirs, one.landscape)
    assert one.confidence("landscape") == theirs.take("landscape.confidence")
    assert one.conf == theirs.take("confidence")
    compare_word(theirs, short)
    theirs.prose("source")
    assert theirs.unread() == []


def compare_landscape(theirs: Leaves, ours: Margins) -> None:
    """The printed margins are the project's choice; its alternative is lawful too."""
    for edge in ("top", "bottom", "left", "right"):
        margin = getattr(ours, edge)
        assert margin.print == theirs.take(f"landscape.{edge}_mm")
        assert margin.allows(theirs.take(f"landscape.alternative.{edge}_mm"))


def compare_word(theirs: Leaves, short: str) -> None:
    """The same sheet in Word's units: 1 mm is 1440 / 25.4 twips."""
    page = edition(SHORT[short]).page
    lengths = {
        "width": page.width_mm,
        "height": page.height_mm,
        "top": page.margins.top.print,
        "bottom": page.margins.bottom.print,
        "left": page.margins.left.print,
        "right": page.margins.right.print,
    }
    for name, mm in lengths.items():
        assert theirs.take(f"word.{name}_twips") == pytest.approx(mm * 1440 / 25.4, abs=0.6), name
    assert page.text_width_mm == theirs.take("word.text_width_mm")
    assert page.text_height_mm == theirs.take("word.text_height_mm")
    assert page.margins.left.print == theirs.take("word.mirror.inside_mm")
    assert page.margins.right.print == theirs.take("word.mirror.outside_mm")


@BOTH
def test_font(short: str) -> None:
    one, theirs = edition(SHORT[short]).page, table("font")
    assert (one.font, one.colour) == (theirs.take("family"), theirs.take("color"))
    assert one.encoding == theirs.take("encoding")
    family_known = "quoted" if short == "hd05" else "observed"  # HD36 names the encoding only
    assert (theirs.take("confidence"), one.confidence("font")) == ("quoted", family_known)
    theirs.prose("source")
    assert theirs.unread() == []


@BOTH
def test_paragraph(short: str) -> None:
    one, theirs = edition(SHORT[short]).body, table("paragraph")
    assert one.align == theirs.take("alignment")
    low, high = theirs.take("first_line_indent_accept_mm")
    assert same_range(one.first_line_indent_mm, low, high)
    assert one.first_line_indent_mm.print == theirs.take("first_line_indent_mm")
    assert one.paragraph_gap_pt.min == theirs.take("spacing_min_pt")
    assert one.line.rule == theirs.take("line_rule")
    assert one.line.value.min == theirs.take("line_min_pt")
    highest = theirs.take("hd05.line_max_pt")
    open_ended = one.confidence("line.value.max") == "inferred"
    assert (one.line.value.max == highest) is (short == "hd05") is not open_ended
    assert one.end_mark == theirs.take("end_mark")
    strength = theirs.take("strength"), theirs.take("hd05.strength")
    assert one.as_a_rule is (strength[short == "hd05"] == "as a rule")
    compare_defaults(theirs, edition(SHORT[short]))
    assert one.conf == theirs.take("confidence")
    theirs.prose("source")
    assert theirs.unread() == []


def compare_defaults(theirs: Leaves, one: Edition) -> None:
    """The project's choices: what docgen prints inside the lawful ranges."""
    size = one.component("body").size_pt
    assert size is not None
    assert size.print == theirs.take("defaults.body_size_pt")
    for points in ("14", "15"):
        line = theirs.take(f"defaults.line_pt_for_size.{points}")
        assert one.body.line.for_size[points] == line
    assert one.body.line.value.print == one.body.line.for_size[f"{size.print:g}"]
    gaps = theirs.take("defaults.space_before_pt"), theirs.take("defaults.space_after_pt")
    assert one.body.paragraph_gap_pt.print == sum(gaps)


@BOTH
def test_page_number(short: str) -> None:
    one, theirs = edition(SHORT[short]).page_number, table("page_number")
    size = theirs.take("size_pt")
    assert same_range(one.size_pt, size, size)
    assert (one.bold, one.italic) == (theirs.take("bold"), theirs.take("italic"))
    assert (one.numerals, one.align) == (theirs.take("digits"), theirs.take("alignment"))
    top = theirs.take("from_top_edge_mm")
    assert same_range(one.from_top_mm, top, top)
    assert one.header_distance_mm == theirs.take("suggested_header_distance_mm")
    assert one.hide_on_first_page is not theirs.take("show_on_first_page")
    assert short == "hd05" or one.min_pages == theirs.take("min_pages")  # HD05 has no such word
    separate = theirs.take("hd05.appendix_numbering") == "separate for each phụ lục"
    assert one.restart_in_annex is separate  # HD36 has no such word and goes by HD05
    assert one.conf == theirs.take("confidence")
    if short == "hd05":
        assert one.confidence("size_pt") == theirs.take("hd05_confidence")
    assert theirs.take("centred_on") in one.note
    assert theirs.take("box") == ""
    theirs.prose("source", "hd05_note", "hd05_confidence")
    theirs.take("min_pages")
    assert theirs.unread() == []


def test_digital_signatures(hd36: Edition, hd05: Edition) -> None:
    documents = {"original": "original", "electronic copy of a paper document": "digital_copy"}
    assert hd36.digital_signatures == ()
    rows = reference(NAME)["digital_signature"]
    for ours, row in zip(hd05.digital_signatures, rows, strict=True):
        theirs = Leaves(row)
        assert (ours.of, ours.document) == (
            theirs.take("of"),
            documents[theirs.take("document")],
        )
        assert (ours.box, ours.place) == (theirs.take("box"), theirs.take("place"))
        assert (ours.look, ours.conf) == (theirs.take("look"), theirs.take("confidence"))
        assert theirs.take("source") == f"HD05 {ours.clause}"
        assert theirs.unread() == []
