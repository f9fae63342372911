"""Keys of the API: scopes, what a key may not do, and keys that are no good."""

from __future__ import annotations

import pytest

from docgen.errors import RecordsUnavailable
from docgen.records.people import account, set_active
from docgen.records.rights import Role
from docgen.records.standing import retire_standing
from tests.web.office import HERE, OPERATOR, PLAN, THERE, Office, login_of
from tests.web.test_api import asker, key_of
from web.api.operations import OPERATIONS
from web.api_keys import SCOPES


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
