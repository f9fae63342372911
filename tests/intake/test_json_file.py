"""JSON with the line of everything."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InvalidInput
from docgen.intake.json_file import read_json

TEXT = """{
\t"a": 1,
  "b": [
    "x{[,:\\"",
    {"c": {}, "d": [[], 2]}
  ],
  "e": null
}"""


def test_lines_are_known_by_path() -> None:
    tree = read_json(TEXT)
    assert tree.data == json.loads(TEXT)
    assert tree.lines == {
        "": 1,
        "a": 2,
        "b": 3,
        "b[0]": 4,
        "b[1]": 5,
        "b[1].c": 5,
        "b[1].d": 5,
        "b[1].d[0]": 5,
        "b[1].d[1]": 5,
        "e": 7,
    }


def test_keys_given_twice_are_told() -> None:
    tree = read_json('{"a": 1,\n"b": [{"c": 1, "c": 2}],\n"a": 2}')
    assert [str(problem) for problem in tree.problems] == [
        "b[0].c (dòng 2): Mục «c» ghi hai lần; lần trước ở dòng 2. Hãy bỏ một lần.",
        "a (dòng 3): Mục «a» ghi hai lần; lần trước ở dòng 1. Hãy bỏ một lần.",
    ]


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ('{"a": 1\n"b": 2}', 2, "Thiếu dấu phẩy"),
        ('{"a" 1}', 1, "Thiếu dấu hai chấm"),
        ('{"a": }', 1, "Thiếu giá trị"),
        ("{a: 1}", 1, "Tên mục phải đặt trong dấu nháy kép"),
        ('{"a": "x', 1, "Dấu nháy mở ra mà không đóng lại"),
        ('{"a": "x\ny"}', 1, "Xuống dòng trong dấu nháy"),
        ('{"a": "\\q"}', 1, "dấu \\ phải viết thành \\\\"),
        ('{"a": 1}\n{', 2, "còn chữ thừa"),
    ],
)
def test_a_text_that_is_no_json_is_told_with_line_and_hint(text: str, line: int, hint: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_json(text)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert problem.message.startswith("Tệp JSON sai cách viết, cột ")
    assert hint in problem.message


@pytest.mark.parametrize("text", ['{"a": NaN}', "[" * 100_000, '{"a": ' + "9" * 5000 + "}"])
def test_what_json_cannot_hold_is_told(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_json(text)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(InvalidInput, match="Lồng quá 40 cấp"):
        read_json('{"a": ' + "[" * 60 + "]" * 60 + "}")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=8), values, max_size=4))
def test_every_value_has_its_line(data: dict[str, object]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    tree = read_json(text)
    assert tree.data == data
    assert not tree.problems
    for line in tree.lines.values():
        assert 1 <= line <= text.count("\n") + 1
