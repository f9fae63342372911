"""The clerk's guide: its pictures are made here, and it speaks of every page and command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from playwright.sync_api import Page

from tests.browser.an_office import furnished
from tests.browser.conftest import Site
from tests.browser.pages import page_endpoints
from tests.browser.steps import PICTURES, picture
from tests.web.office import LIST
from web.cli import main

_GUIDE = (PICTURES.parent / "huong-dan.md").read_text(encoding="utf-8")
_CSV = """\
TT;Họ và tên;Chức vụ;Thành tích
1;Trần Thị Bưởi;Trưởng xóm Đông;Mô hình tuyến đường hoa
2;Nông Văn Ánh;Bí thư Chi bộ xóm Nà Lũng;Vận động 12 hộ hiến đất mở đường
3;Hoàng Thị Đào;Chi hội trưởng Phụ nữ xóm Bản Chang;Giúp 5 hộ thoát nghèo
4;Lý Văn Ân;Giáo viên Trường Tiểu học Tân An;Lớp học xoá mù chữ buổi tối
5;Đinh Thị Cúc;Nhân viên y tế xóm Tây;Tủ thuốc của xóm
"""
#: Pages that no step of the other tests leads through.
_SHOWN = {
    "01-ban-lam-viec": "/",
    "08-so": "/so",
    "14-co-quan": "/co-quan",
    "15-nguoi-ky": "/danh-muc/nguoi-ky",
    "16-noi-nhan": "/danh-muc/noi-nhan",
    "17-mau": "/mau",
    "18-nguoi-dung": "/nguoi-dung",
    "19-nhat-ky": "/nguoi-dung/nhat-ky",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An office at work, of its own: what other tests leave behind is nothing to show a clerk."""
    with furnished(tmp_path_factory.mktemp("guide")) as served:
        yield served


def made() -> set[str]:
    """The names of the pictures that the browser tests take."""
    sources = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    return set(re.findall(r"picture\(page, \"([\w-]+)\"\)", sources)) | set(_SHOWN)


def test_the_guide_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r"\(huong-dan/([\w-]+)\.png\)", _GUIDE)
    assert sorted(shown) == sorted(made())
    assert {path.stem for path in PICTURES.glob("*.png")} == made()


def test_the_guide_speaks_of_every_page(site: Site) -> None:
    told = {re.sub(r"<[^>]+>", "<>", one) for one in re.findall(r"`(/[^`]*)`", _GUIDE)}
    rules = {rule.endpoint: rule.rule for rule in site.office.app.url_map.iter_rules()}
    pages = {re.sub(r"<[^>]+>", "<>", rules[one]) for one in page_endpoints(site)}
    assert pages - told == set()
    others = {"/healthz", "/readyz", "/metrics"}
    assert told - pages - others == set()


def test_the_guide_speaks_of_every_command() -> None:
    def commands(group: click.Group, name: str) -> list[str]:
        found = []
        for word, command in group.commands.items():
            here = f"{name} {word}"
            found += commands(command, here) if isinstance(command, click.Group) else [here]
        return found

    assert [one for one in commands(main, "docgen-web") if f"`{one}`" not in _GUIDE] == []


def test_links_inside_the_guide_lead_somewhere() -> None:
    headings = re.findall(r"^## (.+)$", _GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", _GUIDE)) <= anchors
    for file in re.findall(r"\]\(([\w/.-]+\.md)\)", _GUIDE):
        assert (PICTURES.parent / file).is_file()


@pytest.mark.browser
@pytest.mark.parametrize("name", _SHOWN)
def test_pages_of_the_guide(page: Page, site: Site, name: str) -> None:
    page.goto(site.address + _SHOWN[name])
    page.locator("h1").wait_for()
    if page.locator("details.part").count():
        page.locator("details.part > summary").first.click()
    picture(page, name)


@pytest.mark.browser
def test_the_sign_in(page: Page, site: Site) -> None:
    page.context.clear_cookies()
    page.goto(site.address)
    page.get_by_label("Tên đăng nhập").fill("le.thi.mo")
    picture(page, "12-dang-nhap")


@pytest.mark.browser
def test_the_columns_of_a_file(page: Page, site: Site) -> None:
    draft = site.office.draft(LIST)
    page.goto(f"{site.address}/soan/{draft.id}/bang/tai-len?place=papers[0].individuals")
    file = {"name": "danh-sach.csv", "mimeType": "text/csv", "buffer": _CSV.encode()}
    page.get_by_label("Tệp Excel").set_input_files(file)  # type: ignore[arg-type] # a dict, as Playwright takes files
    page.get_by_role("button", name="Đọc tệp").click()
    page.get_by_role("heading", name="Cột nào là cột nào").wait_for()
    picture(page, "13-cot-cua-tep")
