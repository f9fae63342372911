"""Signing in: passwords, cookies, form tokens, and ways round them that are closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from docgen.records import people
from docgen.records.people import account, set_active, set_password_hash
from docgen.records.rights import Role
from tests.web.office import HERE, OPERATOR, PASSWORD, Office, login_of, open_office
from web.first_start import add_user
from web.pages.account import inside
from web.throttle import FORGIVEN
from web.wiring import LateConverter

_CLERK = login_of(Role.CLERK)


@pytest.fixture
def guarded(tmp_path: Path, converter: LateConverter) -> Iterator[Office]:
    """An office whose forms need their token, as in real life."""
    opened = open_office(tmp_path / "guarded", converter, csrf=True)
    yield opened
    opened.records.close()


def _token(client: FlaskClient, address: str = "/dang-nhap") -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def _sign_in(client: FlaskClient, login: str = _CLERK, password: str = PASSWORD) -> int:
    given = {"login": login, "password": password}
    return client.post("/dang-nhap", data=given).status_code


def test_login_and_password_are_needed(office: Office) -> None:
    client = office.client()
    assert _sign_in(client, _CLERK, "sai mật khẩu rồi") == 401
    assert _sign_in(client, "khong.co.ai") == 401
    assert client.get("/").status_code == 302
    assert _sign_in(client, _CLERK.upper()) == 302
    assert client.get("/").status_code == 200


def test_a_wrong_login_and_a_wrong_password_read_the_same(office: Office) -> None:
    told = []
    for login in (_CLERK, "khong.co.ai"):
        page = office.client().post("/dang-nhap", data={"login": login, "password": "sai rồi"}).text
        told.append(re.findall(r'role="alert">([^<]+)<', page))
    assert told[0] == told[1] != []


def test_guessing_is_slowed_down(office: Office) -> None:
    client = office.client()
    for _ in range(FORGIVEN["pair"]):
        assert _sign_in(client, _CLERK, "đoán mò mật khẩu") == 401
    assert _sign_in(client) == 429, "the right password must wait as well, or it would be told"
    assert _sign_in(office.client(), login_of(Role.LEADER)) == 302


def test_guessing_the_old_password_of_an_open_session_is_slowed_down(office: Office) -> None:
    client = office.role(Role.CLERK)
    given = {"old": "đoán mò mật khẩu", "new": "mật khẩu hoàn toàn mới"}
    for _ in range(FORGIVEN["pair"]):
        assert client.post("/mat-khau", data=given).status_code == 422
    assert client.post("/mat-khau", data={**given, "old": PASSWORD}).status_code == 429


def test_a_new_password_ends_every_other_session(office: Office) -> None:
    here, elsewhere = office.role(Role.CLERK), office.role(Role.CLERK)
    given = {"old": PASSWORD, "new": "mật khẩu hoàn toàn mới"}
    assert here.post("/mat-khau", data=given).status_code == 302
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302
    assert _sign_in(office.client()) == 401


@pytest.mark.parametrize("new", ["ngắn", "x" * 201, PASSWORD])
def test_a_password_that_is_too_short_absurdly_long_or_the_old_one(
    office: Office, new: str
) -> None:
    client = office.role(Role.CLERK)
    assert client.post("/mat-khau", data={"old": PASSWORD, "new": new}).status_code == 422
    assert _sign_in(office.client()) == 302


def test_somebody_who_left_is_out_at_once(office: Office) -> None:
    client = office.role(Role.CLERK)
    found = account(office.records, _CLERK)
    assert found
    with office.records.desk(HERE, OPERATOR) as desk:
        set_active(desk, found.person.id, active=False)
    assert client.get("/").status_code == 302
    assert _sign_in(office.client()) == 401


def test_roles_taken_away_are_gone_at_once(office: Office) -> None:
    client = office.role(Role.CLERK)
    found = account(office.records, _CLERK)
    assert found
    assert client.get("/soan").status_code == 200
    with office.records.desk(HERE, OPERATOR) as desk:
        people.set_roles(desk, found.person.id, [Role.LEADER])
    assert client.get("/soan").status_code == 403


def test_a_one_time_password_opens_nothing_but_its_change(office: Office) -> None:
    made = add_user(office.records, HERE, "moi.vao", "Người Mới", [Role.CLERK, Role.ADMIN])
    client = office.client()
    assert _sign_in(client, made.login, made.password) == 302
    assert client.get("/so?day-so=1").location == "/mat-khau?toi=%2Fso%3Fday-so%3D1"
    assert client.post("/soan", data={"kind": "plan"}).status_code == 403
    assert client.get("/api/v1/agency").status_code == 403
    assert "do người khác đặt" in client.get("/mat-khau").text
    given = {"old": made.password, "new": made.password}
    assert client.post("/mat-khau", data=given).status_code == 422
    given = {"old": made.password, "new": "mật khẩu tự tôi chọn"}
    assert client.post("/mat-khau?toi=/khoa-api", data=given).location == "/khoa-api"
    assert client.get("/khoa-api").status_code == 200
    assert _sign_in(office.client(), made.login, "mật khẩu tự tôi chọn") == 302


def test_a_password_given_by_the_administrator_is_a_one_time_password(office: Office) -> None:
    admin = office.role(Role.ADMIN)
    given = {"login": "la.mot", "full_name": "La Một", "roles": ["clerk"]}
    page = admin.post("/nguoi-dung", data=given, follow_redirects=True).text
    first = re.search(r"la\.mot: ([a-z0-9-]{19})", page)
    person = account(office.records, "la.mot")
    assert first
    assert person
    page = admin.post(f"/nguoi-dung/{person.person.id}/mat-khau", follow_redirects=True).text
    second = re.search(r"la\.mot: ([a-z0-9-]{19})", page)
    assert second
    client = office.client()
    assert _sign_in(client, "la.mot", first[1]) == 401
    assert _sign_in(client, "la.mot", second[1]) == 302
    assert client.get("/so").location.startswith("/mat-khau")


def test_forms_need_their_token(guarded: Office) -> None:
    client = guarded.client()
    assert _sign_in(client) == 400
    given = {"login": _CLERK, "password": PASSWORD}
    assert client.post("/dang-nhap", data={**given, "csrf_token": "x"}).status_code == 400
    token = _token(client)
    assert client.post("/dang-nhap", data={**given, "csrf_token": token}).status_code == 302
    assert client.post("/soan", data={"kind": "plan"}).status_code == 400
    token = _token(client, "/mat-khau")
    assert client.post("/soan", data={"kind": "plan", "csrf_token": token}).status_code == 302
    other = guarded.client()
    _token(other)
    assert other.post("/dang-nhap", data={**given, "csrf_token": token}).status_code == 400


def test_what_another_site_can_send_does_not_reach_the_api(guarded: Office) -> None:
    """A form of another site has no JSON; a script of it would be stopped by the browser."""
    client = guarded.client()
    token = _token(client)
    client.post("/dang-nhap", data={"login": _CLERK, "password": PASSWORD, "csrf_token": token})
    sent = client.post("/api/v1/drafts", data='{"dossier": {}}', content_type="text/plain")
    assert sent.status_code == 403


def test_a_planted_session_is_thrown_away(guarded: Office) -> None:
    """Whoever can put a cookie into somebody's browser must not know the form token afterwards."""
    attacker = guarded.client()
    planted = _token(attacker)
    given = {"login": login_of(Role.LEADER), "password": PASSWORD, "csrf_token": planted}
    assert attacker.post("/dang-nhap", data=given).status_code == 302
    attackers_own = _token(attacker, "/mat-khau")
    given = {"login": _CLERK, "password": PASSWORD, "csrf_token": attackers_own}
    assert attacker.post("/dang-nhap", data=given).status_code == 302
    assert _token(attacker, "/mat-khau") != attackers_own
    done = attacker.post("/soan", data={"kind": "plan", "csrf_token": attackers_own})
    assert done.status_code == 400


def test_a_page_left_open_still_saves_after_signing_in_again(guarded: Office) -> None:
    client = guarded.client()
    token = _token(client)
    given = {"login": _CLERK, "password": PASSWORD}
    client.post("/dang-nhap", data={**given, "csrf_token": token})
    typed_with = _token(client, "/mat-khau")
    with client.session_transaction() as session:
        session["seen"] = 0
    assert client.get("/").status_code == 302, "the session has run out"
    token = _token(client)
    client.post("/dang-nhap", data={**given, "csrf_token": token})
    assert client.post("/soan", data={"kind": "plan", "csrf_token": typed_with}).status_code == 302


def test_the_cookie_is_strict(office: Office) -> None:
    sent = office.client().post("/dang-nhap", data={"login": _CLERK, "password": PASSWORD})
    cookie = sent.headers["Set-Cookie"]
    assert cookie.startswith("docgen=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_a_cookie_of_our_own_making_is_worth_nothing(office: Office) -> None:
    client = office.client()
    client.set_cookie("docgen", "eyJsb2dpbiI6InF1YW4tdHJpIn0.aaaa.bbbb")
    assert client.get("/").status_code == 302
    with client.session_transaction() as session:
        session["login"] = _CLERK  # signed, yet without the stamp of the password
    assert client.get("/").status_code == 302


def test_signing_out_ends_the_session(office: Office) -> None:
    client = office.role(Role.CLERK)
    assert client.post("/dang-xuat").location == "/dang-nhap"
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example",
        "/\t/evil.example", "/\n/evil.example", "javascript:alert(1)", "///evil.example", "evil",
        "", "http:evil.example", "/\r/evil.example", "/\nso", "/so\x7f",
    ],
)  # fmt: skip
def test_the_sign_in_leads_to_no_other_site(office: Office, target: str) -> None:
    with office.app.test_request_context():
        assert inside(target) == "/"
    given = {"login": _CLERK, "password": PASSWORD}
    sent = office.client().post("/dang-nhap", query_string={"toi": target}, data=given)
    assert sent.location == "/"


def test_the_sign_in_leads_back(office: Office) -> None:
    asked = office.client().get("/kho?tu=ke+hoach")
    client = office.client()
    given = {"login": _CLERK, "password": PASSWORD}
    assert client.post(asked.location, data=given).location == "/kho?tu=ke+hoach"


def test_an_account_without_password_signs_in_nowhere(office: Office) -> None:
    found = account(office.records, _CLERK)
    assert found
    with office.records.desk(HERE, OPERATOR) as desk:
        set_password_hash(desk, found.person.id, None)
    for password in ("", "None", PASSWORD):
        assert _sign_in(office.client(), password=password) == 401
