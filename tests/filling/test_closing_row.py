"""The foot of a paper below a long table stands in its last row; below a short one, apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from docgen.filling.closing_row import with_closing_rows
from docgen.filling.fill import fill
from docgen.filling.tables import table_xml
from docgen.filling.wordml import NAMESPACES, paragraph
from docgen.model import Paper, Recipient, Row, Side, Table
from docgen.standards.library import edition
from tests import ooxml
from tests.docx_text import W, root
from tests.filling import papers
from tests.filling.templates import prepared

STATE = edition("state_nd30_2020")
WIDTH = 9_000  # twips between the margins of an upright sheet


def listed(length: int, summary: str = "Danh sách này có nhiều cá nhân.") -> Paper:
    return replace(papers.sheet(Side.STATE), body=(papers.table(length, summary),))


def tables(docx: bytes) -> list[etree._Element]:
    """Tables of the body itself, not those in a cell."""
    return root(docx).findall(f"{W}body/{W}tbl")


def style_of(table: etree._Element) -> str:
    return str(table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val"))


@pytest.mark.parametrize("summary", ["", "Danh sách này có nhiều cá nhân."])
def test_the_foot_of_a_long_table_is_its_last_row(summary: str) -> None:
    tool = prepared(STATE.id, "danh-sach")
    docx = fill(listed(30, summary), STATE, tool, papers.MADE).docx
    assert [style_of(table) for table in tables(docx)] == ["DauVanBan", "BangBieu"]
    *_, data, foot = tables(docx)[-1].findall(f"{W}tr")
    assert foot.find(f"{W}trPr/{W}cantSplit") is not None
    assert [style_of(table) for table in foot.iter(f"{W}tbl")] == ["KhoiKy"]
    assert summary in "".join(foot.itertext())
    assert all(
        words.find(f"{W}pPr/{W}keepNext") is not None
        for words in data.iter(f"{W}p")
    )  # fmt: skip
    assert ooxml.problems(docx) == []


def test_a_form_keeps_its_table_and_its_foot_apart() -> None:
    """Whoever fills it in adds rows at its end."""
    docx = fill(listed(5), STATE, prepared(STATE.id, "danh-sach"), papers.MADE).docx
    assert [style_of(table) for table in tables(docx)] == ["DauVanBan", "BangBieu", "KhoiKy"]


def test_a_heading_without_rows_stays_with_the_foot() -> None:
    docx = fill(listed(0), STATE, prepared(STATE.id, "danh-sach"), papers.MADE).docx
    heading, foot = tables(docx)[-1].findall(f"{W}tr")
    assert heading.find(f"{W}trPr/{W}tblHeader") is not None
    assert "Nơi nhận" in "".join(foot.itertext())


@pytest.mark.parametrize("landscape", [False, True])
def test_a_foot_as_high_as_a_sheet_is_no_row(landscape: bool) -> None:
    """A row higher than its page would be parted within."""
    many = replace(
        papers.RECIPIENTS[Side.STATE],
        items=tuple(Recipient(f"Cơ quan số {n}") for n in range(20 if landscape else 36)),
    )
    paper = replace(listed(30), recipients=many, landscape=landscape)
    docx = fill(paper, STATE, prepared(STATE.id, "danh-sach"), papers.MADE).docx
    assert [style_of(table) for table in tables(docx)] == ["DauVanBan", "BangBieu", "KhoiKy"]
    few = replace(paper, recipients=replace(many, items=many.items[:16]))
    docx = fill(few, STATE, prepared(STATE.id, "danh-sach"), papers.MADE).docx
    assert [style_of(table) for table in tables(docx)] == ["DauVanBan", "BangBieu"]


def test_few_rows_of_many_words_are_a_long_table() -> None:
    long = Table(papers.COLUMNS, (Row(("1", "Lê Thị Bưởi", "trưởng thôn " * 90, "7", "")),) * 2)
    assert "docgen-closing-row" in table_xml(STATE, long, WIDTH, keep_next=True)


def test_what_an_office_puts_below_the_table_stays_there() -> None:
    xml = table_xml(STATE, papers.table(30), WIDTH, keep_next=True)
    own = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    closed = with_closing_rows(xml + own + paragraph("KhoangTrong"))
    assert "docgen-closing-row" not in closed
    body = etree.fromstring(f"<w:body {NAMESPACES}>{closed}</w:body>")
    assert len(body.findall(f"{W}tbl")) == 2


def test_the_row_of_sums_keeps_the_row_above_it() -> None:
    sums = Row(("", "Tổng cộng", "", "21", ""), total=True)
    table = Table(papers.COLUMNS, (*papers.table(3).rows, sums))
    xml = f"<w:body {NAMESPACES}>{table_xml(STATE, table, WIDTH, keep_next=True)}</w:body>"
    rows = etree.fromstring(xml).findall(f"{W}tbl/{W}tr")[1:]
    kept = [row.find(f".//{W}keepNext") is not None for row in rows]
    assert kept == [False, False, True, True]


def test_docxtpl_alone_gives_the_same_tables() -> None:
    tool = prepared(STATE.id, "danh-sach")
    slow = replace(tool, beyond=True)
    fast_docx, slow_docx = (fill(listed(30), STATE, way, papers.MADE).docx for way in (tool, slow))
    assert [etree.tostring(table) for table in tables(fast_docx)] == [
        etree.tostring(table) for table in tables(slow_docx)
    ]
