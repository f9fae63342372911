"""The clerk's day in a real browser: compose, paste, issue, download, find again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from docgen.pdf import page_count
from tests.browser.clipboards import excel_html, excel_text, models
from tests.browser.conftest import DESK, PHONE, Site
from tests.browser.steps import grid, paste, picture, rows_of, saved, start_from_sample

pytestmark = [pytest.mark.browser, pytest.mark.libreoffice]

_MODELS = "papers[0].attachments[1].models.rows"


def test_the_whole_walk(page: Page, site: Site, tmp_path: Path) -> None:
    page.goto(f"{site.address}/soan")
    picture(page, "02-bat-dau")
    start_from_sample(page, site, "sơ kết 05 năm")
    picture(page, "03-soan")
    first_key = page.locator(".sheets").get_attribute("data-key") or ""

    # The annexed list gets thirty rows from Excel, and the pages change.
    rows = models(30)
    host = grid(page, _MODELS)
    paste(host, excel_text(rows), excel_html(rows))
    expect(host).to_contain_text("30 dòng")
    expect(page.locator(".sheets")).not_to_have_attribute("data-key", first_key)
    kept = rows_of(page, _MODELS)
    assert len(kept) == 30
    assert kept[0]["name"] == "Tuyến đường hoa ở xóm 1"
    assert 'Mô hình "Tuyến đường hoa" số 1\nnhiều người làm theo' in kept[0].values()
    host.scroll_into_view_if_needed()
    picture(page, "04-dan-tu-excel")
    saved(page)

    page.get_by_role("link", name="Ban hành…").click()
    page.get_by_label("Hồ sơ lưu").fill("Hồ sơ thi đua năm 2022")
    page.get_by_label("Ngày ban hành").fill("29/3/2022")
    page.get_by_label("Số bản phát hành").fill("25")
    expect(page.locator("dl.facts dd").nth(1)).to_have_text("29/03/2022")
    # Another day draws the number anew and leaves alone what is typed beside it.
    expect(page.get_by_label("Hồ sơ lưu")).to_have_value("Hồ sơ thi đua năm 2022")
    expect(page.get_by_label("Số bản phát hành")).to_have_value("25")
    page.get_by_role("button", name="Xem theo ngày này").click()
    expect(page.get_by_label("Số bản phát hành")).to_have_value("25")
    expect(page.locator("dl.facts strong")).to_have_text("01-KH/HU")
    picture(page, "05-ban-hanh")
    page.get_by_role("button", name="Ban hành", exact=True).dblclick()
    page.get_by_role("heading", name="01-KH/HU").wait_for()
    page.locator(".sheets img").first.wait_for()
    picture(page, "06-van-ban-da-ban-hanh")

    assert "Tuyến đường hoa ở xóm 1" in words_of(
        download(page, "Tải Word", tmp_path / "paper.docx")
    )
    assert page_count(download(page, "Tải PDF", tmp_path / "paper.pdf")) >= 8
    both = download(page, "Tải cả hai", tmp_path / "both.zip")
    with zipfile.ZipFile(io.BytesIO(both)) as package:
        assert [Path(name).suffix for name in package.namelist()] == [".docx", ".pdf"]

    page.goto(f"{site.address}/kho")
    page.get_by_label("Từ cần tìm").fill("so ket 05 nam bieu duong")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("link", name="01-KH/HU").wait_for()
    picture(page, "07-kho")
    page.goto(f"{site.address}/so")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("01-KH/HU")
    page.get_by_role("link", name="01-KH/HU").click()
    page.get_by_role("heading", name="01-KH/HU").wait_for()
    phone_reads(page, page.url)


def download(page: Page, link: str, to: Path) -> bytes:
    """Click a link that gives a file; the file."""
    with page.expect_download() as given:
        page.get_by_role("link", name=link).click()
    given.value.save_as(to)
    return to.read_bytes()


def words_of(content: bytes) -> str:
    """The words in the tables of a Word file, which must open."""
    tables = docx.Document(io.BytesIO(content)).tables
    return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def phone_reads(page: Page, *addresses: str) -> None:
    """At the width of a phone nothing sticks out to the side."""
    page.set_viewport_size(PHONE)
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
    page.set_viewport_size(DESK)


def test_phone(page: Page, site: Site) -> None:
    """Reading at the width of a phone: the pages are one tap away."""
    start_from_sample(page, site, "điển hình tiên tiến năm 2026")
    desk = page.url
    others = (f"{site.address}{path}" for path in ("/", "/soan", "/kho", "/so", "/co-quan", "/mau"))
    phone_reads(page, desk, *others)
    page.set_viewport_size(PHONE)
    page.goto(desk)
    page.get_by_role("link", name="Xem trang văn bản").click()
    expect(page.locator(".state")).to_be_in_viewport()
    page.locator(".sheets img").first.scroll_into_view_if_needed()
    expect(page.locator(".sheets img").first).to_be_in_viewport()
    picture(page, "09-dien-thoai")


def test_a_warning_leads_to_its_line(page: Page, site: Site) -> None:
    start_from_sample(page, site, "điển hình tiên tiến năm 2026")
    body = page.locator("#papers-0-body")
    body.fill(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Phát hiện, bồi dưỡng điển hình tiên tiến.\n"
        "III. TỔ CHỨC THỰC HIỆN\n- Các xóm tổ chức thực hiện."
    )
    found = page.locator("#found li[data-line]").first
    found.wait_for()
    picture(page, "10-dieu-can-xem")
    line = int(found.get_attribute("data-line") or 0)
    found.get_by_role("button").click()
    start = body.evaluate("(box) => box.selectionStart")
    typed = body.input_value()
    assert typed[:start].count("\n") + 1 == line
    expect(body).to_be_focused()
    expect(page.locator("[data-problems-for='papers[0].body'] li").first).to_be_visible()
    expect(page.locator(".outline li").filter(has_text="TỔ CHỨC THỰC HIỆN")).to_be_visible()


def test_the_outline_scrolls_by_keyboard_and_stays_where_it_was(page: Page, site: Site) -> None:
    start_from_sample(page, site, "điển hình tiên tiến năm 2026")
    box = page.get_by_role("region", name="Các mục nhận ra được")
    assert box.evaluate("(box) => box.scrollHeight > box.clientHeight")
    box.focus()
    page.keyboard.press("End")
    last = box.evaluate("(box) => box.scrollHeight - box.clientHeight")
    expect(box).to_have_js_property("scrollTop", last)
    page.locator("#papers-0-abstract").press_sequentially(" mới")
    page.locator(".sheets img").first.wait_for()
    saved(page)
    expect(box).to_have_js_property("scrollTop", last)


def test_pages_of_a_moment_ago_stay_while_words_are_missing(page: Page, site: Site) -> None:
    """Half a paper cannot be printed; what was shown stays in sight, and is said to be old."""
    start_from_sample(page, site, "điển hình tiên tiến năm 2026")
    page.locator("#papers-0-body").fill("")
    expect(page.locator(".state")).to_contain_text("cần sửa")
    expect(page.locator(".sheets.stale img").first).to_be_visible()
    expect(page.locator("#papers-0-body")).to_have_attribute("aria-invalid", "true")
    page.locator("#papers-0-body").fill("I. MỤC ĐÍCH\n- Một.")
    expect(page.locator(".sheets:not(.stale) img").first).to_be_visible()
    expect(page.locator("#papers-0-body")).not_to_have_attribute("aria-invalid", "true")
