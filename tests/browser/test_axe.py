"""No serious or critical finding of axe-core on any page, nothing that sticks out on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESK, PHONE, Complaints, Site
from tests.browser.pages import PAGES, page_endpoints, things

pytestmark = [pytest.mark.browser, pytest.mark.libreoffice]

_AXE = Path(__file__).parent / "vendor" / "axe" / "axe.min.js"
_CSV = "TT,Họ và tên,Chức vụ\n1,Trần Thị Bưởi,Trưởng xóm\n"


@pytest.fixture(scope="module")
def known(site: Site) -> dict[str, object]:
    """What stands on the pages."""
    return things(site)


def findings(page: Page) -> list[str]:
    """What axe-core calls serious or critical on the page as it stands."""
    # Injected past the policy of the page: a test's tool, not the page's.
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in result["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


def test_no_page_is_left_out(site: Site) -> None:
    assert page_endpoints(site) == set(PAGES)


@pytest.mark.parametrize("endpoint", PAGES)
def test_page(page: Page, site: Site, known: dict[str, object], endpoint: str) -> None:
    if endpoint == "account.sign_in":
        page.context.clear_cookies()
    page.goto(site.address + PAGES[endpoint].format(**known))
    page.wait_for_load_state("networkidle")
    assert findings(page) == []
    page.set_viewport_size(PHONE)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert findings(page) == []


def test_the_columns_of_a_file(page: Page, site: Site, known: dict[str, object]) -> None:
    page.goto(site.address + PAGES["rows.upload"].format(**known))
    file = {"name": "ds.csv", "mimeType": "text/csv", "buffer": _CSV.encode()}
    page.get_by_label("Tệp Excel").set_input_files(file)  # type: ignore[arg-type] # a dict, as Playwright takes files
    page.get_by_role("button", name="Đọc tệp").click()
    page.get_by_role("heading", name="Cột nào là cột nào").wait_for()
    assert findings(page) == []
    page.get_by_label("Cột A của tệp là").select_option("")
    page.get_by_role("button", name="Lấy các dòng").click()
    page.get_by_text("Đã lấy 1 dòng từ tệp").wait_for()


def test_a_page_that_is_not_there(page: Page, site: Site, complaints: Complaints) -> None:
    complaints.stage("status of 404")
    page.goto(f"{site.address}/khong-co")
    assert findings(page) == []


def test_open_parts_and_problems(page: Page, site: Site) -> None:
    """The desk with every part open and a problem beside its field; at the desk and on a phone."""
    page.goto(f"{site.address}/soan/{site.office.draft().id}")
    page.locator(".sheets img").first.wait_for()
    page.locator("#papers-0-body").fill("")
    page.locator("#found li").first.wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert findings(page) == []
