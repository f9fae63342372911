"""The units of a batch on its page: found by name, previewed by name, without a script too."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from docgen.records.rights import Role
from tests.web.office import Office
from tests.web.test_batch import PLAIN, asked, check, words

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def clerk(office: Office) -> FlaskClient:
    return office.role(Role.CLERK)


@pytest.fixture
def running(office: Office, clerk: FlaskClient) -> str:
    """The address of a running batch of the 126 communes of Hà Nội."""
    address = check(office, asked(province="01")).location
    clerk.post(f"{address}/chay")
    return str(address)


def names(page: str) -> Iterator[str]:
    for cell in re.findall(r'data-head="Đơn vị"><span>([^<]+)', page):
        yield cell.strip()


def test_a_unit_is_found_by_name_and_by_code(clerk: FlaskClient, running: str) -> None:
    for wanted in ("hoan kiem", "Hoàn Kiếm", "phường Hoàn Kiếm"):
        page = clerk.get(f"{running}/cac-xa", query_string={"tim": wanted}, headers=FRAGMENT)
        assert list(names(page.text)) == ["Phường Hoàn Kiếm"]
    code = re.search(r"xem=cho&amp;tim=([^\"#]+)", page.text)
    assert code  # the tabs keep what was sought
    page = clerk.get(f"{running}/cac-xa?tim=00070", headers=FRAGMENT)
    assert list(names(page.text)) == ["Phường Hoàn Kiếm"]
    assert "Không có xã nào" in words(clerk.get(f"{running}/cac-xa?tim=khong+dau+ca"))


def test_pages_and_tabs_are_links_that_need_no_script(clerk: FlaskClient, running: str) -> None:
    first = clerk.get(running)
    assert len(list(names(first.text))) == 50
    following = re.search(r'href="([^"]*sau=50[^"]*)#items"', first.text)
    assert following
    second = clerk.get(following[1].replace("&amp;", "&"))
    assert "Về đầu danh sách" in second.text
    assert not set(names(first.text)) & set(names(second.text))
    assert list(names(clerk.get(f"{running}?xem=xong").text)) == []
    assert list(names(clerk.get(f"{running}?tim=hoan+kiem").text)) == ["Phường Hoàn Kiếm"]


@pytest.mark.libreoffice
def test_a_unit_is_previewed_by_name(office: Office, clerk: FlaskClient) -> None:
    address = check(office, asked()).location
    part = clerk.get(f"{address}/xem-thu?xa=duong+no", headers=FRAGMENT)
    assert "Phường Dương Nỗ , Thành phố Huế" in words(part)
    assert "<html" not in part.text
    assert part.text.count("<option>") == 40
    none = clerk.get(f"{address}/xem-thu?xa=Đông+Khê", headers=FRAGMENT)
    assert "Đợt này không có đơn vị nào tên «Đông Khê»" in words(none)
    assert 'value="Đông Khê"' in none.text


@pytest.mark.libreoffice
def test_the_parts_of_a_ready_batch_are_pages_without_a_script(
    office: Office, clerk: FlaskClient
) -> None:
    given = PLAIN.replace("abstract: xây", "number: 7\n    abstract: xây")
    address = check(office, asked(given)).location
    page = clerk.get(address).text
    # What to look at stands before the button.
    assert page.index(f"{address}/soat") < page.index(f"{address}/chay")
    for tail, told in (("soat", "đều mang số 7"), ("xem-thu", "Ước tính cả đợt")):
        assert f'<a href="{address}/{tail}">' in page
        alone = clerk.get(f"{address}/{tail}")
        assert told in words(alone)
        assert "<html" in alone.text
        assert "Về trang của đợt" in alone.text
        assert "<html" not in clerk.get(f"{address}/{tail}", headers=FRAGMENT).text


def test_annexes_are_named_with_their_paper(office: Office, clerk: FlaskClient) -> None:
    annexed = PLAIN.replace(
        "  - kind: commendation_list",
        "    attachments:\n      - kind: commendation_list\n        abstract: gương tốt\n"
        "        individuals: {columns: [serial, name], empty_rows: 2}\n"
        "  - kind: commendation_list",
    )
    address = check(office, asked(annexed)).location
    assert "Mỗi đơn vị nhận: Kế hoạch (kèm 1 phụ lục), Danh sách." in words(clerk.get(address))


def test_names_typed_wrong_are_told_by_their_line(office: Office) -> None:
    page = words(check(office, asked(names="Phú Vang\n\nXã Không Có\nPhường Tân Tiến")))
    assert "Xã ghi ở dòng 3: Không có «Xã Không Có»" in page
    assert "Xã ghi ở dòng 4:" in page
    assert "names[" not in page
    page = words(check(office, asked(province="Tỉnh Không Có")))
    assert "Tỉnh, thành phố: " in page
    assert "provinces[" not in page


def test_the_fields_are_shown_with_what_they_print(office: Office, clerk: FlaskClient) -> None:
    page = words(clerk.get("/nhieu-xa/moi"))
    for field, printed in (("Xã", "xã Đông Khê"), ("Đảng bộ cấp trên", "Đảng bộ tỉnh Cao Bằng")):
        assert f"«{field}» {printed}" in page
    # Open for whoever is new here, out of the way later.
    assert '<details class="part" open>' in clerk.get("/nhieu-xa/moi").text
    check(office, asked())
    assert '<details class="part" >' in clerk.get("/nhieu-xa/moi").text


def test_a_paper_older_than_the_list_of_communes_is_told_so(clerk: FlaskClient) -> None:
    """An empty choice of provinces alone says nothing."""
    for day, told in (("2/6/2023", "danh mục chỉ có từ 01/07/2025"), ("2/6/2026", "02/06/2026")):
        dossier = PLAIN.replace("place:", f"date: {day}\nplace:")
        page = clerk.post("/nhieu-xa/moi/cho-ai", data={"dossier": dossier})
        assert told in words(page)


def test_what_was_chosen_stays_while_a_draft_is_mended(office: Office, clerk: FlaskClient) -> None:
    """The draft opens beside the form, and what is checked then is the draft as it was saved."""
    draft = office.draft()
    page = clerk.get(f"/nhieu-xa/moi/cho-ai?draft={draft.id}").text
    assert f'<a href="/soan/{draft.id}" target="_blank"' in page
    # A first empty line counts too, so that the lines told are those seen.
    given = {"draft": draft.id, "names": "\nXã Không Có"}
    page = check(office, given).text
    assert "Xã ghi ở dòng 2" in page
    assert 'aria-describedby="names-help">\n\nXã Không Có</textarea>' in page
