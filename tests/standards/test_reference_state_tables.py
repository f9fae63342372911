"""Every fact of the reference on NĐ 30/2020 has its counterpart: page, kinds, registers, metadata."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.standards.drawing import Box
from docgen.standards.edition import Edition
from docgen.standards.registers import MetadataField
from docgen.vietnamese import fold
from tests.standards.leaves import MARKS, Leaves, reference, same_range
from tests.standards.test_reference_state_components import OURS

NAME = "nd30-2020.toml"


def table(name: str) -> Leaves:
    return Leaves(reference(NAME)[name])


def test_every_table_of_the_reference_is_compared_somewhere() -> None:
    here = {"page", "size_set", "prefix", "box", "kind", "copy_kind", "copy_box", "document"}
    here |= {"table_practice", "digital_copy", "archive_guidance", "register_cover", "stamp_den"}
    here |= set(REGISTERS) | set(FILE_LISTS) | set(METADATA) | {"local_government"}
    root = {"schema", "standard", "issued", "effective_from", "effective_to", "replaces"}
    elsewhere = {"component", "division"}  # test_reference_state_components, _levels
    assert set(reference(NAME)) == here | root | elsewhere


def test_root(nd30: Edition) -> None:
    root = reference(NAME)
    assert (nd30.issued, nd30.effective_from) == (root["issued"], root["effective_from"])
    assert nd30.effective_to is None
    assert root["effective_to"] == ""
    assert list(nd30.replaces) == root["replaces"]
    assert root["standard"].endswith(nd30.number)


def test_page(nd30: Edition) -> None:
    page = table("page")
    assert (nd30.page.width_mm, nd30.page.height_mm) == (
        page.take("width_mm"),
        page.take("height_mm"),
    )
    assert (nd30.page.font, nd30.page.encoding) == (
        page.take("font_family"),
        page.take("encoding"),
    )
    assert (page.take("paper"), page.take("orientation_default")) == ("A4", "portrait")
    assert page.take("colour") == "black"
    assert nd30.page.colour == "000000"
    for edge in ("top", "bottom", "left", "right"):
        bounds = page.take(f"margin_mm.{edge}.min"), page.take(f"margin_mm.{edge}.max")
        assert same_range(getattr(nd30.page.margins, edge), *bounds)
        assert same_range(getattr(nd30.page.landscape, edge), *bounds)
    assert nd30.page.confidence() == MARKS[page.take("conf")]
    assert nd30.page.confidence("landscape") == MARKS[page.take("landscape_margins_conf")]
    compare_page_number(page, nd30)
    page.prose("landscape_allowed_if", "landscape_margins", "src", "number.src")
    assert page.unread() == []


def compare_page_number(page: Leaves, one: Edition) -> None:
    number = one.page_number
    assert same_range(number.size_pt, page.take("number.size_min"), page.take("number.size_max"))
    pairs = {
        "numerals": number.numerals,
        "start": number.start,
        "bold": number.bold,
        "italic": number.italic,
        "align": number.align + "_page",
        "hide_on_first_page": number.hide_on_first_page,
        "restart_per_annex": number.restart_in_annex,
        "hide_on_first_page_of_annex": number.hide_on_first_page_of_annex,
    }
    for key, value in pairs.items():
        assert page.take(f"number.{key}") == value, key
    assert page.take("number.place") == "top_margin"
    assert number.from_top_mm.max <= one.page.margins.top.min
    assert number.confidence() == MARKS[page.take("number.conf")]


def test_sizes_that_go_together(nd30: Edition) -> None:
    theirs = [
        {OURS[name][0]: size for name, size in row.items()} for row in reference(NAME)["size_set"]
    ]
    assert [size_set.sizes for size_set in nd30.size_sets] == theirs


def test_powers_to_sign(nd30: Edition) -> None:
    ours = [(power.prefix, power.before, fold(power.meaning)) for power in nd30.signing.powers]
    theirs = [
        (row["code"], row["before"], fold(row["meaning"])) for row in reference(NAME)["prefix"]
    ]
    assert ours == theirs


def boxes(rows: list[dict[str, Any]], ours: tuple[Box, ...]) -> None:
    assert [box.no for box in ours] == [row["no"] for row in rows]
    for box, row in zip(ours, rows, strict=True):
        assert list(box.x or ()) == row["x"], box.no
        assert list(box.y or ()) == row.get("y", []), box.no
        assert box.shape == row.get("shape", "rectangle"), box.no
        assert box.level_with == row.get("level_with", ""), box.no
        assert box.holds, box.no
        assert set(row) <= {"no", "x", "y", "shape", "level_with", "holds"}, box.no


def test_boxes_of_the_drawings(nd30: Edition) -> None:
    boxes(reference(NAME)["box"], nd30.drawing.boxes)
    boxes(reference(NAME)["copy_box"], nd30.copies.boxes)


def test_kinds(nd30: Edition) -> None:
    addressing = {"": "never", "when sent upward": "upward", "always": "always"}
    for ours, row in zip(nd30.kinds, reference(NAME)["kind"], strict=True):
        theirs = Leaves(row)
        assert ours.name == theirs.take("name").removesuffix(" (cá biệt)")
        assert (ours.letters, ours.form) == (theirs.take("code"), theirs.take("form"))
        assert ours.addressees == addressing[theirs.take("kinh_gui", "")]
        if "symbol" in theirs:
            symbol = theirs.take("symbol").replace("{issuer}", "{agency}")
            assert nd30.number_rule.letter.endswith(symbol)
            assert not ours.prints_name
        assert theirs.unread() == []


def test_copies(nd30: Edition) -> None:
    for ours, row in zip(nd30.copies.kinds, reference(NAME)["copy_kind"], strict=True):
        theirs = Leaves(row)
        assert ours.name == theirs.take("name")
        assert (ours.letters, ours.literal) == (theirs.take("code"), theirs.take("literal"))
        assert list(ours.directions) == theirs.take("directions")
        assert theirs.unread() == []
    digital = table("digital_copy")
    ours_digital = nd30.copies.digital
    assert ours_digital is not None
    for key, value in ours_digital.model_dump().items():
        assert digital.take(key) == value, key
    assert nd30.copies.confidence() == MARKS[digital.take("conf")]
    digital.prose("src")
    assert digital.unread() == []


def test_guidance_for_archives(nd30: Edition) -> None:
    theirs, ours = table("archive_guidance"), nd30.archive_guidance
    assert ours is not None
    assert list(ours.pdfa) == theirs.take("pdfa")
    for key in ("min_dpi", "min_dpi_ordinary", "ocr_accuracy_min", "document_id", "file_name"):
        assert getattr(ours, key) == theirs.take(key), key
    assert ours.mandatory_for_issuing is theirs.take("mandatory_for_issuing")
    assert (ours.clause, ours.conf) == (theirs.take("src"), MARKS[theirs.take("conf")])
    assert theirs.unread() == []


REGISTERS = {
    "register_out": "outgoing",
    "register_in": "incoming",
    "register_post": "post",
    "register_file_copies": "file_copies",
    "register_followup": "follow_up",
}


@pytest.mark.parametrize("name", REGISTERS)
def test_register(nd30: Edition, name: str) -> None:
    theirs = table(name)
    (ours,) = (register for register in nd30.registers if register.id == REGISTERS[name])
    assert (ours.title, list(ours.columns)) == (theirs.take("title"), theirs.take("columns"))
    assert ours.confidence() == MARKS[theirs.take("conf")]
    without = reference(NAME)["register_cover"]["no_number_line_for"]
    assert ours.number_line is (ours.title not in without)
    assert theirs.unread() == []


def test_cover_of_registers(nd30: Edition) -> None:
    theirs, ours = table("register_cover"), nd30.register_cover
    assert ours is not None
    renamed = {"body or unit": "body", "yyyy": "year", "n": "volume"}
    lines = theirs.take("lines")
    for old, new in renamed.items():
        lines = [line.replace(f"{{{old}}}", f"{{{new}}}") for line in lines]
    assert list(ours.lines) == lines
    assert ours.number_line in ours.lines
    assert ours.printed_and_bound is theirs.take("printed_and_bound_if_kept_in_system")
    assert (ours.clause, ours.conf) == (theirs.take("src"), MARKS[theirs.take("conf")])
    theirs.take("no_number_line_for")  # compared with each register
    assert theirs.unread() == []


def test_arrival_stamp(nd30: Edition) -> None:
    theirs, ours = table("stamp_den"), nd30.arrival_stamp
    assert ours is not None
    assert list(ours.literals) == theirs.take("literals")
    sides = theirs.take("width_mm"), theirs.take("height_mm")
    assert (ours.width_mm, ours.height_mm) == sides
    assert (ours.clause, ours.conf) == (theirs.take("src"), MARKS[theirs.take("conf")])
    assert theirs.unread() == []


FILE_LISTS = {
    "file_catalogue": "catalogue",
    "file_list_transfer": "transfer",
    "file_document_list": "documents",
}


@pytest.mark.parametrize("name", FILE_LISTS)
def test_file_list(nd30: Edition, name: str) -> None:
    theirs = table(name)
    (ours,) = (files for files in nd30.file_lists if files.id == FILE_LISTS[name])
    assert (ours.title, list(ours.columns)) == (theirs.take("title"), theirs.take("columns"))
    assert ours.number_example == theirs.take("file_number_example", "")
    assert ours.applies_to == theirs.take("applies_to", theirs.take("split", ""))
    assert ours.confidence() == MARKS[theirs.take("conf")]
    assert theirs.unread() == []


METADATA = {"metadata_out": "outgoing", "metadata_in": "incoming", "metadata_file": "file"}


@pytest.mark.parametrize("name", METADATA)
def test_metadata(nd30: Edition, name: str) -> None:
    assert nd30.metadata is not None
    ours: tuple[MetadataField, ...] = getattr(nd30.metadata, METADATA[name])
    for field, row in zip(ours, reference(NAME)[name], strict=True):
        mine = field.model_dump(exclude={"term"}, exclude_defaults=True)
        assert mine == row


def test_tables_of_the_decree(nd30: Edition) -> None:
    theirs, ours = table("table_practice"), nd30.table
    assert ours.heading_bold is theirs.take("header_bold")
    assert ours.heading_align == theirs.take("header_align")
    assert ours.size_pt.allows(theirs.take("size_pt"))
    assert ours.column_numbers is theirs.take("column_number_row")
    assert list(ours.serial_headings) == theirs.take("first_column")
    assert ours.last_column == theirs.take("last_column")
    assert list(ours.group_rows) == theirs.take("group_row")
    assert ours.totals == theirs.take("totals")
    assert ours.repeat_heading is theirs.take("repeat_header_row")
    assert ours.conf == "observed"
    assert theirs.take("conf").endswith("not a rule")
    assert theirs.unread() == []


def test_local_government(nd30: Edition) -> None:
    theirs, ours = table("local_government"), nd30.local_government
    assert ours is not None
    assert ours.two_tier_from == theirs.take("two_tier_from")
    assert list(ours.tiers) == theirs.take("levels")
    assert ours.district_line is theirs.take("district_line")
    assert "".join(ours.default_superior) == theirs.take("superior_default_for_ubnd_hdnd")
    assert list(ours.commune_head) == theirs.take("header_commune")
    assert list(ours.province_head) == theirs.take("header_province")
    assert list(ours.chairman_head) == theirs.take("header_chairman")
    assert ours.names_are_versioned is theirs.take("names_are_versioned")
    assert ours.confidence() == MARKS[theirs.take("conf")]
    assert theirs.unread() == []
