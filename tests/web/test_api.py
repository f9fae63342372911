"""The API: what the document promises, held by schemathesis; errors in one shape; keys and scopes."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy, booleans
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from docgen.errors import RecordsUnavailable
from docgen.records.archive import get_paper, versions
from docgen.records.people import account, set_active
from docgen.records.rights import Role
from docgen.records.standing import change_standing, retire_standing
from tests.web.office import HERE, OPERATOR, PLAN, THERE, Office, login_of
from web.api.document import document
from web.api.operations import OPERATIONS
from web.api_keys import SCOPES, new_key
from web.guard import ACCESS

_DAY = "2026-03-02"
_CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance, negative_data_rejection,
)  # fmt: skip


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


def _issued(program: FlaskClient) -> dict[str, Any]:
    draft = program.post("/api/v1/drafts", json={"dossier": PLAN}).json
    assert draft
    order = {"version": 1, "date": _DAY, "copies": 5, "file_notation": "HS-01"}
    sent = program.post(f"/api/v1/drafts/{draft['id']}/issue", json=order)
    assert sent.status_code == 200, sent.text
    paper: dict[str, Any] = sent.json
    return paper


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


def test_every_operation_needs_its_scope(office: Office) -> None:
    for operation in OPERATIONS:
        lacking = asker(office, key_of(office, *(set(SCOPES) - {operation.scope})))
        address = f"/api{operation.path}".format(
            public_id="0" * 32,
            role="pdf",
            form="pdf",
            draft_id=1,
            entry_id=1,
            batch_id=1,
            position=1,
            place=0,
            output="all.zip",
        )
        asked = lacking.open(address, method=operation.method, json={})
        assert asked.status_code == 403, operation.name
        assert operation.scope in asked.json["error"]["message"]


def test_a_key_is_not_wrong_because_nobody_can_look_it_up(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = asker(office, key_of(office, *SCOPES))

    def away(*_asked: object) -> None:
        raise RecordsUnavailable("Không dùng được cơ sở dữ liệu.")

    monkeypatch.setattr("web.api_keys.get_standing", away)
    assert program.get("/api/v1/papers").status_code == 503


def test_a_key_does_no_more_than_its_person_may(office: Office) -> None:
    leader = asker(office, key_of(office, *SCOPES, role=Role.LEADER))
    assert leader.get("/api/v1/papers").status_code == 200
    assert leader.post("/api/v1/drafts", json={"dossier": PLAN}).status_code == 403


def test_a_key_opens_no_page_that_its_scopes_do_not_name(office: Office) -> None:
    """Scopes speak of the API: with the pages of people a key has nothing to do."""
    program = asker(office, key_of(office, "read"))
    draft = office.draft()
    for method, address in (
        ("GET", "/kho"), ("GET", "/so"), ("POST", "/soan"), ("GET", f"/soan/{draft.id}"),
        ("POST", f"/soan/{draft.id}/ban-hanh"), ("GET", "/khoa-api"),
    ):  # fmt: skip
        assert program.open(address, method=method).status_code in (302, 401), address


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "https://xa.khac.vn", "Content-Type": "text/plain"}, 403),
        ({"Origin": "null", "Content-Type": "application/x-www-form-urlencoded"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 404),
        ({"Origin": "http://localhost"}, 404),
        ({"Content-Type": "application/json"}, 404),
    ],
)
def test_a_cookie_alone_steers_nothing_from_another_site(
    office: Office, headers: dict[str, str], status: int
) -> None:
    """404: the batch was looked for. 403: the request came no further than the door."""
    clerk = office.role(Role.CLERK)
    for steer in ("start", "stop", "resume", "retry", "discard"):
        asked = clerk.post(f"/api/v1/batches/99/{steer}", headers=headers)
        assert asked.status_code == status, steer
    assert clerk.get("/api/v1/batches").status_code == 200


@pytest.mark.parametrize(
    "spoil", ["retired", "left", "altered", "foreign", "beyond", "nonsense", "empty"]
)
def test_a_key_that_is_no_good(office: Office, spoil: str) -> None:
    header = key_of(office, *SCOPES)
    number = int(header.split(".")[2])
    found = account(office.records, login_of(Role.CLERK))
    assert found
    with office.records.desk(HERE, OPERATOR) as desk:
        if spoil == "retired":
            retire_standing(desk, number)
        if spoil == "left":
            set_active(desk, found.person.id, active=False)
    header = {
        "altered": header[:-1] + ("a" if header[-1] != "a" else "b"),
        "foreign": header.replace(HERE, THERE),
        "beyond": header.replace(f".{number}.", f".{10**11}."),
        "nonsense": "Bearer docgen.x.1.zzzzzzzzzzzzzzzzzzzzzzzz",
        "empty": "Bearer ",
    }.get(spoil, header)
    refused = asker(office, header).get("/api/v1/papers")
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == "Bearer"


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


def test_the_document_names_every_address_of_the_api(office: Office) -> None:
    served = office.client().get("/api/v1/openapi.json").json
    assert served == json.loads(json.dumps(document()))
    assert {f"api.{one.name}" for one in OPERATIONS} | {"api.page", "api.openapi"} == {
        endpoint for endpoint in ACCESS if endpoint.startswith("api.")
    }
    page = office.role(Role.CLERK).get("/api").text
    for path in served["paths"]:
        assert path in page


@pytest.mark.libreoffice
def test_schemathesis_finds_nothing(office: Office) -> None:
    """Every operation, asked with what the document allows and with what it does not."""
    header = key_of(office, *SCOPES)
    paper = _issued(asker(office, header))
    known = {"public_id": paper["public_id"], "draft_id": 1, "entry_id": 1}
    # Without what it says of keys: those are given, and tested above.
    promised = {key: value for key, value in document().items() if key != "security"}
    schema = schemathesis.openapi.from_dict(promised)
    schema.app = office.app
    seen: set[str] = set()
    for found in schema.get_all_operations():

        @settings(
            max_examples=10, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=_cases(found.ok()), there=booleans())
        def ask(case: schemathesis.Case, there: bool) -> None:
            good = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
            if good and there:  # otherwise nearly every answer were 404
                case.path_parameters |= {
                    name: known[name] for name in case.path_parameters if name in known
                }
            answer = case.call(headers={"Authorization": header})
            case.validate_response(answer, checks=_CHECKS)
            seen.add(f"{case.method} {answer.status_code}")

        ask()
    assert {"GET 200", "GET 422", "POST 201", "POST 422", "PUT 422"} <= seen
    with office.records.reading(HERE, OPERATOR) as desk:
        assert get_paper(desk, paper["public_id"]).version == 1
        assert len(versions(desk, paper["public_id"])) == 1


def _cases(operation: Any) -> SearchStrategy[schemathesis.Case]:
    """Cases of an operation, good ones and bad ones."""
    good = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    bad = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    both: SearchStrategy[schemathesis.Case] = good | bad
    return both
