"""DOCX as a careful typist would leave it: named styles, an outline, rows that do not split."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from docgen.filling.fill import fill
from docgen.standards.library import edition, editions
from tests.filling import papers
from tests.filling.templates import prepared

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EDITIONS = [known.id for known in editions()]

#: What stands beside the style of a paragraph: computed indents, what is kept together, pages.
PARAGRAPH = {"pStyle", "keepNext", "ind", "framePr", "sectPr"}
#: Beside the style of a run: the bold taken back from a hint in a heading.
RUN = {"rStyle", "b", "bCs"}


def part(edition_id: str, name: str = "word/document.xml") -> etree._Element:
    known = edition(edition_id)
    docx = fill(papers.full(known.side), known, prepared(edition_id, "ke-hoach"), papers.MADE).docx
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def names(elements: list[etree._Element]) -> set[str]:
    return {etree.QName(child).localname for element in elements for child in element}


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_no_stray_direct_formatting(edition_id: str) -> None:
    body = part(edition_id)
    assert names(list(body.iter(f"{W}pPr"))) <= PARAGRAPH
    assert names(list(body.iter(f"{W}rPr"))) <= RUN
    for paragraph in body.iter(f"{W}p"):
        assert paragraph.find(f"{W}pPr/{W}pStyle") is not None


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_every_style_in_use_has_a_vietnamese_name(edition_id: str) -> None:
    styles = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in part(edition_id, "word/styles.xml").iter(f"{W}style")
    }
    used = {
        element.get(f"{W}val")
        for element in part(edition_id).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }
    assert used <= set(styles)
    for style_id in used:
        assert styles[style_id] not in ("", style_id), style_id
    assert styles["NoiDung"] == "Nội dung"


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_headings_stand_in_the_navigation_pane(edition_id: str) -> None:
    levels = {
        style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}outlineLvl")
        for style in part(edition_id, "word/styles.xml").iter(f"{W}style")
    }
    depth = {name: int(level.get(f"{W}val")) for name, level in levels.items() if level is not None}
    assert depth["MucLaMa"] < depth["KhoanCoTen"] < depth["TieuKhoanCoTen"]
    assert {"Phan", "Chuong", "Dieu"} <= set(depth)
    assert levels["NoiDung"] is None


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_tables_repeat_their_heading_and_never_split_a_row(edition_id: str) -> None:
    tables = [
        table
        for table in part(edition_id).iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "BangBieu"
    ]
    assert tables
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows[1:])
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        cells = [int(cell.get(f"{W}w")) for cell in rows[0].iter(f"{W}tcW")]
        assert grid == cells


def test_language_is_vietnamese() -> None:
    defaults = part(EDITIONS[0], "word/styles.xml").find(f"{W}docDefaults")
    assert defaults.find(f".//{W}lang").get(f"{W}val") == "vi-VN"
