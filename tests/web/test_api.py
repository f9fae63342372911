"""The API: papers and numbers as a program asks for them; errors in one shape."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from docgen.records.people import account
from docgen.records.rights import Role
from docgen.records.standing import change_standing
from tests.web.office import HERE, OPERATOR, PLAN, Office, login_of
from web.api_keys import SCOPES, new_key

_DAY = "2026-03-02"


def _attaching(attached: object) -> dict[str, Any]:
    return {"json": {"dossier": {"papers": [{"kind": "plan", "attachments": [attached]}]}}}


def _raw(text: str) -> dict[str, Any]:
    return {"data": text, "content_type": "application/json"}


def key_of(office: Office, *scopes: str, role: Role = Role.CLERK, agency: str = HERE) -> str:
    """The header of a key with these scopes, of the person who has a role in an agency."""
    found = account(office.records, login_of(role, agency))
    assert found
    with office.records.desk(agency, OPERATOR) as desk:
        item, text = new_key(desk, "máy", frozenset(scopes))
        content = {**item.content, "person_id": found.person.id}
        change_standing(desk, item.id, item.name, content)
    return f"Bearer {text}"


def asker(office: Office, header: str) -> FlaskClient:
    """A program with a key."""
    client = office.client()
    client.environ_base["HTTP_AUTHORIZATION"] = header
    return client


@pytest.fixture
def program(office: Office) -> FlaskClient:
    """A program whose key may do everything a clerk may."""
    return asker(office, key_of(office, *SCOPES))


@pytest.mark.libreoffice
def test_a_paper_from_draft_to_archive(program: FlaskClient) -> None:
    half = {**PLAN, "papers": [{"kind": "plan"}]}
    draft = program.post("/api/v1/drafts", json={"dossier": half}).json
    where = f"/api/v1/drafts/{draft['id']}"
    assert program.get(f"{where}/problems").json["ready"] is False
    assert program.get(f"{where}/files/docx").status_code == 422
    saved = program.put(where, json={"dossier": PLAN, "version": 1})
    assert saved.json["newest"] == 2
    assert program.put(where, json={"dossier": half, "version": 1}).status_code == 409
    assert program.get(f"{where}/problems").json["ready"] is True
    assert program.get(f"{where}/files/docx").data[:2] == b"PK"
    assert program.get(f"{where}/files/pdf").data[:5] == b"%PDF-"
    order = {"version": 2, "date": _DAY, "copies": 5, "file_notation": "HS-01"}
    paper = program.post(f"{where}/issue", json=order).json
    assert paper["snapshot"]["number_text"] == "01/KH-UBND"
    assert paper["metadata"]["FileCode"]["FileNotation"] == "HS-01"
    assert program.post(f"{where}/issue", json=order).json == paper
    for role, head in (("docx", b"PK"), ("pdf", b"%PDF-"), ("values", b"{")):
        assert program.get(paper["files"][role]["url"]).data.startswith(head)
    found = program.get("/api/v1/papers?words=dien+hinh+tien").json["papers"]
    assert [one["public_id"] for one in found] == [paper["public_id"]]
    (line,) = program.get("/api/v1/register/entries").json["entries"]
    assert (line["number_text"], line["state"]) == ("01/KH-UBND", "confirmed")
    order = {"date": "2026-04-01", "reason": "Trái thẩm quyền"}
    annulled = program.post(f"/api/v1/papers/{paper['public_id']}/annulment", json=order).json
    assert annulled["annulment"]["reason"] == "Trái thẩm quyền"


def test_numbers_for_papers_made_elsewhere(program: FlaskClient) -> None:
    wish = {"key": "máy khác 1", "kind": "Kế hoạch", "date": _DAY, "abstract": "Một"}
    first = program.post("/api/v1/register/entries", json=wish)
    assert (first.status_code, first.json["number_text"]) == (201, "01/KH-UBND")
    assert program.post("/api/v1/register/entries", json=wish).json == first.json
    second = program.post("/api/v1/register/entries", json={**wish, "key": "2"}).json
    where = "/api/v1/register/entries/{}/{}".format
    assert program.post(where(second["id"], "confirmation"), json={}).status_code == 422
    settled = program.post(where(first.json["id"], "confirmation"), json={"signer": "Mơ"}).json
    assert (settled["state"], settled["details"]["signer"]) == ("confirmed", "Mơ")
    voided = program.post(where(second["id"], "voiding"), json={"reason": "Nhầm"}).json
    assert (voided["state"], voided["void_reason"]) == ("voided", "Nhầm")
    assert program.post(where(settled["id"], "voiding"), json={"reason": "x"}).status_code == 409
    unknown = program.post("/api/v1/register/entries", json={**wish, "key": "3", "kind": "Thơ"})
    assert unknown.json["error"]["problems"][0]["place"] == "kind"
    page = program.get("/api/v1/register/entries?limit=1").json
    rest = program.get(f"/api/v1/register/entries?limit=1&after={page['after']}").json
    assert [one["number"] for one in (*page["entries"], *rest["entries"])] == [1, 2]
    assert rest["after"] is None


@pytest.mark.parametrize(
    "paper",
    [
        {"kind": "plan", "abstract": [1, {}, None]}, {"kind": "plan", "body": 7},
        {"kind": "plan", "attachments": [{"kind": "plan", "body": {}}]}, {"kind": "plan", "number": "một"},
        {"kind": "commendation_list", "individuals": {"rows": {"a": 1}}},
    ],
)  # fmt: skip
def test_nonsense_is_kept_and_judged(office: Office, paper: dict[str, Any]) -> None:
    """A draft may be half a paper, or none: opening and judging it must not break."""
    program = asker(office, key_of(office, *SCOPES))
    draft = program.post("/api/v1/drafts", json={"dossier": {"papers": [paper]}})
    assert draft.status_code == 201
    where = draft.json["id"]
    assert program.get(f"/api/v1/drafts/{where}/problems").json["ready"] is False
    order = {"version": 1, "date": _DAY}
    assert program.post(f"/api/v1/drafts/{where}/issue", json=order).status_code == 422
    assert office.role(Role.CLERK).get(f"/soan/{where}").status_code < 500


@pytest.mark.parametrize(
    ("method", "address", "given", "status"),
    [
        ("GET", "/api/v1/không-có", {}, 404),
        ("GET", "/api/v1/papers/0000", {}, 404),
        ("DELETE", "/api/v1/papers", {}, 405),
        ("GET", "/api/v1/papers?limit=0", {}, 422),
        ("GET", "/api/v1/papers?number=1&number=2", {}, 422),
        ("GET", "/api/v1/papers?colour=red", {}, 422),
        ("GET", f"/api/v1/drafts/{2**70}", {}, 404),
        ("POST", "/api/v1/drafts", _raw("{"), 422),
        ("POST", "/api/v1/drafts", {"data": "x"}, 415),
        ("POST", "/api/v1/drafts", {"json": {"dossier": {"papers": []}}}, 422),
        ("POST", "/api/v1/drafts", _attaching([]), 422),
        ("POST", "/api/v1/drafts", _attaching({"kind": {}}), 422),
        ("GET", "/api/v1/papers?words=%00", {}, 422),
        ("POST", "/api/v1/drafts", _raw('{"dossier": {"a": "\\u0000"}}'), 422),
        ("POST", "/api/v1/drafts", _raw('{"dossier": {"a": "\\ud800"}}'), 422),
        ("POST", "/api/v1/drafts", _raw("[" * 100_000), 422),
        ("POST", "/api/v1/drafts", {"json": {"dossier": "x" * (5 << 20)}}, 413),
    ],
)
def test_every_error_has_one_shape(
    program: FlaskClient, method: str, address: str, given: dict[str, Any], status: int
) -> None:
    sent = program.open(address, method=method, **given)
    assert sent.status_code == status
    assert set(sent.json) == {"error"}
    told = sent.json["error"]
    assert set(told) == {"status", "message", "problems"}
    assert told["status"] == status
    assert told["message"].endswith(".")
    for problem in told["problems"]:
        assert set(problem) == {"place", "message", "severity", "line"}


def test_a_fault_of_ours_has_the_same_shape_and_no_trace(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError("bí mật của máy chủ")

    monkeypatch.setattr("web.api.paper_views.search", break_down)
    sent = asker(office, key_of(office, "read")).get("/api/v1/papers")
    assert (sent.status_code, sent.json["error"]["status"]) == (500, 500)
    assert "bí mật" not in sent.text
    number = sent.json["error"]["message"].split("mã lỗi ")[1][:8]
    assert number in caplog.text, "whoever looks into it finds the trace under the number told"
