"""The agencies of an installation. The operator adds them; each keeps its own profile."""

from __future__ import annotations

import datetime as dt
import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen import places
from docgen.errors import Conflict, InvalidInput, Problem
from docgen.records.desk import Desk, KnownAgency, Operator, Profile, Records, known
from docgen.records.rights import Act
from docgen.records.tables import AgencyRow, JournalRow
from docgen.vietnamese import clean_line

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{1,63}")


def add_agency(records: Records, who: Operator, key: str, profile: Profile) -> KnownAgency:
    """A new agency. Raises InvalidInput, and Conflict when the key is taken."""
    _check(key, profile, records.clock().date())
    with records.installation() as session:
        if session.scalars(select(AgencyRow).filter_by(key=key)).first():
            raise Conflict(f"Đã có cơ quan «{key}».")
        row = AgencyRow(key=key, created_at=records.clock())
        _write(row, profile)
        session.add(row)
        session.flush()
        _journal(session, records, who, row)
        return known(row)


def change_profile(desk: Desk, profile: Profile) -> KnownAgency:
    """Write the profile anew. Papers already issued keep the names they were issued under."""
    desk.allow(Act.PROFILE)
    today = desk.now.date()
    _check(desk.agency.key, profile, today)
    row = desk.session.get_one(AgencyRow, desk.agency.id)
    before = known(row).profile
    _write(row, profile)
    desk.note(
        Act.PROFILE, "agency", row.id,
        name=row.name, name_before="\n".join(before.agency.name_lines),
        province=province_name(row.province, today),
        province_before=province_name(before.province, today),
    )  # fmt: skip
    return known(row)


def province_code(typed: str, today: dt.date) -> str:
    """The code to keep of a province typed by name or code; "" for nothing typed.

    InvalidInput when there is no such province, with the likely ones.
    """
    if not clean_line(typed):
        return ""
    match = places.find_province(typed, on=today)
    if match.found is None:
        raise InvalidInput([Problem("province", match.message)])
    return match.found.code


def province_name(code: str, today: dt.date) -> str:
    """«Tỉnh Cao Bằng» for «04»; "" for "", the code itself where the places do not know it."""
    found = places.province(code, today)
    return found.name if found else code


def agencies(records: Records) -> list[KnownAgency]:
    """Every agency of the installation, by key."""
    with records.installation(writes=False) as session:
        return [known(row) for row in session.scalars(select(AgencyRow).order_by(AgencyRow.key))]


def _check(key: str, profile: Profile, today: dt.date) -> None:
    problems = []
    if not _KEY.fullmatch(key):
        problems.append(
            Problem("key", "mã gồm chữ thường không dấu, số và dấu -, từ 2 đến 64 ký tự.")
        )
    if not profile.agency.name.strip():
        problems.append(Problem("name", "cần tên cơ quan."))
    if profile.province and places.province(profile.province, today) is None:
        message = f"không có tỉnh mã «{profile.province[:20]}»; hãy chọn lại."
        problems.append(Problem("province", message))
    if problems:
        raise InvalidInput(problems)


def _write(row: AgencyRow, profile: Profile) -> None:
    agency = profile.agency
    row.side = agency.side.value
    row.name = "\n".join(map(clean_line, agency.name_lines))
    row.superior = "\n".join(map(clean_line, agency.superior_lines))
    row.sign = clean_line(agency.sign)
    row.author = clean_line(agency.author)
    row.place = clean_line(profile.place)
    row.organ_id = clean_line(profile.organ_id)
    row.province = profile.province


def _journal(session: Session, records: Records, who: Operator, row: AgencyRow) -> None:
    session.add(
        JournalRow(
            agency_id=row.id,
            at=records.clock(),
            actor=who.name,
            act=Act.PROFILE.value,
            subject="agency",
            subject_id=row.id,
            detail={"added": row.key, "name": row.name},
        )
    )
