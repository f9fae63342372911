"""Merge fields in a dossier's data: found with their places, filled exactly, never guessed."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InvalidInput, Severity
from docgen.intake.yaml_file import read_yaml
from docgen.papers import build_papers
from docgen.papers.merge import COMMUNE_FIELDS, FieldUse, MergeTemplate, escape
from docgen.papers.reading import read_dossier_data
from docgen.vietnamese import clean_line
from tests.papers.makers import TODAY, dossier, plan

COLUMNS = ("Tên xã", "Chủ tịch", "Đảng ủy", "Họ và tên (CT)")
SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.yaml"))
VALUES = {name: f"giá trị {index}" for index, name in enumerate(COLUMNS)}


def filled(text: str, **values: str) -> object:
    return MergeTemplate(text, COLUMNS).fill({**VALUES, **values})


def messages(data: object) -> list[tuple[str, Severity, str]]:
    template = MergeTemplate(data, COLUMNS)
    return [(problem.place, problem.severity, problem.message) for problem in template.problems]


@pytest.mark.parametrize(
    "written",
    ["«Tên xã»", "«tên xã»", "«TÊN XÃ»", "«Tên_xã»", "« Tên  xã »", "«Te\u0302n xa\u0303»"],
)
def test_ways_to_write_a_field(written: str) -> None:
    assert filled(f"xã {written}!") == "xã giá trị 0!"


def test_old_and_new_spelling_are_one_field() -> None:
    assert filled("«Đảng uỷ» và «Đảng ủy»") == "giá trị 2 và giá trị 2"


def test_a_declared_name_may_have_punctuation() -> None:
    assert filled("«Họ và tên (CT)»") == "giá trị 3"


def test_fields_are_found_everywhere_with_path_and_line() -> None:
    data = {
        "place": "«Tên xã»",
        "date": None,
        "papers": [
            {"number": 12, "body": "Dòng một.\nDòng hai «Chủ tịch», «Tên xã».\n"},
            {"rows": [["Khu 1", "«Tên xã»"], ("«Chủ tịch»", 3, True)]},
        ],
    }
    template = MergeTemplate(data, COLUMNS)
    assert template.fields == (
        FieldUse("Tên xã", "place", None),
        FieldUse("Chủ tịch", "papers[0].body", 2),
        FieldUse("Tên xã", "papers[0].body", 2),
        FieldUse("Tên xã", "papers[1].rows[0][1]", None),
        FieldUse("Chủ tịch", "papers[1].rows[1][0]", None),
    )
    assert template.fill({"Tên xã": "Đông Khê", "Chủ tịch": "Bế Thị Hân"}) == {
        "place": "Đông Khê",
        "date": None,
        "papers": [
            {"number": 12, "body": "Dòng một.\nDòng hai Bế Thị Hân, Đông Khê.\n"},
            {"rows": [["Khu 1", "Đông Khê"], ["Bế Thị Hân", 3, True]]},
        ],
    }


def test_lines_are_those_of_the_file() -> None:
    tree = read_yaml("issuer: A\npapers:\n  - kind: plan\n    body: |\n      Một\n      «Tên xả»\n")
    [problem] = MergeTemplate(tree.data, COLUMNS, tree.line_of).problems
    assert (problem.place, problem.line) == ("papers[0].body", 6)


@pytest.mark.parametrize("written", ["Chủ tich", "chu tich", "Tên  xả", "Tên xã:", "Chủ tịchh"])
def test_a_slip_is_an_error_with_the_field_that_was_meant(written: str) -> None:
    [(place, severity, message)] = messages({"a": f"«{written}»"})
    assert (place, severity) == ("a", Severity.ERROR)
    assert "Có phải là «" in message
    with pytest.raises(InvalidInput, match="Không có trường"):
        MergeTemplate({"a": f"«{written}»"}, COLUMNS).fill(VALUES)


def test_an_unknown_name_is_a_question_and_printed_as_typed() -> None:
    [(place, severity, message)] = messages(["Phong trào «Dân vận khéo»"])
    assert (place, severity) == ("[0]", Severity.WARNING)
    assert "««Dân vận khéo»»" in message
    assert filled("Phong trào «Dân vận khéo»") == "Phong trào «Dân vận khéo»"


@pytest.mark.parametrize(
    "quotation",
    [
        "«Tổ công nghệ số, cầm tay chỉ việc»",  # punctuation
        "«Học tập và làm theo tư tưởng đạo đức phong cách»",  # more than 40 letters
        "«2026»",  # no letter
        "«»",
        "«Một\nhai»",
    ],
)
def test_what_is_plainly_a_quotation_passes_in_silence(quotation: str) -> None:
    assert messages(quotation) == []
    assert filled(quotation) == quotation


def test_forty_letters_may_be_a_name_forty_one_may_not() -> None:
    assert len(messages(f"«{'a' * 40}»")) == 1
    assert messages(f"«{'a' * 41}»") == []


def test_doubled_marks_are_marks() -> None:
    assert messages("««Dân vận khéo»» ««Tên xã»»") == []
    assert filled("««Dân vận khéo»» ««Tên xã»»") == "«Dân vận khéo» «Tên xã»"
    assert filled("«««Tên xã»»»") == "«giá trị 0»"


def test_a_quotation_around_a_field() -> None:
    assert messages("«Xây dựng xã «Tên xã» giàu đẹp»") == []
    assert filled("«Xây dựng xã «Tên xã» giàu đẹp»") == "«Xây dựng xã giá trị 0 giàu đẹp»"


@pytest.mark.parametrize("text", ["xã «Tên xã", "xã Tên xã»", "»Tên xã«"])
def test_a_mark_alone_is_a_question(text: str) -> None:
    found = messages(text)
    assert found
    assert {severity for _, severity, _ in found} == {Severity.WARNING}
    assert filled(text) == text


def test_empty_fields_are_told_at_every_place_before_anything_is_filled() -> None:
    template = MergeTemplate({"a": "«Tên xã» «Chủ tịch»", "b": ["«Chủ tịch»"]}, COLUMNS)
    row = {"Tên xã": "Đông Khê", "Chủ tịch": " \u200b"}
    problems = template.check(row)
    assert [(problem.place, problem.severity) for problem in problems] == [
        ("a", Severity.ERROR),
        ("b[0]", Severity.ERROR),
    ]
    assert "«Chủ tịch» trống" in problems[0].message
    with pytest.raises(InvalidInput) as caught:
        template.fill(row, source="hàng 5")
    assert caught.value.problems == problems
    assert str(caught.value).startswith("hàng 5: ")


def test_a_field_that_is_not_used_may_be_empty() -> None:
    assert MergeTemplate("«Tên xã»", COLUMNS).check({"Tên xã": "A", "Chủ tịch": ""}) == ()


def test_a_value_with_stars_is_for_the_eye() -> None:
    template = MergeTemplate({"body": "«Tên xã»"}, COLUMNS)
    [problem] = template.check({"Tên xã": "A*B"})
    assert (problem.place, problem.severity) == ("body", Severity.WARNING)
    assert template.fill({"Tên xã": "A*B"}) == {"body": "A*B"}


def test_a_value_goes_in_on_one_line_and_is_never_a_field_itself() -> None:
    assert filled("«Tên xã»", **{"Tên xã": "«Chủ tịch»"}) == "«Chủ tịch»"
    assert filled("«Tên xã»", **{"Tên xã": "I. MỘT\n1. Hai"}) == "I. MỘT 1. Hai"
    assert filled("«Tên xã»", **{"Tên xã": "{{ x }} <b>&"}) == "{{ x }} <b>&"


def test_a_field_name_with_a_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="holds a mark"):
        MergeTemplate("", ["a«b"])


def test_a_filled_dossier_is_an_ordinary_dossier() -> None:
    data = dossier(plan(abstract="thi đua của xã «Tên xã»", number="«Số»"), place="«Địa danh»")
    before = copy.deepcopy(data)
    template = MergeTemplate(data, [*COMMUNE_FIELDS, "Số"])
    assert template.problems == ()
    made = template.fill({"Tên xã": "Đông Khê", "Địa danh": "Đông Khê", "Số": "07"})
    [built] = build_papers(read_dossier_data(made), TODAY).papers
    assert built.paper.place_date is not None
    assert built.paper.place_date.place == "Đông Khê"
    assert built.paper.number is not None
    assert built.paper.number.value == 7
    assert data == before


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_hold_no_mark_by_accident(sample: Path) -> None:
    data = read_yaml(sample.read_text(encoding="utf-8")).data
    template = MergeTemplate(data, COMMUNE_FIELDS)
    assert (template.fields, template.problems) == ((), ())
    assert template.fill({}) == data


PLAIN = st.text(max_size=30)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN, inner, max_size=4),
    max_leaves=12,
)


def escaped(tree: Any) -> Any:
    if isinstance(tree, str):
        return escape(tree)
    if isinstance(tree, dict):
        return {key: escaped(value) for key, value in tree.items()}
    return [escaped(item) for item in tree] if isinstance(tree, list) else tree


@given(TREES)
def test_nothing_but_fields_changes(tree: Any) -> None:
    template = MergeTemplate(escaped(tree), COLUMNS)
    assert (template.fields, template.problems) == ((), ())
    assert template.fill(VALUES) == tree


@given(
    st.lists(st.sampled_from(COLUMNS) | st.text(max_size=12).map(lambda text: (text,)), max_size=8),
    st.fixed_dictionaries({name: st.text(min_size=1, max_size=20) for name in COLUMNS}),
)
def test_filled_text_is_the_plain_parts_and_the_values_exactly(
    parts: list[str | tuple[str]], values: dict[str, str]
) -> None:
    text = "".join(f"«{part}»" if isinstance(part, str) else escape(part[0]) for part in parts)
    template = MergeTemplate({"a": [text]}, COLUMNS)
    used = [part for part in parts if isinstance(part, str)]
    assert [use.name for use in template.fields] == used
    if any(not clean_line(values[name]) for name in used):
        with pytest.raises(InvalidInput):
            template.fill(values)
        return
    expected = "".join(
        clean_line(values[part]) if isinstance(part, str) else part[0] for part in parts
    )
    assert template.fill(values) == {"a": [expected]}


@given(st.text(alphabet="«»aT ên_xã\n.", max_size=40))
def test_any_marks_are_read_and_unknown_names_kept(text: str) -> None:
    template = MergeTemplate(text, ["không có ở đây"])
    made = template.fill({})
    assert template.fields == ()
    assert isinstance(made, str)
    assert re.sub("[«»]", "", made) == re.sub("[«»]", "", text)
    if "««" not in text and "»»" not in text:
        assert made == text
