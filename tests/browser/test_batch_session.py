"""Sessions that end and servers that are away while a batch is asked for or runs: nothing is lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints, Site
from tests.browser.pages import things
from tests.web.office import LIST, PASSWORD
from web import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.libreoffice]

TABLE = "Mã xã,Tên xã\n01786,Xã Đông Khê\n01273,Phường Thục Phán\n"
#: Longer than a session lasts with nobody there, seconds.
OVERNIGHT = 14 * 3_600


def test_what_was_filled_in_is_sent_after_signing_in_again(
    page: Page, site: Site, complaints: Complaints, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    complaints.stage("status of 401")
    table = tmp_path / "cac-xa.csv"
    table.write_text(TABLE, encoding="utf-8")
    page.goto(f"{site.address}/nhieu-xa/moi/cho-ai?draft={site.office.draft(LIST).id}")
    page.locator("#table").set_input_files(table)
    page.get_by_label("Tên đợt").fill("Đợt để qua đêm")
    (cookie,) = page.context.cookies()
    assert cookie["expires"] > time.time() + OVERNIGHT

    now = time.time
    monkeypatch.setattr(sign_in.time, "time", lambda: now() + OVERNIGHT)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Phiên làm việc đã hết")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Đăng nhập lại ở thẻ mới").click()
    door = opened.value
    door.get_by_label("Tên đăng nhập").fill("nhieu.viec")
    door.get_by_label("Mật khẩu").fill(PASSWORD)
    door.get_by_role("button", name="Đăng nhập").click()
    door.get_by_role("heading", name="Dự thảo đang soạn").wait_for()
    door.close()
    page.reload()
    expect(page.get_by_role("heading", name="Đợt để qua đêm")).to_be_visible()
    expect(page.get_by_role("heading", name="Sẵn sàng: 2 đơn vị")).to_be_visible()


def test_a_server_that_is_away_while_a_batch_runs(
    page: Page, site: Site, complaints: Complaints
) -> None:
    """What was seen last stays, and the page goes on by itself."""
    complaints.stage("net::ERR_", "htmx:")
    page.goto(f"{site.address}/nhieu-xa/{things(site)['batch']}")
    page.get_by_role("button", name="Chạy", exact=True).click()
    page.locator("#progress").get_by_text("còn 1").wait_for()
    line = page.locator("#line")
    expect(line).to_be_hidden()
    site.stop()
    expect(line).to_contain_text("Chưa liên lạc được")
    expect(page.locator("#progress")).to_contain_text("còn 1")
    site.start()
    expect(line).to_be_hidden()


def test_return_in_a_field_checks(page: Page, site: Site) -> None:
    """It does not bring the workbook, whose button stands first."""
    page.goto(f"{site.address}/nhieu-xa/moi/cho-ai?draft={site.office.draft(LIST).id}")
    page.get_by_label("Chỉ những xã này").fill("Đông Khê, Cao Bằng")
    page.get_by_label("Tên đợt").press("Enter")
    expect(page.get_by_role("heading", name="Sẵn sàng: 1 đơn vị")).to_be_visible()
    page.go_back()
    names = page.get_by_label("Chỉ những xã này")
    names.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tải tệp Excel")).to_be_focused()
