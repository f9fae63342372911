"""Columns that fit their words: headings low, figures and symbols whole."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.filling.column_widths import column_widths
from docgen.filling.holding import HYPHEN
from docgen.filling.line_fitting import lines_taken, measured, narrowest
from docgen.filling.tables import table_xml
from docgen.filling.wordml import twips
from docgen.model import Column, Row, Table
from docgen.model.table import Content
from docgen.papers.commendation_list import INDIVIDUALS
from docgen.standards.edition import Edition
from docgen.standards.library import editions
from docgen.standards.widths import text_width_pt
from tests.filling import papers

EDITIONS = editions()
STATE = next(known for known in EDITIONS if known.id == "state_nd30_2020")
TURNED = 14_000  # twips between the margins of a turned sheet
PADS = 2 * twips(STATE.table.cell_padding_mm)
SIZE = STATE.table.size_pt.print
#: All that a list for awards may hold, nine columns.
AWARD = tuple(
    field.column for columns in INDIVIDUALS if columns.id == "award" for field in columns.columns
)


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


@pytest.mark.parametrize("known", EDITIONS, ids=lambda known: known.id)
def test_no_heading_is_a_tower(known: Edition) -> None:
    widths = column_widths(known, Table(AWARD, ()), TURNED)
    bold = partial(text_width_pt, size_pt=known.table.size_pt.print, bold=True)
    for column, width in zip(AWARD, widths, strict=True):
        room = (width - 2 * twips(known.table.cell_padding_mm)) / 20
        assert lines_taken(measured(column.heading, bold), room) <= 4, column.heading


def test_a_symbol_is_whole_where_the_sheet_has_room() -> None:
    cells = ("1", *[""] * 5, "Quyết định số 1890/QĐ-UBND ngày 30/6/2023", "", "")
    widths = column_widths(STATE, Table(AWARD, (Row(cells),)), TURNED)
    assert 20 * text_width_pt("1890/QĐ-UBND", SIZE) + PADS <= widths[6]
    assert sum(widths) == TURNED


def test_a_short_word_is_whole_in_a_column_of_notes() -> None:
    columns = (Column("a", "Tóm tắt", weight=9), Column("b", "Số", weight=0.5))
    widths = column_widths(STATE, Table(columns, (Row(("Mở lớp", "Người K’Ho")),)), 9_000)
    assert 20 * text_width_pt("Người", SIZE) + PADS <= widths[1]


def test_an_address_without_spaces_takes_no_sheet_for_itself() -> None:
    columns = (Column("a", "Tên"), Column("b", "Địa chỉ"))
    address = Row(("Xã", "https://a.example/" + "x" * 90))
    assert column_widths(STATE, Table(columns, (address,)), TURNED) == [TURNED // 2] * 2


def test_a_cell_too_narrow_for_a_symbol_may_part_it_at_its_hyphen() -> None:
    columns = tuple(Column(f"c{place}", "Cột") for place in range(2))
    block = Table(columns, (Row(("1890/QĐ-UBND", "05-CT/TW")),))
    assert table_xml(STATE, block, 9_000, keep_next=False).count(HYPHEN) == 2
    assert table_xml(STATE, block, 1_200, keep_next=False).count(HYPHEN) == 0


@given(st.lists(st.floats(1, 90), min_size=1, max_size=20), st.floats(90, 400))
def test_the_narrowest_width_takes_no_more_lines(words: list[float], room: float) -> None:
    widths = [(word, word + 3) for word in words]
    count = lines_taken(widths, room)
    least = narrowest(widths, room, count)
    assert max(words) <= least <= room
    assert lines_taken(widths, least) <= count
