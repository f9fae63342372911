"""The clerk's day in a real browser: compose, paste, issue, download, find again."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from docgen.pdf import page_count
from tests.browser.clipboards import excel_html, excel_text, people, word_html
from tests.browser.conftest import DESK, PHONE, Site

pytestmark = [pytest.mark.browser, pytest.mark.libreoffice]

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "huong-dan"
_SLOW = 60_000  # ms; the first page waits for LibreOffice to start
_PASTE = """([host, text, html]) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  if (html) data.setData('text/html', html);
  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
  (document.querySelector(host + ' .tabulator-cell') ?? document.querySelector(host + ' .tabulator')).dispatchEvent(event);
}"""


def picture(page: Page, name: str) -> None:
    """A picture for the clerk's guide."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def start_from_sample(page: Page, site: Site, words: str) -> None:
    page.goto(f"{site.address}/soan")
    page.get_by_role("button", name=re.compile(words)).first.click()
    page.locator(".sheets img").first.wait_for(timeout=_SLOW)


def grid_rows(page: Page, path: str) -> list[dict[str, str]]:
    rows = page.evaluate("(name) => document.getElementsByName(name)[0].value", path)
    read: list[dict[str, str]] = json.loads(rows)
    return read


def paste(page: Page, host: str, text: str, html: str = "") -> None:
    page.locator(host).scroll_into_view_if_needed()
    page.evaluate(_PASTE, [host, text, html])


def saved(page: Page) -> None:
    """Wait until what was typed is kept."""
    page.wait_for_function(
        "!Object.keys(localStorage).some((key) => key.startsWith('docgen-draft'))"
    )


def test_the_whole_walk(page: Page, site: Site, tmp_path: Path) -> None:
    picture(page, "01-ban-lam-viec")
    page.goto(f"{site.address}/soan")
    picture(page, "02-bat-dau")
    start_from_sample(page, site, "sơ kết 05 năm")
    picture(page, "03-soan")
    first_key = page.locator(".sheets").get_attribute("data-key")

    # The annexed list gets thirty rows from Excel, and the pages change.
    host = "#papers-0-attachments-1-models-rows"
    rows = people(30)
    paste(page, host, excel_text(rows), excel_html(rows))
    page.wait_for_function(
        "(key) => document.querySelector('.sheets').dataset.key !== key",
        arg=first_key,
        timeout=_SLOW,
    )
    path = "papers[0].attachments[1].models.rows"
    kept = grid_rows(page, path)
    assert len(kept) == 30
    assert kept[0]["name"] == "Trần Thị Bưởi"
    assert 'Mô hình "Tuyến đường hoa" số 1\nnhiều người làm theo' in kept[0].values()
    picture(page, "04-dan-tu-excel")
    saved(page)

    page.get_by_role("link", name="Ban hành…").click()
    page.get_by_label("Ngày ban hành").fill("2022-03-29")
    page.get_by_role("button", name="Xem theo ngày này").click()
    expect(page.locator("dl.facts strong")).to_have_text("01-KH/HU")
    picture(page, "05-ban-hanh")
    page.get_by_role("button", name="Ban hành", exact=True).dblclick()
    page.get_by_role("heading", name="01-KH/HU").wait_for(timeout=_SLOW)
    picture(page, "06-van-ban-da-ban-hanh")

    with page.expect_download() as docx:
        page.get_by_role("link", name="Tải Word").click()
    docx.value.save_as(tmp_path / "paper.docx")
    with zipfile.ZipFile(tmp_path / "paper.docx") as package:
        words = package.read("word/document.xml").decode()
    assert "Trần Thị Bưởi" in words
    with page.expect_download() as pdf:
        page.get_by_role("link", name="Tải PDF").click()
    pdf.value.save_as(tmp_path / "paper.pdf")
    assert page_count((tmp_path / "paper.pdf").read_bytes()) >= 8

    page.goto(f"{site.address}/kho")
    page.get_by_label("Từ cần tìm").fill("so ket 05 nam bieu duong")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("link", name="01-KH/HU").wait_for()
    picture(page, "07-kho")
    page.goto(f"{site.address}/so")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("01-KH/HU")
    picture(page, "08-so")


def test_phone(page: Page, site: Site) -> None:
    """Reading at the width of a phone: nothing sticks out to the side."""
    start_from_sample(page, site, "điển hình tiên tiến năm 2026")
    desk = page.url
    page.set_viewport_size(PHONE)
    for address in (desk, f"{site.address}/", f"{site.address}/kho", f"{site.address}/so"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
    page.goto(desk)
    page.locator(".sheets img").first.scroll_into_view_if_needed()
    picture(page, "09-dien-thoai")
    page.set_viewport_size(DESK)


def test_what_is_typed_comes_back(page: Page, site: Site) -> None:
    """A tab that is closed before anything was sent: the machine still has the words."""
    start_from_sample(page, site, "điển hình tiên tiến năm 2026")
    page.route("**/luu", lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_label("Trích yếu").first.fill("nội dung chưa kịp lưu")
    page.wait_for_timeout(300)
    address = page.url
    page.goto("about:blank")
    page.unroute("**/luu")
    page.goto(address)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_label("Trích yếu").first).to_have_value("nội dung chưa kịp lưu")
    saved(page)
    page.reload()
    expect(page.get_by_label("Trích yếu").first).to_have_value("nội dung chưa kịp lưu")


def test_two_people_on_one_draft(page: Page, site: Site) -> None:
    """The second to save is told, and loses nothing."""
    start_from_sample(page, site, "điển hình tiên tiến năm 2026")
    other = page.context.new_page()
    other.goto(page.url)
    page.get_by_label("Trích yếu").first.fill("của người thứ nhất")
    saved(page)
    other.get_by_label("Trích yếu").first.fill("của người thứ hai")
    other.get_by_text("vừa lưu bản 2").wait_for()
    expect(other.get_by_label("Trích yếu").first).to_have_value("của người thứ hai")
    other.get_by_role("button", name="Lưu phần của tôi thành bản mới").click()
    other.get_by_text("Đã lưu bản 3").wait_for()
    other.close()


def test_a_warning_leads_to_its_line(page: Page, site: Site) -> None:
    start_from_sample(page, site, "điển hình tiên tiến năm 2026")
    body = page.locator("#papers-0-body")
    body.fill("I. MỤC ĐÍCH\n1. Một\n- Việc.\nIII. NHẢY SỐ\n- Việc khác.")
    found = page.locator("#found li[data-line]").first
    found.wait_for(timeout=_SLOW)
    line = int(found.get_attribute("data-line") or 0)
    found.get_by_role("button").click()
    start = body.evaluate("(box) => box.selectionStart")
    typed = body.input_value()
    assert typed[:start].count("\n") + 1 == line
    expect(body).to_be_focused()
    expect(page.locator("[data-problems-for='papers[0].body'] li").first).to_be_visible()


@pytest.mark.parametrize("program", ["excel text", "excel", "word"])
def test_pastes(page: Page, site: Site, program: str) -> None:
    """Cells with line breaks and quotation marks come out as they were, from every program."""
    page.goto(f"{site.address}/soan")
    page.get_by_role("button", name="Danh sách", exact=True).click()
    host, rows = "#papers-0-individuals-rows", people(4)
    page.locator(f"{host} .tabulator").wait_for()
    page.wait_for_timeout(300)
    head = ("Họ và tên", "Chức vụ, đơn vị công tác", "Tóm tắt thành tích")
    html = {"excel text": "", "excel": excel_html([head, *rows]), "word": word_html([head, *rows])}
    paste(page, host, excel_text([head, *rows]), html[program])
    page.wait_for_function(
        "(name) => JSON.parse(document.getElementsByName(name)[0].value).length === 4",
        arg="papers[0].individuals.rows",
    )
    kept = [tuple(row.values())[:3] for row in grid_rows(page, "papers[0].individuals.rows")]
    assert kept == rows


def test_the_grid_sorts_and_removes(page: Page, site: Site) -> None:
    """Vietnamese order by given name, A before Â and Ă; rows go away when asked to."""
    page.goto(f"{site.address}/soan")
    page.get_by_role("button", name="Danh sách", exact=True).click()
    host, path = "#papers-0-individuals-rows", "papers[0].individuals.rows"
    page.locator(f"{host} .tabulator").wait_for()
    page.wait_for_timeout(300)
    paste(page, host, excel_text(people(6)))
    page.wait_for_function(
        "(name) => JSON.parse(document.getElementsByName(name)[0].value).length === 6", arg=path
    )
    page.locator(f"{host} .tabulator-cell[tabulator-field=name]").first.click()
    page.locator(host).get_by_role("button", name="Xếp theo vần").click()
    page.wait_for_function(
        "(name) => JSON.parse(document.getElementsByName(name)[0].value)[0].name.endsWith('Ánh')",
        arg=path,
    )
    names = [row["name"].split()[-1] for row in grid_rows(page, path)]
    assert names[:1] + names[3:] == ["Ánh", "Bưởi", "Cúc", "Đào"]
    assert {"Ẩn", "Ân"} == set(names[1:3])
    page.locator(f"{host} .tabulator-cell[tabulator-field=name]").first.click()
    page.locator(host).get_by_role("button", name="Xoá dòng").click()
    page.wait_for_function(
        "(name) => JSON.parse(document.getElementsByName(name)[0].value).length === 5", arg=path
    )


def test_two_thousand_rows(page: Page, site: Site) -> None:
    """Pasting two thousand rows draws only those that are seen."""
    page.goto(f"{site.address}/soan")
    page.get_by_role("button", name="Danh sách", exact=True).click()
    host = "#papers-0-individuals-rows"
    page.locator(f"{host} .tabulator").wait_for()
    page.wait_for_timeout(300)
    paste(page, host, excel_text(people(2000)))
    page.locator(host).get_by_text("2000 dòng").wait_for()
    assert page.locator(f"{host} .tabulator-row").count() < 200
