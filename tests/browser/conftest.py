"""A real server in this process and Debian's Chromium before it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import make_server

from docgen.records.people import add_person, set_password_hash
from docgen.records.rights import Role
from tests.web.office import HASH, HERE, OPERATOR, PASSWORD, Office, open_office
from web.wiring import LateConverter

CHROMIUM = "/usr/bin/chromium"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=vi")
#: Milliseconds after which a wait in vain is ended: LibreOffice has to start, the machine is busy.
SLOW = 90_000
expect.set_options(timeout=SLOW)
#: Pages as an office has them, and as a phone has them, pixels.
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class Site:
    """A served office, which can be switched off and on."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._port = 0
        self.start()
        self.address = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Serve, always on the same port."""
        self._server = make_server("127.0.0.1", self._port, self.office.app, threaded=True)
        self._port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Be away: connections are refused."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The office behind an address; a person with every role signs in as «nhieu.viec»."""
    with LateConverter(1) as converter:
        office = open_office(tmp_path_factory.mktemp("site"), converter, csrf=True)
        with office.records.desk(HERE, OPERATOR) as desk:
            person = add_person(desk, "nhieu.viec", "Nguyễn Văn Thư", list(Role))
            set_password_hash(desk, person.id, HASH)
        served = Site(office)
        yield served
        served.stop()
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


class Complaints:
    """What the browser complains of while a test runs: our pages give it no reason."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._staged: list[str] = []

    def stage(self, *words: str) -> None:
        """The test itself sees to complaints with these words: it cuts the line, ends the session."""
        self._staged += words

    def left(self) -> list[str]:
        """Those that nobody staged."""
        return [one for one in self.heard if not any(word in one for word in self._staged)]


@pytest.fixture
def complaints() -> Complaints:
    """The complaints of this test."""
    return Complaints()


def new_context(browser: Browser) -> BrowserContext:
    """The windows of one person at a desk, who waits as long as a busy machine makes them."""
    context = browser.new_context(viewport=DESK, locale="vi-VN", accept_downloads=True)
    context.set_default_timeout(SLOW)
    return context


@pytest.fixture
def page(browser: Browser, site: Site, complaints: Complaints) -> Iterator[Page]:
    """A page of somebody who has signed in. Whatever the browser complains of fails the test."""
    context = new_context(browser)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.heard.append(str(error)))
    opened.on(
        "console",
        lambda message: complaints.heard.append(message.text) if message.type == "error" else None,
    )
    sign_in(opened, site)
    yield opened
    context.close()
    assert complaints.left() == []


def sign_in(page: Page, site: Site) -> None:
    """Sign in as the person with every role."""
    page.goto(site.address)
    page.get_by_label("Tên đăng nhập").fill("nhieu.viec")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("heading", name="Dự thảo đang soạn").wait_for()
