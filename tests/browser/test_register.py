"""The register's page at the width of a desk and of a phone: every column in sight, labels level."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from docgen.records.register import Details, NumberRequest, State, confirm, get_entry, reserve
from tests.browser.conftest import DESK, PHONE, Site
from tests.browser.test_axe import findings
from tests.web.office import DAY, HERE, OPERATOR

pytestmark = pytest.mark.browser

_LONG = Details(
    abstract="xây dựng và nhân rộng điển hình tiên tiến trong các phong trào thi đua năm 2026",
    signer="Nguyễn Thị Phương Thảo",
    recipients="Thường trực Đảng uỷ (b/c); Thường trực Hội đồng nhân dân; Các thôn, xóm (t/h)",
    filing="Văn thư, hồ sơ thi đua",
    copies=125,
    sent_on=DAY,
    receipt="Trần Văn Nam",
    note="Gửi qua trục liên thông văn bản",
)


@pytest.fixture
def held(site: Site) -> int:
    """A full line, and the entry of a number that a program holds."""
    with site.office.records.desk(HERE, OPERATOR) as desk:
        for key in ("so-day", "api:so-giu"):
            request = NumberRequest(key, "Kế hoạch", DAY, lambda value: f"{value:02}/KH-UBND")
            entry = reserve(desk, request, _LONG)
            if key == "so-day":
                confirm(desk, entry.id)
        return entry.id


def test_every_column_is_in_sight_and_labels_are_level(page: Page, site: Site, held: int) -> None:
    page.goto(f"{site.address}/so")
    expect(page.locator(f"#reason-{held}")).to_be_attached()
    table = page.locator(".scroll").first
    assert table.evaluate("(box) => box.scrollWidth <= box.clientWidth")
    tops = page.locator(".filters label").evaluate_all(
        "(labels) => labels.map((label) => Math.round(label.getBoundingClientRect().top))"
    )
    assert len(set(tops)) == 2  # one height a row
    page.set_viewport_size(PHONE)
    assert table.evaluate("(box) => box.scrollWidth <= box.clientWidth")
    assert findings(page) == []
    page.set_viewport_size(DESK)


def test_a_number_is_given_up_on_the_page(page: Page, site: Site, held: int) -> None:
    page.goto(f"{site.address}/so")
    line = page.locator("tr").filter(has=page.locator(f"#reason-{held}"))
    line.get_by_text("Huỷ số", exact=True).first.click()
    line.get_by_label("Lý do huỷ số").fill("Chương trình cũ không dùng nữa")
    line.get_by_role("button", name="Huỷ số").click()
    page.get_by_text("vẫn nằm trong sổ cùng lý do").wait_for()
    with site.office.records.reading(HERE, OPERATOR) as desk:
        assert get_entry(desk, held).state is State.VOIDED
