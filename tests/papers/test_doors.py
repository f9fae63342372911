"""The doors that text passes: cleaning, leniency, bounds."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from docgen.papers.parts.fields import read_line, read_lines, read_source, read_whole
from tests.papers.makers import dossier, paper, plan, problems


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  Kim\u00a0 Bảng\n", "Kim Bảng"),
        ("Ke\u0302\u0301 hoạch", "Kế hoạch"),
        ("a\u200bb", "ab"),
        (2023, "2023"),
        (1.5, "1.5"),
        ("{{ x }} & <b>", "{{ x }} & <b>"),
    ],
)
def test_a_line_is_cleaned_and_otherwise_kept(typed: object, line: str) -> None:
    assert read_line(typed) == line


@pytest.mark.parametrize("typed", [True, None, [1], {"a": 1}])
def test_what_is_no_text_is_refused(typed: object) -> None:
    with pytest.raises(PydanticCustomError):
        read_line(typed)


def test_a_body_keeps_its_line_numbers() -> None:
    assert read_source("\n\n  a  b\r\n\n\n\nc\r") == "\n\na b\n\n\n\nc\n"


def test_lines_come_from_a_text_or_a_list() -> None:
    assert read_lines("Uỷ ban nhân dân\n\n xã A ") == ["Uỷ ban nhân dân", "xã A"]
    assert read_lines(["a\nb", "", " c "]) == ["a b", "c"]


@pytest.mark.parametrize(
    ("typed", "read"), [("083", 83), (" 5 ", 5), ("x", "x"), (7, 7), ("9" * 12, "9" * 12)]
)
def test_a_whole_number_may_have_zeros_in_front(typed: object, read: object) -> None:
    assert read_whole(typed) == read


def test_line_breaks_of_the_abstract_are_kept() -> None:
    title = paper(dossier(plan(abstract="một\n hai ba\n\nbốn"))).title
    assert title.abstract_lines == ("một", "hai ba", "bốn")
    assert title.abstract == "một hai ba bốn"


def test_texts_are_bounded() -> None:
    found = problems(dossier(plan(abstract=["x"] * 13), place="x" * 101))
    assert found == {
        "place": "Quá dài: nhiều nhất 100 ký tự.",
        "papers[0].abstract": "Có 13 phần tử; nhiều nhất 12.",
    }


def test_an_empty_value_is_no_value_but_an_unknown_key_is_unknown_even_when_empty() -> None:
    assert paper(dossier(plan(number=None, filing=None))).number is not None
    assert list(problems(dossier(plan(signatur=None)))) == ["papers[0].signatur"]
