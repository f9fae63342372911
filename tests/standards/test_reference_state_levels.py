"""Every fact of the reference on NĐ 30/2020 has its counterpart: levels of the outline."""

from __future__ import annotations

import pytest

from docgen.model import Level
from docgen.numerals import POINT_LETTERS
from docgen.standards.edition import Edition
from tests.standards.leaves import MARKS, Leaves, same_range
from tests.standards.test_reference_state_components import leaves, rows

LEVELS = {
    "phan": Level.PART,
    "chuong": Level.CHAPTER,
    "muc": Level.SECTION,
    "tieu_muc": Level.SUBSECTION,
    "dieu": Level.ARTICLE,
    "muc_la_ma": Level.ROMAN,
    "khoan": Level.CLAUSE,
    "diem": Level.POINT,
}
NUMERALS = {"vietnamese_letters": "letters"}


@pytest.mark.parametrize("row_id", rows("division"))
def test_level(nd30: Edition, row_id: str) -> None:
    table = leaves("division", row_id)
    level = LEVELS[row_id]
    rule = nd30.level(level)
    numbering = table.take("numbering")
    assert rule.numerals == NUMERALS.get(numbering, numbering)
    assert rule.mark.split("{n}")[0].strip() == table.take("word", "")
    assert rule.mark.split("{n}")[1].strip() == table.take("number_suffix", "")
    assert rule.confidence() == MARKS[table.take("conf")]
    assert level.stands_apart is table.take("own_line", False)
    assert level.stands_apart is not table.take("same_line_heading", not level.stands_apart)
    if level.stands_apart:
        own_line(table, nd30, level)
    else:
        in_line(table, nd30, level)
    assert table.unread() == []


def own_line(table: Leaves, one: Edition, level: Level) -> None:
    rule = one.level(level)
    for line in ("marker", "heading"):
        assert rule.align == table.take(f"{line}.align").removesuffix("_page")
        assert same_range(
            rule.size_pt, table.take(f"{line}.size_min"), table.take(f"{line}.size_max")
        )
        assert rule.heading.bold is rule.running_mark.bold is table.take(f"{line}.bold")
    assert table.take("marker.case") == "lower"
    assert rule.heading.upper is (table.take("heading.case") == "upper")
    assert rule.heading_required is table.take("heading.required")
    assert table.take("heading.next_line") is True


def in_line(table: Leaves, one: Edition, level: Level) -> None:
    rule = one.level(level)
    assert rule.align == table.take("align", "justify")
    assert rule.heading.upper is (table.take("case") == "upper")
    heading_bold = table.take("bold_if_heading", table.take("bold"))
    assert rule.heading.bold is heading_bold
    body_size = one.component("body").size_pt
    assert body_size is not None
    low, high = table.take("size_min", body_size.min), table.take("size_max", body_size.max)
    assert same_range(rule.size_pt, low, high)
    assert table.take("size", "body") == "body"
    assert table.take("bold_scope_without_heading", "marker") == "marker"
    assert table.take("own_line_if_heading", True) is True
    if "indent_mm" in table:
        indent = one.body.first_line_indent_mm
        assert [indent.min, indent.max] == table.take("indent_mm")
    if "letters" in table:
        assert "".join(table.take("letters")) == POINT_LETTERS
    table.prose("scheme", "align_conf", "letters_conf")
