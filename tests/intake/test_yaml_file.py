"""YAML as people type it."""

from __future__ import annotations

from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.errors import InvalidInput
from docgen.intake import yaml_file
from docgen.intake.yaml_file import read_yaml


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("012", "012"),
        ("0912345678", "0912345678"),
        ("1.5", "1.5"),
        ("1.250", "1.250"),
        ("1e5", "1e5"),
        ("0x1F", "0x1F"),
        ("2022-03-29", "2022-03-29"),
        ("12:30", "12:30"),
        ("true", True),
        ("false", False),
        ("yes", "yes"),
        ("~", None),
        ("null", None),
        ("", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ('""', ""),
        ("|\n  12\n", "12\n"),
        ("9" * 16, "9" * 16),
    ],
)
def test_a_scalar_is_what_was_typed(typed: str, value: object) -> None:
    assert read_yaml(f"a: {typed}").data == {"a": value}


def test_lines_are_known_by_path() -> None:
    tree = read_yaml(
        "# ghi chú\na: 1\nb:\n  - c\n  - d: |\n      một\n      hai\n    e: >\n      x\n"
    )
    assert tree.data == {"a": 1, "b": ["c", {"d": "một\nhai\n", "e": "x\n"}]}
    lines = {path: tree.line_of(path) for path in ("a", "b", "b[0]", "b[1]", "b[1].d", "b[1].e")}
    assert lines == {"a": 2, "b": 3, "b[0]": 4, "b[1]": 5, "b[1].d": 5, "b[1].e": 8}
    assert tree.line_of("b[1].d", 2) == 7
    assert tree.line_of("b[1].e", 1) == 8
    assert tree.line_of("b[1].missing.deep") == 5
    assert tree.line_of("nothing") == 2
    assert tree.line_of("") == 2


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a: b: c", 1, "Dấu hai chấm ở chỗ không đúng"),
        ("a: 1\n  b: 2", 2, "Dấu hai chấm ở chỗ không đúng"),
        ("a:\n\t- b", 2, "phím Tab"),
        ("a:\n  b: 1\n\tc: 2", 3, "phím Tab"),
        ("a: [1, 2", 1, "Ngoặc mở ra mà không đóng lại"),
        ("a: {b: 1", 1, "Ngoặc mở ra mà không đóng lại"),
        ("a: 'x", 1, "Dấu nháy mở ra mà không đóng lại"),
        ('a: "x\\q"', 1, "dấu \\ phải viết thành \\\\"),
        ("- a\nb: c", 2, "thụt vào không khớp"),
        ("a: 1\nb\nc: 2", 3, "Thiếu dấu hai chấm sau tên mục"),
        ("a: @x", 1, "ký tự đặc biệt"),
        ("a: %x", 1, "ký tự đặc biệt"),
    ],
)
def test_a_text_that_is_no_yaml_is_told_with_line_and_hint(text: str, line: int, hint: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_yaml(text)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert problem.message.startswith("Tệp YAML sai cách viết, cột ")
    assert hint in problem.message


def test_a_control_character_is_told_with_its_line() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_yaml("a: 1\nb: x\x01y")
    assert str(caught.value) == (
        "dòng 2: Tệp có ký tự điều khiển không được dùng trong YAML. Hãy xoá ký tự ở chỗ này."
    )


def test_keys_given_twice_are_all_told_and_the_first_holds() -> None:
    tree = read_yaml("a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n")
    assert tree.data == {"a": 1, "b": {"c": 1}}
    assert [str(problem) for problem in tree.problems] == [
        "b.c (dòng 2): Mục «c» ghi hai lần; lần trước ở dòng 2. Hãy bỏ một lần.",
        "a (dòng 3): Mục «a» ghi hai lần; lần trước ở dòng 1. Hãy bỏ một lần.",
        "a (dòng 4): Mục «a» ghi hai lần; lần trước ở dòng 1. Hãy bỏ một lần.",
    ]


def test_anchors_aliases_tags_and_odd_keys_are_refused_each_at_its_place() -> None:
    tree = read_yaml("a: &x [1]\nb: *x\nc: !!python/name:os.system y\nd: !z 1\n? [q]\n: 1\ne: 5\n")
    assert [(problem.place, problem.line) for problem in tree.problems] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("d", 4),
        ("", 5),
    ]
    assert tree.data == {"a": [1], "b": None, "c": "y", "d": 1, "e": 5}


def test_a_second_document_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_yaml("a: 1\n---\nb: 1")
    assert str(caught.value) == "dòng 2: Tệp có dấu «---» ở giữa. Một tệp chỉ chứa một hồ sơ."


def test_a_bomb_of_aliases_stays_small() -> None:
    rows = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    rows += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert read_yaml("\n".join(rows)).data == {
        "a0": ["x"] * 9,
        **{f"a{n}": [None] * 9 for n in range(1, 12)},
    }


def test_an_alias_to_itself_ends() -> None:
    assert read_yaml("a: &a [*a]").data == {"a": [None]}


@pytest.mark.parametrize("text", ["a: " + "[" * 5000, "- " * 5000, "{a: " * 5000, "? " * 5000])
def test_deep_nesting_is_left_where_it_becomes_deep(text: str) -> None:
    with pytest.raises(InvalidInput, match="lồng quá nhiều cấp"):
        read_yaml(text)


def test_a_text_of_too_many_values_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "MAX_VALUES", 50)
    with pytest.raises(InvalidInput, match="Hồ sơ quá lớn"):
        read_yaml("a: [" + "x," * 100)


@given(st.text(max_size=200))
def test_any_text_is_read_or_told(text: str) -> None:
    with suppress(InvalidInput):
        read_yaml(text)


# The writer folds a line at some of its separators, which no reader can undo.
words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


@given(plain)
def test_what_a_yaml_writer_writes_is_read_back(data: object) -> None:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.representer.ignore_aliases = lambda *_: True  # equal parts are written out, not shared
    stream = StringIO()
    yaml.dump({"a": data}, stream)
    assert read_yaml(stream.getvalue()).data == {"a": data}
