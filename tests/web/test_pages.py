"""Pages of the register, the agency and the start, as a client without a browser sees them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import web
from docgen.model import Side
from docgen.records.register import Details, NumberRequest, confirm, reserve
from docgen.records.rights import Role
from tests.web.office import DAY, HERE, OPERATOR, PLAN, Office

_WEB = Path(web.__file__).parent
_TEMPLATES = sorted((_WEB / "templates").rglob("*.html"))
_VENDORED = sorted((_WEB / "static" / "vendor").iterdir())


@pytest.fixture
def register(office: Office) -> Office:
    """Two lines of the register."""
    with office.records.desk(HERE, OPERATOR) as desk:
        for key, abstract in (("1", "Dân vận khéo"), ("2", "Phòng cháy rừng")):
            request = NumberRequest(key, "Kế hoạch", DAY, lambda value: f"{value:02}/KH-UBND")
            confirm(desk, reserve(desk, request, Details(abstract=abstract, signer="Mơ")).id)
    return office


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["01/KH-UBND", "02/KH-UBND"]),
        ("tu=dan+van", ["01/KH-UBND"]),
        ("so=2", ["02/KH-UBND"]),
        ("so=x", ["01/KH-UBND", "02/KH-UBND"]),
        ("tu-ngay=2026-03-03", []),
        ("trang-thai=voided", []),
        ("sau=1.1", ["02/KH-UBND"]),
        ("sau=x", ["01/KH-UBND", "02/KH-UBND"]),
    ],
)
def test_lines_of_the_register(register: Office, query: str, found: list[str]) -> None:
    page = register.role(Role.CLERK).get(f"/so?{query}")
    assert page.status_code == 200
    assert re.findall(r"\d\d/KH-UBND", page.text) == found
    assert register.role(Role.CLERK).get("/so?tu-ngay=x").status_code == 422


def test_an_agency_may_turn_out_to_be_of_the_other_side(office: Office) -> None:
    admin = office.role(Role.ADMIN)
    given = {"side": "party", "name": "Đảng uỷ xã\r\nTân An", "sign": "ĐU", "place": "Tân An"}
    assert admin.post("/co-quan", data=given).status_code == 302
    with office.records.reading(HERE, OPERATOR) as desk:
        agency = desk.agency.profile.agency
    assert (agency.side, agency.name_lines) == (Side.PARTY, ("Đảng uỷ xã", "Tân An"))
    assert admin.post("/co-quan", data={**given, "side": "x"}).status_code == 422


@pytest.mark.parametrize(
    ("side", "usual"), [("state", ["all", "calendar_year"]), ("party", ["kind", "term"])]
)
def test_the_usual_numbering_of_a_side_is_chosen_at_first(
    office: Office, side: str, usual: list[str]
) -> None:
    admin = office.role(Role.ADMIN)
    given = {"side": side, "name": "Cơ quan xã Tân An", "sign": "TA", "place": "Tân An"}
    assert admin.post("/co-quan", data=given).status_code == 302
    page = admin.get("/co-quan").text
    selects = re.findall(r'<select id="(?:grouping|period)".*?</select>', page, re.DOTALL)
    chosen = [re.findall(r'value="(\w+)" selected', select) for select in selects]
    assert chosen == [[value] for value in usual]


def test_the_province_is_chosen_from_those_of_the_day(office: Office) -> None:
    admin = office.role(Role.ADMIN)
    page = admin.get("/co-quan").text
    select = re.search(r'<select id="province".*?</select>', page, re.DOTALL)
    assert select
    names = re.findall(r"<option[^>]*>([^<]+)</option>", select[0])
    assert len(names) == 35
    assert names[:4] == ["– chưa ghi –", "Tỉnh An Giang", "Tỉnh Bắc Ninh", "Tỉnh Cà Mau"]
    assert names[-1] == "Tỉnh Vĩnh Long"
    given = {"side": "state", "name": "Uỷ ban nhân dân xã Tân An", "province": "04"}
    assert admin.post("/co-quan", data=given).status_code == 302
    assert '<option value="04" selected>' in admin.get("/co-quan").text
    wrong = admin.post("/co-quan", data={**given, "province": "99"})
    assert wrong.status_code == 422
    assert "không có tỉnh mã «99»" in wrong.text
    assert admin.post("/co-quan", data={**given, "province": ""}).status_code == 302
    with office.records.reading(HERE, OPERATOR) as desk:
        assert desk.agency.profile.province == ""


def test_older_drafts_are_a_page_away(office: Office) -> None:
    for number in range(51):
        paper = {**PLAN["papers"][0], "abstract": f"số {number:02}."}
        office.draft({**PLAN, "papers": [paper]})
    drafter = office.role(Role.DRAFTER)
    first = drafter.get("/").text
    assert "số 50." in first
    assert "số 00." not in first
    (further,) = re.findall(r"\?truoc=\d+", first)
    assert re.findall(r"số \d\d\.", drafter.get(f"/{further}").text) == ["số 00."]


@pytest.mark.parametrize("template", _TEMPLATES, ids=lambda path: path.stem)
def test_templates_hold_no_code_and_no_style_of_their_own(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert re.findall(r"\s(?:style|on\w+)\s*=\s*[\"']|<style|<script(?![^>]*\ssrc=)", source) == []
    assert re.findall(r"[\"'(]\s*(?:https?:)?//", source) == []


@pytest.mark.parametrize("folder", _VENDORED, ids=lambda path: path.name)
def test_what_others_wrote_bears_its_version_and_licence(folder: Path) -> None:
    assert re.search(r"\d+\.\d+\.\d+", (folder / "VERSION").read_text(encoding="utf-8"))
    assert "permission" in (folder / "LICENSE").read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("address", ["/soan/{}", "/so?day-so={}", "/nhieu-xa/{}", "/kho?so={}"])
def test_a_number_beyond_the_database_is_no_fault_of_ours(office: Office, address: str) -> None:
    assert office.role(Role.CLERK).get(address.format(2**70)).status_code in (200, 404)
