"""A real server in this process and Debian's Chromium before it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from docgen.records.people import add_person, set_password_hash
from docgen.records.rights import Role
from tests.web.office import HASH, HERE, OPERATOR, PASSWORD, Office, open_office
from web.wiring import LateConverter

CHROMIUM = "/usr/bin/chromium"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=vi")
#: Pages as an office has them, and as a phone has them, pixels.
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@dataclass(frozen=True)
class Site:
    """A served office."""

    address: str
    office: Office


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The office behind an address; a person with every role signs in as «nhieu.viec»."""
    with LateConverter(1) as converter:
        office = open_office(tmp_path_factory.mktemp("site"), converter, csrf=True)
        with office.records.desk(HERE, OPERATOR) as desk:
            person = add_person(desk, "nhieu.viec", "Nguyễn Văn Thư", list(Role))
            set_password_hash(desk, person.id, HASH)
        server = make_server("127.0.0.1", 0, office.app, threaded=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Site(f"http://127.0.0.1:{server.server_port}", office)
        server.shutdown()
        thread.join()
        office.records.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a network but this machine's."""
    if not Path(CHROMIUM).exists() and shutil.which("chromium") is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of somebody who has signed in. Whatever the browser complains of fails the test."""
    context = browser.new_context(viewport=DESK, locale="vi-VN", accept_downloads=True)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    sign_in(opened, site)
    yield opened
    context.close()
    assert complaints == []


def sign_in(page: Page, site: Site) -> None:
    """Sign in as the person with every role."""
    page.goto(site.address)
    page.get_by_label("Tên đăng nhập").fill("nhieu.viec")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("heading", name="Dự thảo đang soạn").wait_for()
