"""Tables: columns that fit their words, sums in bold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.filling.blocks import blocks_xml, body_xml
from docgen.filling.tables import column_widths, table_xml
from docgen.filling.wordml import NAMESPACES, twips
from docgen.model import Column, Level, Row, Table
from docgen.model.table import Content
from docgen.standards.edition import Edition
from docgen.standards.library import editions
from docgen.standards.widths import text_width_pt
from tests.docx_text import W
from tests.filling import papers

EDITIONS = editions()
STATE = next(known for known in EDITIONS if known.id == "state_nd30_2020")
TURNED = 14_000  # twips between the margins of a turned sheet


def tree(xml: str) -> etree._Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>")


@pytest.mark.parametrize("known", EDITIONS, ids=lambda known: known.id)
def test_serial_numbers_take_no_more_than_they_need(known: Edition) -> None:
    few, many = (
        column_widths(known, papers.table(rows), TURNED)[0] / 20 / 72 * 25.4 for rows in (3, 2000)
    )
    assert 8 < few < many < 16  # mm


words = st.text(st.sampled_from("aăđmwI W"), min_size=1, max_size=30)
columns = st.lists(
    st.builds(
        Column,
        st.just("x"),
        words,
        st.sampled_from(Content),
        st.floats(0.05, 5),
    ),
    min_size=1,
    max_size=9,
)


@given(columns, st.integers(2_000, 16_000))
@settings(max_examples=150, deadline=None)
def test_widths_fill_the_sheet_and_break_no_word_of_a_heading(
    chosen: list[Column], width: int
) -> None:
    widths = column_widths(STATE, Table(tuple(chosen), ()), width)
    assert sum(widths) == width
    pads = 2 * twips(STATE.table.cell_padding_mm)
    size = STATE.table.size_pt.print
    needs = [
        max((text_width_pt(word, size, bold=True) for word in column.heading.split()), default=0)
        for column in chosen
    ]
    if sum(20 * need + 60 + pads + 1 for need in needs) <= width:
        for need, have in zip(needs, widths, strict=True):
            assert 20 * need + pads <= have


def test_sums_are_bold_and_rows_are_not() -> None:
    sums = Row(("", "Tổng cộng", "", "21", ""), total=True)
    table = Table(papers.COLUMNS, (*papers.table(2).rows, sums))
    rows = tree(table_xml(STATE, table, TURNED, keep_next=False)).findall(f"{W}tbl/{W}tr")
    bold = [
        [run.find(f"{W}rPr/{W}rStyle") is not None for run in row.iter(f"{W}r")] for row in rows[1:]
    ]
    assert all(bold[-1])
    assert not any(any(row) for row in bold[:-1])


def test_a_heading_stands_clear_of_its_table() -> None:
    body = (papers.entry(Level.ROMAN, "Tập thể"), papers.table(1))
    kinds = [
        element.find(f"{W}pPr/{W}pStyle").get(f"{W}val") if element.tag == f"{W}p" else "table"
        for element in tree(blocks_xml(STATE, body, TURNED))
    ]
    assert kinds[:3] == ["MucLaMa", "TrenBang", "table"]


def test_the_line_below_the_last_table_closes_the_text() -> None:
    listed = papers.table(3, "Danh sách này có 03 cá nhân.")
    ended = body_xml(STATE, [listed], TURNED, keep_last=False)
    assert "Danh sách này có 03 cá nhân./.<" in ended
    within = body_xml(STATE, [listed, papers.table(2)], TURNED, keep_last=False)
    assert "Danh sách này có 03 cá nhân.<" in within
