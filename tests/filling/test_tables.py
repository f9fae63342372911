"""Tables: sums in bold, room above and below."""

from __future__ import annotations

from lxml import etree

from docgen.filling.blocks import blocks_xml, body_xml
from docgen.filling.tables import table_xml
from docgen.filling.wordml import NAMESPACES
from docgen.model import Level, Row, Table
from docgen.standards.library import edition
from tests.docx_text import W
from tests.filling import papers

STATE = edition("state_nd30_2020")
TURNED = 14_000  # twips between the margins of a turned sheet


def tree(xml: str) -> etree._Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>")


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
