"""Rows of a table as clerks work on them: pastes, keys, order, undo, two thousand of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clipboards import excel_html, excel_text, people, word_html
from tests.browser.conftest import Site
from tests.browser.steps import first_cell, grid, paste, rows_of, start_empty

pytestmark = [pytest.mark.browser, pytest.mark.libreoffice]

_PATH = "papers[0].individuals.rows"


@pytest.mark.parametrize("program", ["excel text", "excel", "word"])
def test_pastes(page: Page, site: Site, program: str) -> None:
    """Cells with line breaks and quotation marks come out as they were, from every program."""
    start_empty(page, site, "Danh sách")
    host, rows = grid(page, _PATH), people(4)
    head = ("Họ và tên", "Chức vụ, đơn vị công tác", "Tóm tắt thành tích")
    html = {"excel text": "", "excel": excel_html([head, *rows]), "word": word_html([head, *rows])}
    paste(host, excel_text([head, *rows]), html[program])
    expect(host).to_contain_text("4 dòng")
    kept = [tuple(row.values())[:3] for row in rows_of(page, _PATH)]
    assert kept == rows


def test_pastes_merged_cells(page: Page, site: Site) -> None:
    """A cell merged downwards keeps its place in the rows below: the others stay in their columns."""
    start_empty(page, site, "Danh sách")
    host = grid(page, _PATH)
    rows = (
        "<tr><td>Mơ</td><td rowspan=2>Trưởng xóm</td><td>Một</td></tr>"
        "<tr><td>Ân</td><td>Hai</td></tr>"
        "<tr><td rowspan=2 colspan=2>Cúc</td><td>Ba</td></tr><tr><td>Bốn</td></tr>"
        "<tr><td>Bưởi</td><td>Phó</td><td>Năm</td></tr>"
    )
    paste(host, "không đọc", f"<html><body><table>{rows}</table></body></html>")
    expect(host).to_contain_text("5 dòng")
    assert [tuple(row.values())[:3] for row in rows_of(page, _PATH)] == [
        ("Mơ", "Trưởng xóm", "Một"),
        ("Ân", "", "Hai"),
        ("Cúc", "", "Ba"),
        ("", "", "Bốn"),
        ("Bưởi", "Phó", "Năm"),
    ]


def names(page: Page) -> list[str]:
    return [row["name"].split()[-1] for row in rows_of(page, _PATH)]


def test_sorts_removes_and_takes_back(page: Page, site: Site) -> None:
    """Vietnamese order by given name, A before Â; rows go away when asked to and come back."""
    start_empty(page, site, "Danh sách")
    host = grid(page, _PATH)
    paste(host, excel_text(people(6)))
    expect(host).to_contain_text("6 dòng")
    assert names(page) == ["Bưởi", "Ánh", "Đào", "Ân", "Cúc", "Ẩn"]
    host.get_by_role("button", name="Xếp theo vần").click()
    expect(first_cell(host)).to_contain_text("Ánh")
    assert names(page)[:1] + names(page)[3:] == ["Ánh", "Bưởi", "Cúc", "Đào"]
    assert {"Ẩn", "Ân"} == set(names(page)[1:3])
    first_cell(host).click()
    host.get_by_role("button", name="Đưa xuống").click()
    expect(first_cell(host)).not_to_contain_text("Ánh")
    assert names(page)[1] == "Ánh"
    host.get_by_role("button", name="Xoá dòng").click()
    expect(host).to_contain_text("5 dòng")
    assert "Ánh" not in names(page)
    host.get_by_role("button", name="Hoàn tác").click()
    expect(host).to_contain_text("6 dòng")
    assert names(page)[1] == "Ánh"


def test_keys_of_a_spreadsheet(page: Page, site: Site) -> None:
    """Typing writes over a cell, Enter goes down, F2 mends, Alt+Enter breaks the line."""
    start_empty(page, site, "Danh sách")
    host = grid(page, _PATH)
    paste(host, excel_text(people(2)))
    expect(host).to_contain_text("2 dòng")
    first_cell(host).click()
    page.keyboard.type("Lê Thị Mơ")
    page.keyboard.press("Enter")
    page.keyboard.press("F2")
    page.keyboard.press("End")
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("dòng hai")
    page.keyboard.press("Enter")
    expect(first_cell(host)).to_have_text("Lê Thị Mơ")
    kept = [row["name"] for row in rows_of(page, _PATH)]
    assert kept == ["Lê Thị Mơ", "Trần Thị Ánh\ndòng hai"]


def test_adds_rows_and_headings_of_groups(page: Page, site: Site) -> None:
    start_empty(page, site, "Danh sách")
    host = grid(page, _PATH)
    host.get_by_role("button", name="Thêm tiêu đề nhóm").click()
    page.keyboard.type("Khối trường học")
    page.keyboard.press("Enter")
    host.get_by_role("button", name="Thêm dòng").click()
    page.keyboard.type("Lê Thị Mơ")
    page.keyboard.press("Enter")
    expect(host).to_contain_text("2 dòng")
    expect(host.locator(".group-row")).to_have_text("1Khối trường học")
    first, second = rows_of(page, _PATH)
    assert first == {"group": "Khối trường học"}
    assert second["name"] == "Lê Thị Mơ"


def test_two_thousand_rows(page: Page, site: Site) -> None:
    """Pasting two thousand rows draws only those that are seen, and all of them are kept."""
    start_empty(page, site, "Danh sách")
    host = grid(page, _PATH)
    paste(host, excel_text(people(2000)))
    expect(host).to_contain_text("2000 dòng")
    assert host.locator(".tabulator-row").count() < 200
    assert len(rows_of(page, _PATH)) == 2000
