"""No serious or critical finding of axe-core on any page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.web.office import LIST

pytestmark = [pytest.mark.browser, pytest.mark.libreoffice]

_AXE = Path(__file__).parent / "vendor" / "axe" / "axe.min.js"
_PAGES = (
    "/", "/soan", "/so", "/kho", "/kiem-tra", "/danh-muc/nguoi-ky", "/danh-muc/noi-nhan", "/mau",
    "/co-quan", "/nguoi-dung", "/nguoi-dung/nhat-ky", "/khoa-api", "/api", "/mat-khau",
    "/soan/{draft}", "/soan/{draft}/cac-ban", "/soan/{draft}/ban-hanh",
    "/soan/{draft}/bang/tai-len?place=papers[0].individuals",
)  # fmt: skip


def findings(page: Page) -> list[str]:
    # Injected past the policy of the page: a test's tool, not the page's.
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in result["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("address", _PAGES)
def test_page(page: Page, site: Site, address: str) -> None:
    draft = site.office.draft(LIST)
    page.goto(site.address + address.format(draft=draft.id))
    page.wait_for_load_state("networkidle")
    assert findings(page) == []
