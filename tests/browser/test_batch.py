"""The 168 communes of a city watched in a real browser: progress, stop, resume, download."""

from __future__ import annotations

import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.workshop import Workshop
from docgen.records.batches import running_batches
from docgen.records.desk import utc_now
from docgen.records.people import add_person, set_password_hash
from docgen.records.rights import Role
from tests.browser.conftest import (
    DESK,
    PHONE,
    SLOW,
    Complaints,
    Site,
    new_context,
    sign_in,
)
from tests.browser.steps import picture
from tests.browser.test_axe import findings
from tests.web.office import HASH, HERE, OPERATOR, open_office
from web.wiring import LateConverter

pytestmark = [pytest.mark.browser, pytest.mark.libreoffice]

#: A short plan of one page, so that LibreOffice is soon done with 168 of them.
DOSSIER = """\
issuer: {side: state, name: [Ủy ban nhân dân, «Xã»], sign: UBND}
place: «Địa danh»
signature: {authority: TM. Ủy ban nhân dân, position: Chủ tịch, name: «Chủ tịch»}
recipients: [Các khu phố, ấp]
filing: VT
papers:
  - kind: plan
    abstract: xây dựng và nhân rộng điển hình tiên tiến
    body: |
      I. MỤC ĐÍCH
      1. Phát hiện, bồi dưỡng điển hình của «Xã».
"""
ALL = 168
_SETTLED = re.compile(r"(\d+) xong")


class Worker:
    """Does the work on batches in a thread of its own, as a worker process does."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work)

    def __enter__(self) -> Worker:
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._ended.set()
        self._thread.join()

    def _work(self) -> None:
        services = self._site.office.services
        shop = Workshop(services.records, services.template_of, services.converter)
        while not self._ended.wait(0.2):
            for agency, batch in running_batches(services.records):
                work_once(shop, agency, batch, most=8)


@pytest.fixture
def today(tmp_path: Path) -> Iterator[Site]:
    """An office at which time goes on, with a worker."""
    with LateConverter(1) as converter:
        office = open_office(tmp_path / "home", converter, csrf=True, clock=utc_now)
        with office.records.desk(HERE, OPERATOR) as desk:
            person = add_person(desk, "nhieu.viec", "Nguyễn Văn Thư", list(Role))
            set_password_hash(desk, person.id, HASH)
        site = Site(office)
        with Worker(site):
            yield site
        site.stop()
        office.records.close()


def done(page: Page) -> int:
    """How many units the page says are done."""
    found = _SETTLED.search(page.locator("#progress").inner_text())
    assert found
    return int(found[1])


def filled(workbook: Path) -> None:
    """Write a chairman into every row of the workbook."""
    book = load_workbook(workbook)
    sheet = book["Danh sách xã"]
    assert sheet.max_row == ALL + 1
    for row in range(2, ALL + 2):
        sheet.cell(row, 4, "Lê Thị Mơ" if row % 2 else "Trần Văn Ổi")
    book.save(workbook)


@pytest.fixture
def page(browser: Browser, today: Site, complaints: Complaints) -> Iterator[Page]:
    """A page of somebody who has signed in where time goes on."""
    context = new_context(browser)
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.heard.append(str(error)))
    sign_in(opened, today)
    yield opened
    context.close()
    assert complaints.left() == []


def fits(page: Page) -> None:
    """Nothing serious for axe, and nothing that sticks out on a phone."""
    assert findings(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(DESK)


def choose_the_city(page: Page, tmp_path: Path) -> Path:
    """From the first page to the workbook of the communes, still to be filled in."""
    page.get_by_role("link", name="Nhiều xã").click()
    page.get_by_role("link", name="Làm đợt mới").click()
    picture(page, "nhieu-xa-1-van-ban")
    file = tmp_path / "ho-so.yaml"
    file.write_text(DOSSIER, encoding="utf-8")
    page.get_by_label("Tệp hồ sơ").set_input_files(file)
    page.get_by_role("button", name="Đọc tệp").click()
    page.get_by_label("Tỉnh, thành phố").select_option(label="Thành phố Hồ Chí Minh")
    picture(page, "nhieu-xa-2-cho-ai")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp Excel").click()
    download.value.save_as(tmp_path / "cac-xa.xlsx")
    return tmp_path / "cac-xa.xlsx"


def send(page: Page, workbook: Path) -> None:
    """Have the workbook checked."""
    page.locator("#table").set_input_files(workbook)
    page.get_by_label("Word và PDF thường").check()
    page.get_by_role("button", name="Kiểm tra", exact=True).click()


def test_a_whole_city(page: Page, tmp_path: Path) -> None:
    workbook = choose_the_city(page, tmp_path)
    # Sent back unfilled: told once for all of them, each of them there.
    send(page, workbook)
    told = page.locator("#found")
    expect(told).to_contain_text(f"{ALL} trên {ALL} đơn vị: Trường «Chủ tịch» trống")
    assert told.locator("details li").count() == ALL
    picture(page, "nhieu-xa-3-cho-phai-sua")
    fits(page)

    filled(workbook)
    send(page, workbook)
    page.get_by_text(f"Đã kiểm tra {ALL} đơn vị").wait_for()
    page.locator("#preview img").first.wait_for()
    expect(page.locator("#preview")).to_contain_text("Ước tính cả đợt")
    fits(page)
    picture(page, "nhieu-xa-4-san-sang")

    page.get_by_role("button", name="Chạy", exact=True).click()
    stop_in_the_middle(page)
    page.get_by_role("button", name="Chạy tiếp").click()
    expect(page.locator(".heading .tag")).to_have_text("đã xong", timeout=4 * SLOW)
    assert done(page) == ALL
    fits(page)
    picture(page, "nhieu-xa-6-da-xong")
    page.set_viewport_size(PHONE)
    picture(page, "nhieu-xa-7-dien-thoai")
    look_into_the_zip(page, tmp_path / "all.zip")


def stop_in_the_middle(page: Page) -> None:
    """Progress moves by itself, a stop holds, and what is done stays done."""
    counted = page.locator("#progress .done")
    expect(counted).not_to_have_text("0 xong")
    first = done(page)
    expect(counted).not_to_have_text(f"{first} xong")
    picture(page, "nhieu-xa-5-dang-chay")
    page.get_by_role("button", name="Dừng").click()
    page.get_by_role("button", name="Chạy tiếp").wait_for()
    expect(page.locator("#progress")).not_to_have_attribute("hx-get", re.compile("."))
    stopped = done(page)
    assert first < stopped < ALL
    page.wait_for_timeout(2_500)
    page.reload()
    assert done(page) == stopped


def look_into_the_zip(page: Page, to: Path) -> None:
    """A folder for each commune, with its plan as Word and as PDF."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Tất cả (ZIP)").click()
    download.value.save_as(to)
    with zipfile.ZipFile(to) as package:
        assert package.testzip() is None
        names = package.namelist()
    assert len({str(Path(name).parent) for name in names if name.endswith(".pdf")}) == ALL
    assert sum(name.endswith(".docx") for name in names) == ALL
