"""The people of an agency, seen from the desk of its administrator, and who signs in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import select

from docgen.errors import InvalidInput, NotFound, Problem, Refused
from docgen.records.desk import Desk, Records, roles_of
from docgen.records.rights import Act, Role
from docgen.records.tables import AgencyRow, PersonRow
from docgen.vietnamese import clean_line, name_sort_key

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,127}")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the agency knows them. `roles` are sorted by name."""

    id: int
    login: str
    full_name: str
    position: str
    roles: tuple[Role, ...]
    active: bool
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Account:
    """What sign-in needs: who, of which agency, and the hash to compare with; None has no sign-in."""

    person: Person
    agency_key: str
    password_hash: str | None


def add_person(
    desk: Desk, login: str, full_name: str, roles: Iterable[Role], position: str = ""
) -> Person:
    """A new person of this agency. Raises InvalidInput, and Conflict when the login is taken."""
    desk.allow(Act.PEOPLE)
    login, full_name = clean_line(login).lower(), clean_line(full_name)
    problems = []
    if not _LOGIN.fullmatch(login):
        problems.append(
            Problem("login", "tên đăng nhập gồm chữ không dấu, số và . _ @ -, ít nhất 2 ký tự.")
        )
    if not full_name:
        problems.append(Problem("full_name", "cần họ và tên."))
    if problems:
        raise InvalidInput(problems)
    row = PersonRow(
        agency_id=desk.agency.id,
        login=login,
        full_name=full_name,
        position=clean_line(position),
        roles=_written(roles),
        created_at=desk.now,
    )
    desk.add(row)
    desk.note(Act.PEOPLE, "person", row.id, added=login, roles=row.roles)
    return _person(row)


def set_roles(desk: Desk, person_id: int, roles: Iterable[Role]) -> Person:
    """Give a person exactly these roles. Refused when nobody would be administrator."""
    desk.allow(Act.PEOPLE)
    row = _row(desk, person_id)
    before = row.roles
    with _an_admin_remains(desk, row):
        row.roles = _written(roles)
    desk.note(Act.PEOPLE, "person", row.id, roles=row.roles, roles_before=before)
    return _person(row)


def set_active(desk: Desk, person_id: int, *, active: bool) -> Person:
    """Let a person in, or keep them out; their past acts stay under their name."""
    desk.allow(Act.PEOPLE)
    row = _row(desk, person_id)
    with _an_admin_remains(desk, row):
        row.active = active
    desk.note(Act.PEOPLE, "person", row.id, active=active)
    return _person(row)


def set_password_hash(desk: Desk, person_id: int, password_hash: str | None) -> None:
    """Keep the hash that sign-in compares with; hashing is the caller's business.

    People may set their own; the administrator may set anybody's.
    """
    if desk.actor.person_id != person_id:
        desk.allow(Act.PEOPLE)
    row = _row(desk, person_id)
    row.password_hash = password_hash
    desk.note(Act.PEOPLE, "person", row.id, password="đã đổi" if password_hash else "đã bỏ")


def people(desk: Desk) -> list[Person]:
    """Everybody of this agency, in the order of Vietnamese name lists."""
    desk.allow(Act.PEOPLE)
    rows = desk.session.scalars(select(PersonRow))
    return sorted(map(_person, rows), key=lambda person: name_sort_key(person.full_name))


def get_person(desk: Desk, person_id: int) -> Person:
    """One person; NotFound when the agency has none of that id."""
    desk.allow(Act.PEOPLE)
    return _person(_row(desk, person_id))


def account(records: Records, login: str) -> Account | None:
    """The account of a login, in whichever agency; None when there is none. For sign-in only."""
    with records.installation(writes=False) as session:
        row = session.scalars(select(PersonRow).filter_by(login=clean_line(login).lower())).first()
        if row is None:
            return None
        key = session.get_one(AgencyRow, row.agency_id).key
        return Account(_person(row), key, row.password_hash)


@contextmanager
def _an_admin_remains(desk: Desk, row: PersonRow) -> Iterator[None]:
    """Refuse a change that takes the last active administrator away."""
    was_admin = _is_active_admin(row)
    yield
    if not was_admin or _is_active_admin(row):
        return
    desk.session.flush()
    rows = desk.session.scalars(select(PersonRow).filter_by(active=True))
    if not any(map(_is_active_admin, rows)):
        raise Refused("Cơ quan phải còn ít nhất một quản trị đang hoạt động.")


def _is_active_admin(row: PersonRow) -> bool:
    return row.active and Role.ADMIN in roles_of(row.roles)


def _row(desk: Desk, person_id: int) -> PersonRow:
    row = desk.session.get(PersonRow, person_id)
    if row is None:
        raise NotFound("Không có người dùng này trong cơ quan.")
    return row


def _written(roles: Iterable[Role]) -> str:
    return ",".join(sorted({role.value for role in roles}))


def _person(row: PersonRow) -> Person:
    return Person(
        id=row.id,
        login=row.login,
        full_name=row.full_name,
        position=row.position,
        roles=roles_of(row.roles),
        active=row.active,
        created_at=row.created_at,
    )
