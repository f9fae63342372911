"""Keys of the API: shown once, kept as a hash, bound to a person and to scopes."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

from docgen.errors import NotAllowed, NotFound
from docgen.records import Desk, Operator, Records
from docgen.records.people import get_person
from docgen.records.standing import Sort, Standing, add_standing, get_standing
from web.visitor import Visitor

#: What a key may be given for, and how the page that gives it explains that.
SCOPES = {
    "read": "đọc sổ, kho và dự thảo",
    "draft": "gửi dự thảo",
    "batch": "làm văn bản cho nhiều xã",
    "issue": "ban hành và lấy số",
}
_KEY = re.compile(r"Bearer docgen\.([a-z0-9-]{2,64})\.([0-9]{1,9})\.([\w-]{20,100})")
_OPERATOR = Operator("cổng API")


def new_key(desk: Desk, name: str, scopes: frozenset[str]) -> tuple[Standing, str]:
    """A key that acts for the person at the desk: its record, and its text, never seen again."""
    secret = secrets.token_urlsafe(32)
    content = {
        "hash": _hash(secret),
        "person_id": desk.actor.person_id,
        "person": desk.actor.name,
        "scopes": sorted(scopes & set(SCOPES)),
    }
    item = add_standing(desk, Sort.API_KEY, name, content)
    return item, f"docgen.{desk.agency.key}.{item.id}.{secret}"


def visitor_of_key(records: Records, header: str) -> Visitor | None:
    """Who a key speaks for; None for a key that is wrong, retired, or whose person has left.

    Raises RecordsUnavailable and Busy: a key is not wrong because nobody can look it up.
    """
    match = _KEY.fullmatch(header)
    if match is None:
        return None
    agency, number, secret = match.groups()
    try:
        with records.reading(agency, _OPERATOR) as desk:
            item = get_standing(desk, int(number))
            person = get_person(desk, int(item.content.get("person_id") or 0))
    except (NotFound, NotAllowed):
        return None
    good = hmac.compare_digest(str(item.content.get("hash", "")), _hash(secret))
    if not good or item.sort is not Sort.API_KEY or not item.active:
        return None
    if not person.active:
        return None
    return Visitor(
        person.id,
        person.full_name,
        person.login,
        person.roles,
        agency,
        frozenset(item.content["scopes"]),
    )


def _hash(secret: str) -> str:
    # The secret has 256 random bits: a slow hash would only slow down honest callers.
    return hashlib.sha256(secret.encode()).hexdigest()
