"""The first start of an installation: an agency, its administrator, and samples to look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.errors import InvalidInput, Problem
from docgen.model import Agency, Side
from docgen.records import Operator, Profile, Records
from docgen.records.agencies import add_agency, agencies
from docgen.records.drafts import drafts, start_draft
from docgen.records.people import add_person, people, set_password_hash
from docgen.records.register import Grouping, Numbering, Period, add_numbering, numberings
from docgen.records.rights import Role
from web.beginnings import samples
from web.passwords import hash_once, one_time_password
from web.wiring import Services

_OPERATOR = Operator("docgen-web")
_FIRST_KEY, _FIRST_LOGIN = "co-quan", "quan-tri"


@dataclass(frozen=True, slots=True)
class Made:
    """A new person and the password to be read out once."""

    login: str
    password: str


def first_start(records: Records) -> Made | None:
    """Give an empty installation an agency and an administrator; None where there is somebody."""
    known = agencies(records)
    if not known:
        agency = Agency(Side.STATE, ("Cơ quan mới", "(quản trị sửa ở trang Cơ quan)"))
        known = [add_agency(records, _OPERATOR, _FIRST_KEY, Profile(agency))]
    for one in known:
        with records.reading(one.key, _OPERATOR) as desk:
            if people(desk):
                return None
    everything = (Role.ADMIN, Role.CLERK, Role.DRAFTER)
    return add_user(records, known[0].key, _FIRST_LOGIN, "Quản trị", everything)


def add_user(
    records: Records,
    agency_key: str | None,
    login: str,
    name: str,
    roles: Iterable[Role],
    position: str = "",
) -> Made:
    """A new person. Without `agency_key` that of the only agency; InvalidInput where several are."""
    if agency_key is None:
        keys = [one.key for one in agencies(records)]
        if len(keys) != 1:
            message = f"hãy ghi cơ quan bằng --agency; hiện có: {', '.join(keys) or 'chưa có'}."
            raise InvalidInput([Problem("agency", message)])
        agency_key = keys[0]
    password = one_time_password()
    with records.desk(agency_key, _OPERATOR) as desk:
        person = add_person(desk, login, name, roles, position)
        set_password_hash(desk, person.id, hash_once(password))
    return Made(person.login, password)


def load_samples(services: Services) -> None:
    """Make the samples drafts of the first agency and let it count papers; once only."""
    records = services.records
    key = agencies(records)[0].key
    with records.desk(key, _OPERATOR) as desk:
        if not drafts(desk, limit=1):
            for sample in reversed(samples()):
                start_draft(desk, sample.kind, sample.title, sample.data)
        if not numberings(desk):
            add_numbering(desk, Numbering(Grouping.ALL, Period.CALENDAR_YEAR, dt.date(2020, 1, 1)))
