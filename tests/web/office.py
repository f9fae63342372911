"""An office to test on: two agencies, a person of every role in each, one password for all."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient

from docgen.model import Agency, Side
from docgen.records import Operator, Profile, Records
from docgen.records.agencies import add_agency
from docgen.records.desk import Clock
from docgen.records.drafts import Draft, start_draft
from docgen.records.engine import open_engine
from docgen.records.people import add_person, set_password_hash
from docgen.records.register import Grouping, Numbering, Period, add_numbering
from docgen.records.rights import Role
from docgen.records.store import open_store
from docgen.records.upgrade import upgrade
from web import create_app
from web.beginnings import title_of
from web.settings import read_settings
from web.wiring import LateConverter, Services, open_services

PASSWORD = "mật khẩu của kiểm thử"  # noqa: S105 - the password of nobody real
#: Made cheap to verify, for tests sign in some thousand times; `test_passwords` sees to the real cost.
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
HERE, THERE = "ubnd-tan-an", "dang-uy-tan-an"
OPERATOR = Operator("Người cài đặt")
#: Who has which role, in either agency.
NAMES = {
    Role.DRAFTER: "Hoàng Thị Nga",
    Role.CLERK: "Trần Thị Thư",
    Role.LEADER: "Lê Thị Mơ",
    Role.ADMIN: "Đỗ Văn Quân",
}
DAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)

_STATE = Agency(
    Side.STATE, ("Uỷ ban nhân dân", "xã Tân An"), sign="UBND", author="Uỷ ban nhân dân xã Tân An"
)
_PARTY = Agency(Side.PARTY, ("Đảng uỷ xã Tân An",), ("Đảng bộ tỉnh Hà Nam",), sign="ĐU")

PLAN: dict[str, Any] = {
    "issuer": {"side": "state", "name": "Uỷ ban nhân dân\nxã Tân An", "sign": "UBND"},
    "place": "Tân An",
    "signature": {"authority": "TM. Uỷ ban nhân dân", "position": "Chủ tịch", "name": "Lê Thị Mơ"},
    "recipients": [{"name": "Các xóm", "purpose": "t/h"}],
    "filing": {"keeper": "VT"},
    "papers": [
        {"kind": "plan", "abstract": "Xây dựng điển hình tiên tiến", "body": "I. MỤC ĐÍCH\n- Một."}
    ],
}
LIST: dict[str, Any] = {
    **PLAN,
    "papers": [
        {
            "kind": "commendation_list",
            "abstract": "cá nhân tiêu biểu",
            "individuals": {"rows": [{"name": "Trần Thị Bưởi", "achievement": "Giỏi"}]},
        }
    ],
}


@dataclass(frozen=True)
class Office:
    """The app and its records."""

    app: Flask
    services: Services

    @property
    def records(self) -> Records:
        """The records behind the app."""
        return self.services.records

    def client(self, login: str = "") -> FlaskClient:
        """A browser, signed in under a login when one is given."""
        client = self.app.test_client()
        if login:
            given = {"login": login, "password": PASSWORD}
            assert client.post("/dang-nhap", data=given).status_code == 302
        return client

    def role(self, role: Role, agency: str = HERE) -> FlaskClient:
        """A browser of the person who has this role in an agency."""
        return self.client(login_of(role, agency))

    def draft(self, content: dict[str, Any] = PLAN, agency: str = HERE) -> Draft:
        """A draft in an agency."""
        kind = content["papers"][0]["kind"]
        with self.records.desk(agency, OPERATOR) as desk:
            return start_draft(desk, kind, title_of(content), content)


def login_of(role: Role, agency: str = HERE) -> str:
    """The login of the person who has a role in an agency."""
    return f"{role.value}.{agency}"


def open_office(
    home: Path, converter: LateConverter, *, csrf: bool = False, clock: Clock = lambda: NOW
) -> Office:
    """An office in a folder, set up at `NOW`; without another `clock` that moment never ends."""
    settings = read_settings({}, home=home, secret="k" * 40, upload_bytes=4 << 20)
    home.mkdir(parents=True, exist_ok=True)
    (home / "docgen.db").write_bytes(_set_up())
    services = open_services(settings, converter=converter, clock=clock)
    app = create_app(services)
    app.config.update(TESTING=False, WTF_CSRF_ENABLED=csrf)
    return Office(app, services)


@cache
def _set_up() -> bytes:
    """The database of the two agencies and their people, which a process makes once."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "docgen.db"
        engine = open_engine(f"sqlite:///{file}")
        upgrade(engine)
        records = Records(engine, open_store(Path(folder) / "files"), lambda: NOW)
        add_agency(records, OPERATOR, HERE, Profile(_STATE, "Tân An", province="08"))
        add_agency(records, OPERATOR, THERE, Profile(_PARTY, "Tân An"))
        for agency in (HERE, THERE):
            _furnish(records, agency)
        records.close()
        return file.read_bytes()


def _furnish(records: Records, agency: str) -> None:
    with records.desk(agency, OPERATOR) as desk:
        add_numbering(desk, Numbering(Grouping.ALL, Period.CALENDAR_YEAR, dt.date(2020, 1, 1)))
        for role in Role:
            person = add_person(desk, login_of(role, agency), NAMES[role], [role])
            set_password_hash(desk, person.id, HASH)
