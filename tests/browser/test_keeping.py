"""Work is never lost: closed tabs, sessions that end, servers that start anew, two at one draft."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import SLOW, Complaints, Site, new_context
from tests.browser.steps import picture, saved, start_from_sample
from tests.web.office import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.libreoffice]

#: What the browser says when a test cuts its line, and what htmx adds.
_NO_LINE = ("net::ERR_", "htmx:")
_SAMPLE = "điển hình tiên tiến năm 2026"


def type_and_close(page: Page, site: Site, words: str) -> str:
    """Begin a draft, type into it in another tab, close that before anything was sent; the draft."""
    start_from_sample(page, site, _SAMPLE)
    page.wait_for_load_state("networkidle")
    lost = page.context.new_page()
    lost.goto(page.url)
    lost.locator("#paper[data-state]").wait_for()
    lost.wait_for_load_state("networkidle")
    # The line itself is cut: what a closing tab still sends passes by every route of the test.
    page.context.set_offline(True)
    lost.get_by_label("Trích yếu").first.fill(words)
    expect(lost.locator("#paper")).to_have_attribute("data-state", "unsaved")
    lost.close()
    page.context.set_offline(False)
    return page.url


def test_a_closed_tab(page: Page, site: Site) -> None:
    """The machine still has the words."""
    page.goto(type_and_close(page, site, "nội dung chưa kịp lưu"))
    abstract = page.get_by_label("Trích yếu").first
    page.locator(".sheets img").first.wait_for()
    picture(page, "11-lay-lai")
    page.get_by_role("button", name="Lấy lại").click()
    expect(abstract).to_have_value("nội dung chưa kịp lưu")
    saved(page)
    page.reload()
    expect(abstract).to_have_value("nội dung chưa kịp lưu")


def test_words_typed_before_the_page_was_ready(page: Page, site: Site) -> None:
    """On a slow line the code of the page comes after the first words."""
    start_from_sample(page, site, _SAMPLE)
    abstract = page.get_by_label("Trích yếu").first
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/compose.js?v=*", hold)
    page.goto(page.url, wait_until="commit")
    abstract.fill("gõ sớm")
    for _ in range(20 * SLOW // 1_000):
        if held:
            break
        page.wait_for_timeout(50)
    held[0].continue_()
    page.locator("#paper[data-state]").wait_for()
    saved(page)
    page.reload()
    expect(abstract).to_have_value("gõ sớm")


def test_a_session_that_ends(page: Page, site: Site, complaints: Complaints) -> None:
    """Signing in again brings back what was typed, unasked."""
    complaints.stage("status of 401")
    start_from_sample(page, site, _SAMPLE)
    page.wait_for_load_state("networkidle")  # an answer on its way would bring the cookie back
    page.context.clear_cookies()
    abstract = page.get_by_label("Trích yếu").first
    abstract.fill("gõ khi phiên đã hết")
    page.locator("#saved").get_by_role("link", name="Đăng nhập lại").click()
    page.get_by_label("Tên đăng nhập").fill("nhieu.viec")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(abstract).to_have_value("gõ khi phiên đã hết")
    saved(page)
    page.reload()
    expect(abstract).to_have_value("gõ khi phiên đã hết")


def test_a_server_that_starts_anew(page: Page, site: Site, complaints: Complaints) -> None:
    """While the server is away the words wait on the machine, and are saved when it is back."""
    complaints.stage(*_NO_LINE)
    start_from_sample(page, site, _SAMPLE)
    site.stop()
    abstract = page.get_by_label("Trích yếu").first
    abstract.fill("gõ khi máy chủ đang tắt")
    expect(page.locator("#saved")).to_contain_text("Mất kết nối")
    site.start()
    saved(page)
    page.reload()
    expect(abstract).to_have_value("gõ khi máy chủ đang tắt")


def test_two_people_on_one_draft(page: Page, site: Site, complaints: Complaints) -> None:
    """The second to save is told, and loses nothing."""
    complaints.stage("status of 409")
    start_from_sample(page, site, _SAMPLE)
    other = page.context.new_page()
    other.goto(page.url)
    page.get_by_label("Trích yếu").first.fill("của người thứ nhất")
    saved(page)
    abstract = other.get_by_label("Trích yếu").first
    abstract.fill("của người thứ hai")
    other.get_by_text("vừa lưu bản 2").wait_for()
    expect(abstract).to_have_value("của người thứ hai")
    other.get_by_role("button", name="Lưu phần của tôi thành bản mới").click()
    other.get_by_text("Đã lưu bản 3").wait_for()
    other.close()


def test_words_taken_up_after_somebody_saved_do_not_write_over_them(
    page: Page, site: Site, complaints: Complaints
) -> None:
    """What a machine still held belongs to the version it was typed on."""
    complaints.stage("status of 409")
    address = type_and_close(page, site, "còn trên máy này")
    browser = page.context.browser
    assert browser is not None
    other = new_context(browser).new_page()
    other.goto(address)
    other.get_by_label("Tên đăng nhập").fill("drafter.ubnd-tan-an")
    other.get_by_label("Mật khẩu").fill(PASSWORD)
    other.get_by_role("button", name="Đăng nhập").click()
    other.locator("#paper[data-state]").wait_for()
    other.get_by_label("Trích yếu").first.fill("người khác đã lưu")
    saved(other)
    other.context.close()
    page.goto(address)
    page.get_by_role("button", name="Lấy lại").click()
    page.get_by_text("Hoàng Thị Nga vừa lưu bản").wait_for()
    expect(page.get_by_label("Trích yếu").first).to_have_value("còn trên máy này")


def add_attached(page: Page) -> None:
    """Press the button that sends the whole form to have a list attached."""
    page.locator("button[name=attach][value=commendation_list]").click()


def test_a_form_that_never_arrived(page: Page, site: Site, complaints: Complaints) -> None:
    """The copy on the machine outlives a sending that the server never answered."""
    complaints.stage(*_NO_LINE)
    start_from_sample(page, site, _SAMPLE)
    address = page.url
    page.route("**/luu", lambda route: route.abort())
    page.get_by_label("Trích yếu").first.fill("gửi giữa lúc đứt mạng")
    page.route("**/doi", lambda route: route.abort())
    add_attached(page)
    page.wait_for_url("chrome-error:**")
    page.unroute("**/luu")
    page.goto(address)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_label("Trích yếu").first).to_have_value("gửi giữa lúc đứt mạng")
    saved(page)


def test_a_form_sent_after_somebody_saved(page: Page, site: Site, complaints: Complaints) -> None:
    """Adding an attached paper to a draft that moved loses none of the words."""
    complaints.stage("status of 409")
    start_from_sample(page, site, _SAMPLE)
    late = page.context.new_page()
    late.route("**/luu", lambda route: route.abort())
    late.goto(page.url)
    late.locator("#paper[data-state]").wait_for()
    page.get_by_label("Trích yếu").first.fill("người đến trước")
    saved(page)
    late.get_by_label("Trích yếu").first.fill("người đến sau")
    late.unroute("**/luu")
    add_attached(late)
    late.locator("[data-moved]").wait_for()
    expect(late.get_by_label("Trích yếu").first).to_have_value("người đến sau")
    late.get_by_role("button", name="Lưu phần của tôi thành bản mới").click()
    saved(late)
    late.close()


def test_a_form_that_arrived_leaves_no_copy(page: Page, site: Site) -> None:
    """The new part is in sight, nothing is offered that is kept already."""
    start_from_sample(page, site, _SAMPLE)
    page.get_by_label("Trích yếu").first.fill("đã đến nơi")
    add_attached(page)
    page.wait_for_url("**#papers-0-attachments-*")
    expect(page.locator("#paper")).to_have_attribute("data-state", "saved")
    expect(page.locator("#restore")).to_be_hidden()
    expect(page.locator(".attached").last).to_be_in_viewport()
    expect(page.get_by_label("Trích yếu").first).to_have_value("đã đến nơi")
    stored = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert not [key for key in stored if key.startswith("docgen-draft-")], stored
