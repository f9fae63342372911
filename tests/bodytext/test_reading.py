"""Typed text read into an outline: marks, hand-broken lines, headings."""

from __future__ import annotations

import pytest

from docgen.bodytext import read_outline
from docgen.model import plain
from docgen.model.numbering import number_text, positions


def read(text: str) -> list[str]:
    """The entries as short lines: level, number, words."""
    entries = read_outline(text).outline.entries
    return [
        " ".join(
            filter(None, [entry.level.value, number_text(entry.level, path), plain(entry.text)])
        )
        for entry, path in zip(entries, positions(entries), strict=True)
    ]


def warned_lines(text: str) -> list[int | None]:
    return [problem.line for problem in read_outline(text).problems]


def test_the_levels_of_a_plan() -> None:
    text = (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nĐoạn văn.\n- Gạch đầu dòng\n+ Cộng\n• Chấm\n"
        "2. Yêu cầu\n2.1. Một\na) Điểm\n(i) Tiểu điểm\nII. NỘI DUNG"
    )
    assert read(text) == [
        "roman I MỤC ĐÍCH, YÊU CẦU",
        "clause 1 Mục đích",
        "paragraph Đoạn văn.",
        "dash Gạch đầu dòng",
        "plus Cộng",
        "bullet Chấm",
        "clause 2 Yêu cầu",
        "clause 2.1 Một",
        "point a Điểm",
        "subpoint i Tiểu điểm",
        "roman II NỘI DUNG",
    ]


def test_an_empty_text_has_no_entries() -> None:
    assert read("") == read(" \n\n \t ") == []


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_lower_case_line_goes_on_with_an_unfinished_one(gap: str) -> None:
    text = f"- Tinh thần năng động, sáng{gap}tạo trong công việc."
    assert read(text) == ["dash Tinh thần năng động, sáng tạo trong công việc."]
    assert warned_lines(text) == ([3] if gap == "\n\n" else [])
