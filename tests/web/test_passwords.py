"""Passwords as an installation keeps them; those of the other tests are made cheap."""

from __future__ import annotations

from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from docgen.records.rights import Role
from tests.web.office import PASSWORD, Office, login_of
from web.passwords import hash_once, hash_password, is_once, matches

_CHOSEN = "mật khẩu hoàn toàn mới"


def test_a_hash_costs_whoever_guesses_what_rfc_9106_asks_for() -> None:
    assert extract_parameters(hash_password(PASSWORD)) == RFC_9106_LOW_MEMORY


def test_a_hash_lets_its_password_in_and_no_other() -> None:
    for kept in (hash_password(PASSWORD), hash_once(PASSWORD)):
        assert matches(kept, PASSWORD)
        assert not matches(kept, PASSWORD + "!")
        assert is_once(kept) is kept.startswith("once:")
    assert not matches(None, PASSWORD)
    assert not matches("no hash at all", PASSWORD)


def test_a_chosen_password_signs_its_owner_in(office: Office) -> None:
    given = {"old": PASSWORD, "new": _CHOSEN}
    assert office.role(Role.CLERK).post("/mat-khau", data=given).status_code == 302
    signed = office.client().post(
        "/dang-nhap", data={"login": login_of(Role.CLERK), "password": _CHOSEN}
    )
    assert signed.status_code == 302
