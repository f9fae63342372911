"""Centred lines that break evenly, and rule lines as long as the text above asks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.filling.holding import HYPHEN, SPACE
from docgen.filling.rules import even_lines, evenly_broken, line_width, rule_below
from docgen.filling.wordml import NAMESPACES
from docgen.standards.library import edition
from docgen.standards.shape import Component
from tests.docx_text import W

STATE, PARTY = edition("state_nd30_2020"), edition("party_hd05_2026")
REFERENCE = "(Kèm theo Kế hoạch số 14/KH-UBND ngày 20 tháng 01 năm 2026 "
BLOCK = 9_354  # twips between the margins of an upright sheet


def sides(xml: str) -> tuple[int, int]:
    """Indents of a paragraph, twips."""
    indent = etree.fromstring(f"<x {NAMESPACES}>{xml}</x>").find(f".//{W}ind")
    if indent is None:
        return 0, 0
    return int(indent.get(f"{W}left")), int(indent.get(f"{W}right"))


def test_a_line_that_fits_is_left_alone() -> None:
    component = STATE.component("annex_reference")
    assert sides(evenly_broken(component, REFERENCE, BLOCK)) == (0, 0)


def test_a_typist_breaks_before_the_author() -> None:
    component = STATE.component("annex_reference")
    line = REFERENCE + "của Ủy ban nhân dân huyện Thạch An)"
    left, right = sides(evenly_broken(component, line, BLOCK, REFERENCE.rstrip()))
    room = (BLOCK - left - right) / 20
    assert left == right > 0
    assert line_width(component, REFERENCE.rstrip()) < room
    assert room < line_width(component, REFERENCE + "của")


def test_two_lines_part_behind_a_comma_where_they_stay_nearly_even() -> None:
    component = PARTY.component("annex_title")
    head = "TRONG HỌC TẬP VÀ LÀM THEO TƯ TƯỞNG, ĐẠO ĐỨC,"
    line = f"{head} PHONG CÁCH HỒ CHÍ MINH NĂM 2023"
    left, right = sides(evenly_broken(component, line, BLOCK))
    room = (BLOCK - left - right) / 20
    assert line_width(component, head) < room < line_width(component, f"{head} PHONG")
    far = "TRONG HỌC TẬP VÀ LÀM THEO TƯ TƯỞNG, ĐẠO ĐỨC HỒ CHÍ MINH GIAI ĐOẠN MỚI, 2023"
    left, right = sides(evenly_broken(component, far, BLOCK))
    assert line_width(component, far) * 10 <= BLOCK - left - right < BLOCK * 0.8


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Phát động thi đua “Dân vận khéo”", "trong cơ quan hành chính phường Thục Phán năm 2027"),
        ("Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến", "và khen thưởng đột xuất trên địa bàn xã"),
        ("XÂY DỰNG, NUÔI DƯỠNG ĐIỂN HÌNH TIÊN TIẾN", "GIAI ĐOẠN 2026 - 2030, CÓ TẦM NHÌN MỚI"),
    ],
)  # fmt: skip
def test_two_lines_part_before_a_word_that_links(first: str, second: str) -> None:
    lines = even_lines(STATE.component("abstract"), f"{first} {second}", BLOCK)
    assert [line.replace(SPACE, " ").replace(HYPHEN, "-") for line in lines] == [first, second]


def test_a_word_that_only_looks_like_a_link_parts_nothing() -> None:
    line = "Tổng kết 15 năm thực hiện phong trào quần chúng bảo vệ an ninh Tổ quốc ở cơ sở"
    first, second = even_lines(STATE.component("abstract"), line, BLOCK)
    assert not second.startswith("năm")
    far = "Kế hoạch và việc tổ chức phát động phong trào thi đua quyết thắng ở từng cơ sở xa"
    first, second = even_lines(STATE.component("abstract"), far, BLOCK)
    assert first != "Kế hoạch"


titles = st.one_of(
    st.text("ab Wm,", min_size=1, max_size=9), st.sampled_from(["và", "trong", "của"])
)


@given(st.lists(titles, min_size=1, max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_title_keeps_its_words_in_lines_that_fit(words: list[str]) -> None:
    component = STATE.component("abstract")
    line = " ".join(" ".join(words).split())
    lines = even_lines(component, line, 3_000)
    assert " ".join(lines) == line
    widest = max(line_width(component, word) for word in [*line.split(" "), ""])
    assert all(line_width(component, part) <= max(150, widest) for part in lines)
    if widest <= 150:
        assert len(lines) == count(line, 3_000, component)


@given(st.lists(st.text("ab Wm", min_size=1, max_size=9), min_size=1, max_size=30))
@settings(max_examples=100, deadline=None)
def test_even_lines_are_no_more_than_full_ones(words: list[str]) -> None:
    component = PARTY.component("letter_abstract")
    line = " ".join(" ".join(words).split())
    left, right = sides(evenly_broken(component, line, 3_000))
    assert count(line, 3_000 - left - right, component) == count(line, 3_000, component)


def count(line: str, width: int, component: Component) -> int:
    """Lines that a text takes when each is filled as far as it goes."""
    lines = [""]
    for word in line.split():
        longer = f"{lines[-1]} {word}".strip()
        if line_width(component, longer) * 20 <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return len(lines)


@pytest.mark.parametrize("component_id", ["issuer", "abstract"])
@pytest.mark.parametrize(
    "lines", [["Ủy ban"], ["Dài hơn nhiều dòng dưới", "ngắn"], ["a", "b" * 40]]
)
def test_a_rule_is_a_lawful_part_of_the_last_line(component_id: str, lines: list[str]) -> None:
    component = STATE.component(component_id)
    left, right = sides(rule_below(component, lines, BLOCK))
    assert component.rule is not None
    part = (BLOCK - left - right) / 20 / line_width(component, lines[-1])
    assert component.rule.fraction.allows(part, 0.02)
