"""The three editions side by side: one shape, the same ids, and the differences that are meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import BaseModel

from docgen.model import Level, Signing
from docgen.standards.edition import Edition
from docgen.standards.library import editions
from docgen.standards.shape import Component, Confidence, Range, Sourced
from docgen.vietnamese import fold

ALL = pytest.mark.parametrize("one", editions(), ids=lambda edition: edition.id)

#: Components that one side or one edition alone has, with the reason.
STATE_ALONE = {
    "national_title",  # the Party prints its own title
    "motto",
    "other_office",  # the Party writes both offices with «kiêm» between
    "recall",  # the Party counts it among the circulation marks
    "attachment_signature",  # HD05 does not treat separate files
}
PARTY_ALONE = {
    "party_title",
    "issuer_mark",  # the State draws a rule
    "abstract_author",
    "abstract_mark",  # the State draws a rule
    "concurrent_word",
    "no_media",
}
#: Signatures on digital copies: NĐ 30 and HD05 know them, HD36 knew paper only.
DIGITAL = {"copy_signature"}


def ids(one: Edition) -> set[str]:
    return {component.id for component in one.components}


def test_component_ids_are_the_same_but_for_the_documented_differences(
    nd30: Edition, hd36: Edition, hd05: Edition
) -> None:
    assert ids(hd05) - ids(hd36) == DIGITAL
    assert ids(hd36) <= ids(hd05)
    assert ids(nd30) - ids(hd05) == STATE_ALONE
    assert ids(hd05) - ids(nd30) == PARTY_ALONE


def walk(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value of an edition with its dotted path."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, f"{path}.{key}")


@ALL
def test_every_table_has_its_clause_and_every_value_a_known_confidence(one: Edition) -> None:
    tables = [(path, value) for path, value in walk(one) if isinstance(value, Sourced)]
    assert len(tables) > 100
    for path, table in tables:
        assert table.clause.strip(), path
        assert table.conf in get_args(Confidence), path
        assert all(doubt.conf in get_args(Confidence) for doubt in table.doubts.values()), path


@ALL
def test_text_of_the_data_is_clean(one: Edition) -> None:
    for path, value in walk(one):
        if isinstance(value, str):
            assert value.isprintable(), path
            assert "\u00a0" not in value, path


@ALL
def test_a_rule_without_a_clause_is_never_certain(one: Edition) -> None:
    for path, value in walk(one):
        if isinstance(value, Sourced) and value.clause.startswith("none"):
            assert value.conf in {"observed", "inferred", "unverified"}, path


@ALL
def test_every_component_has_all_that_printing_and_checking_need(one: Edition) -> None:
    for component in one.components:
        assert component.term, component.id
        if component.size_pt is not None:
            assert 8 <= component.size_pt.min <= component.size_pt.max <= 16, component.id
        if component.case == "upper":
            assert all(fold(word) for word in component.literals), component.id
        assert not set(component.literals) & set(component.forbidden), component.id
        assert not (component.kinds and component.not_kinds), component.id


@ALL
def test_only_stamps_signatures_and_seals_have_no_type(one: Edition) -> None:
    without_type = {component.id for component in one.components if component.size_pt is None}
    state_secrets = {"secrecy", "recall"} & ids(one)
    not_seen = {"copy_kind", "copy_signature"} & ids(one) if one.id == "party_hd05_2026" else set()
    assert without_type == {"signature_space", "seal"} | state_secrets | not_seen


@ALL
def test_printed_sizes_are_half_points_and_printed_lengths_fit_the_sheet(one: Edition) -> None:
    for path, value in walk(one):
        if isinstance(value, Range) and path.endswith("size_pt"):
            assert (value.print * 2).is_integer(), path
    assert 150 <= one.page.text_width_mm <= 165
    assert 245 <= one.page.text_height_mm <= 257


@ALL
def test_every_level_has_a_rule_that_can_number_it(one: Edition) -> None:
    for level in Level:
        rule = one.level(level)
        assert ("{n}" in rule.mark) == (rule.numerals != "none") == level.numbered, level
        assert rule.mark == "" or level.stands_apart != rule.mark.endswith(" "), level
        assert (rule.align == "center") == level.stands_apart, level
    assert one.level(Level.CLAUSE, 2).numerals == "dotted"


@ALL
def test_the_edition_spells_every_power_or_says_what_to_use_instead(one: Edition) -> None:
    spelled = {power.power for power in one.signing.powers}
    assert spelled | set(one.signing.unknown) == {signing.value for signing in Signing}
    assert not spelled & set(one.signing.unknown)


@ALL
def test_no_other_spelling_is_read_as_two_powers(one: Edition) -> None:
    spellings = [spelling for power in one.signing.powers for spelling in power.read_as]
    assert len(spellings) == len(set(spellings))
    assert not set(spellings) & {power.prefix for power in one.signing.powers}


@ALL
def test_sign_lines_begin_with_a_power_of_the_edition(one: Edition) -> None:
    prefixes = tuple(power.prefix + " " for power in one.signing.powers)
    for line in one.sign_lines:
        for words in (line.authority, line.second_authority, *line.also):
            assert not words or words.startswith(prefixes), line.document_of


@ALL
def test_kinds_are_told_apart_by_name_and_recipes_use_their_letters(one: Edition) -> None:
    names = [fold(kind.name) for kind in one.kinds]
    assert len(names) == len(set(names))
    letters = {kind.letters for kind in one.kinds}
    assert {recipe.kind for recipe in one.documents} <= letters | {""}
    for component in one.components:
        assert set(component.kinds) | set(component.not_kinds) <= letters, component.id
    assert set(one.recipients.addressee_labels) <= letters | {""}


@ALL
def test_the_four_papers_of_docgen_have_a_recipe(one: Edition) -> None:
    for recipe in ("plan", "registration_sheet", "report_outline", "commendation_list"):
        assert one.document(recipe).parts
    assert one.document("plan").numbered
    assert not one.document("report_outline").numbered


@ALL
def test_a_paper_is_signed_where_its_parts_leave_room_to_sign(one: Edition) -> None:
    for recipe in one.documents:
        assert recipe.signed is ("signature_space" in recipe.parts), recipe.id
        assert recipe.numbered is ("number" in recipe.parts), recipe.id
        assert set(recipe.optional_parts) <= {*recipe.parts, *recipe.parts_attached}, recipe.id
        assert not set(recipe.forbidden_parts) & set(recipe.parts), recipe.id


@ALL
def test_only_articles_are_numbered_through_the_whole_paper(one: Edition) -> None:
    assert [rule.level for rule in one.levels if rule.runs_through] == [Level.ARTICLE.value]


@ALL
def test_headings_of_both_schemes_nest_in_the_navigation_pane(one: Edition) -> None:
    with_articles = [Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE]
    assert [one.level(level).outline_level for level in with_articles] == [0, 1, 2, 3, 4]
    without = [one.level(Level.ROMAN), *(one.level(Level.CLAUSE, depth) for depth in (1, 2, 3))]
    assert [rule.outline_level for rule in without] == [0, 1, 2, 3]
    text = (Level.POINT, Level.SUBPOINT, Level.DASH, Level.PLUS, Level.BULLET, Level.PARAGRAPH)
    assert {one.level(level).outline_level for level in text} == {None}


@ALL
def test_required_components_stand_in_a_box_of_the_drawing(one: Edition) -> None:
    drawn = {held for box in one.drawing.boxes for held in box.holds}
    missing = {component.id for component in one.components if component.required} - drawn
    assert not missing


@ALL
def test_the_box_of_a_component_is_the_one_that_holds_it(one: Edition) -> None:
    boxes = {box.no: set(box.holds) for box in one.drawing.boxes}
    for component in one.components:
        if component.box and component.block != "copy":
            assert component.id in boxes[component.box], component.id


def test_letters_of_twenty_nine_state_kinds(nd30: Edition) -> None:
    assert len(nd30.kinds) == 29
    assert [kind.name for kind in nd30.kinds if not kind.letters] == ["Công văn", "Thư công"]
    letters = [kind.letters for kind in nd30.kinds if kind.letters]
    assert len(letters) == len(set(letters)) == 27


def test_party_kinds_are_those_of_the_regulation(hd36: Edition, hd05: Edition) -> None:
    for one in (hd36, hd05):
        assert sum(not kind.administrative for kind in one.kinds) == 25
        assert sum(kind.administrative for kind in one.kinds) == 8
        assert [kind.name for kind in one.kinds if not kind.prints_name] == ["Công văn"]


def test_the_state_prints_a_matched_set_of_sizes(nd30: Edition) -> None:
    printed = {name: component.size_pt for name, component in head(nd30).items()}
    sizes = {name: size.print for name, size in printed.items() if size is not None}
    assert sizes in [size_set.sizes for size_set in nd30.size_sets]


def head(one: Edition) -> dict[str, Component]:
    return {name: one.component(name) for name in ("national_title", "motto", "place_date")}


def test_what_changed_from_hd36_to_hd05(hd36: Edition, hd05: Edition) -> None:
    assert (hd36.body.line.value.max, hd05.body.line.value.max) == (30, 22)
    assert (hd36.body.as_a_rule, hd05.body.as_a_rule) == (True, False)
    assert (hd36.basis.start, hd05.basis.start) == ("", "- ")
    assert (hd36.basis.last_end, hd05.basis.last_end) == (",", ".")
    assert (hd36.recipients.end, hd05.recipients.end) == (",", ";")
    assert (hd36.annex.reference_required, hd05.annex.reference_required) == (False, True)
    assert hd36.component("no_media").block == "below_sign"
    assert hd05.component("no_media").from_bottom_mm == 10
    gone = {"đảng đoàn", "ban cán sự đảng", "đảng uỷ khối", "huyện uỷ", "ban tuyên giáo"}
    assert gone <= {issuer.name for issuer in hd36.issuers}
    assert not gone & {issuer.name for issuer in hd05.issuers}


def test_the_party_never_takes_the_states_words(hd36: Edition, hd05: Edition) -> None:
    for one in (hd36, hd05):
        assert {"TM.", "KT.", "TL.", "TUQ."} <= set(one.component("authority").forbidden)
        assert "V/v" in one.component("letter_abstract").forbidden
        assert "Lưu:" in one.component("recipient").forbidden
        assert one.component("number").forbidden == ("Số:",)
        assert "QyĐ" not in {kind.letters for kind in one.kinds}
