"""What a clerk does again and again, and the pictures of it for the guide."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site

#: Where the pictures of the guide lie; they are made anew when this variable is set.
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "huong-dan"
VARIABLE = "DOCGEN_GUIDE_PICTURES"
#: Done when the pictures that are in sight have come.
_DRAWN = """() => Promise.all([...document.images]
  .filter((image) => image.getBoundingClientRect().top < innerHeight)
  .map((image) => image.decode().catch(() => {})))"""
_COPY = """async ([text, html]) => {
  const parts = {'text/plain': new Blob([text], {type: 'text/plain'})};
  if (html) parts['text/html'] = new Blob([html], {type: 'text/html'});
  await navigator.clipboard.write([new ClipboardItem(parts)]);
}"""
#: The browser cleans HTML that a page puts on the clipboard, other programs' it hands over as it is.
_PASTE_UNCLEANED = """([place, text, html]) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  data.setData('text/html', html);
  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
  document.querySelector(place + ' .tabulator-tableholder').dispatchEvent(event);
}"""


def picture(page: Page, name: str) -> None:
    """A picture for the clerk's guide."""
    if os.environ.get(VARIABLE):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.evaluate(_DRAWN)
        page.screenshot(path=PICTURES / f"{name}.png")


def start_from_sample(page: Page, site: Site, words: str) -> None:
    """Begin a draft from a sample and wait for its pages."""
    page.goto(f"{site.address}/soan")
    page.get_by_role("button", name=re.compile(words)).first.click()
    page.locator(".sheets img").first.wait_for()


def start_empty(page: Page, site: Site, kind: str) -> None:
    """Begin an empty draft of a kind."""
    page.goto(f"{site.address}/soan")
    page.get_by_role("button", name=kind, exact=True).click()
    page.locator("#paper").wait_for()


def grid(page: Page, path: str) -> Locator:
    """The grid whose rows are posted under a path, ready to be typed into."""
    host = page.locator(f"[id='{path.replace('[', '-').replace(']', '').replace('.', '-')}']")
    expect(host).to_have_attribute("data-ready", "yes")
    host.scroll_into_view_if_needed()
    return host


def rows_of(page: Page, path: str) -> list[dict[str, str]]:
    """The rows as the form would post them."""
    rows = page.evaluate("(name) => document.getElementsByName(name)[0].value", path)
    read: list[dict[str, str]] = json.loads(rows)
    return read


def first_cell(host: Locator) -> Locator:
    """The first cell of a grid that holds rows."""
    return host.locator(".tabulator-row .tabulator-cell[tabulator-field]").first


def paste(host: Locator, text: str, html: str = "") -> None:
    """Click into the grid and press Ctrl+V, with this on the clipboard of the machine."""
    page = host.page
    target = first_cell(host)
    (target if target.count() else host.locator(".tabulator-tableholder")).click()
    if html:
        page.evaluate(_PASTE_UNCLEANED, [f"#{host.get_attribute('id')}", text, html])
    else:
        page.evaluate(_COPY, [text, html])
        page.keyboard.press("Control+V")


def saved(page: Page) -> None:
    """Wait until what was typed is kept."""
    expect(page.locator("#paper")).to_have_attribute("data-state", "saved")
