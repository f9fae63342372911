"""The desk: one agency, one actor, one transaction.

    with records.desk("ubnd-xa-a", Operator("root")) as desk:
        entry = register.reserve(desk, ...)

Whatever is done at a desk is written together when the block ends, or not at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from docgen.errors import NotAllowed, NotFound
from docgen.model import Agency, Side
from docgen.records import upgrade
from docgen.records.engine import for_reading, open_engine, plain_errors
from docgen.records.rights import RIGHTS, Act, Role, may
from docgen.records.scope import AgencySession, session_of_agency
from docgen.records.store import FilesPlace, Store, open_store
from docgen.records.tables import AgencyRow, Base, JournalRow, PersonRow

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The clock of a real installation."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever runs the server: the command line, the worker. May do everything, under this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts at a desk. `person_id` None is the operator, who carries every role."""

    name: str
    roles: tuple[Role, ...]
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What an agency says of itself today; issued papers keep what it said then.

    `place` is the địa danh of its papers. `organ_id` is its identifier in exchanges (mã định danh,
    QĐ 20/2020/QĐ-TTg). `province` is the code of the province it lies in, "" where nobody has said:
    it tells the agency from its namesakes.
    """

    agency: Agency
    place: str = ""
    organ_id: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True)
class KnownAgency:
    """An agency of this installation. `key` is its short name in commands and addresses."""

    id: int
    key: str
    profile: Profile


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the functions of the records work. `now` is the same moment all through."""

    session: AgencySession
    agency: KnownAgency
    actor: Actor
    store: Store
    now: dt.datetime

    def allow(self, act: Act) -> None:
        """Raise NotAllowed unless the actor may do this."""
        if self.actor.person_id is not None and not may(self.actor.roles, act):
            raise NotAllowed(f"{self.actor.name} chưa được giao quyền {RIGHTS[act].name}.")

    def add(self, row: Base) -> None:
        """Write a new row now, so that its id is known."""
        self.session.add(row)
        self.session.flush()

    def note(self, act: Act, subject: str, subject_id: int | None, **detail: Any) -> None:
        """Write an act into the journal, in the transaction of the act itself."""
        self.session.add(
            JournalRow(
                agency_id=self.agency.id,
                at=self.now,
                person_id=self.actor.person_id,
                actor=self.actor.name,
                act=act.value,
                subject=subject,
                subject_id=subject_id,
                detail=detail,
            )
        )


class Records:
    """The records of an installation: a database and a store of files."""

    def __init__(self, engine: Engine, store: Store, clock: Clock = utc_now) -> None:
        self.engine = engine
        self.store = store
        self.clock = clock

    @classmethod
    def open(cls, url: str, files: FilesPlace, clock: Clock = utc_now) -> Records:
        """The records at a URL; RecordsUnavailable when absent or of another version.

        `files` is a folder, or the address of an object store.
        """
        engine = open_engine(url)
        upgrade.check(engine)
        return cls(engine, open_store(files), clock)

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    @contextmanager
    def desk(self, agency_key: str, who: int | Operator) -> Iterator[Desk]:
        """A desk for writing. `who` is the id of a person of this agency, or the operator.

        Raises NotFound for an unknown agency and NotAllowed for a person who is not (or no longer)
        of it; `Busy` when another writer holds on for too long.
        """
        with plain_errors(), self._desk(agency_key, who, writes=True) as desk:
            yield desk
            desk.session.commit()

    @contextmanager
    def reading(self, agency_key: str, who: int | Operator) -> Iterator[Desk]:
        """A desk for reading: waits for nobody and writes nothing."""
        with plain_errors(), self._desk(agency_key, who, writes=False) as desk:
            yield desk

    @contextmanager
    def installation(self, *, writes: bool = True) -> Iterator[Session]:
        """A session that sees every agency: for sign-in, agencies, verify and backup only.

        Without `writes` it waits for nobody and nothing of it is kept.
        """
        engine = self.engine if writes else for_reading(self.engine)
        with plain_errors(), Session(engine, expire_on_commit=False) as session:
            yield session
            if writes:
                session.commit()

    @contextmanager
    def _desk(self, agency_key: str, who: int | Operator, *, writes: bool) -> Iterator[Desk]:
        engine = self.engine if writes else for_reading(self.engine)
        agency = self._agency(agency_key)
        with session_of_agency(engine, agency.id, writes=writes) as session:
            actor = _actor(session, who)
            yield Desk(session, agency, actor, self.store, self.clock())

    def _agency(self, agency_key: str) -> KnownAgency:
        with Session(for_reading(self.engine)) as session:
            row = session.scalars(select(AgencyRow).filter_by(key=agency_key)).first()
        if row is None:
            raise NotFound(f"Không có cơ quan «{agency_key}»; xem «docgen agency list».")
        return known(row)


def known(row: AgencyRow) -> KnownAgency:
    """The agency that a row holds."""
    agency = Agency(
        side=Side(row.side),
        name_lines=tuple(row.name.split("\n")),
        superior_lines=tuple(filter(None, row.superior.split("\n"))),
        sign=row.sign,
        author=row.author,
    )
    return KnownAgency(row.id, row.key, Profile(agency, row.place, row.organ_id, row.province))


def roles_of(written: str) -> tuple[Role, ...]:
    """The roles of a `PersonRow`."""
    return tuple(Role(name) for name in written.split(",") if name)


def _actor(session: AgencySession, who: int | Operator) -> Actor:
    if isinstance(who, Operator):
        return Actor(who.name, tuple(Role))
    # The session sees one agency, so a person of another one is simply not there.
    row = session.get(PersonRow, who)
    if row is None or not row.active:
        raise NotAllowed("Tài khoản không thuộc cơ quan này hoặc đã ngừng hoạt động.")
    return Actor(row.full_name, roles_of(row.roles), row.id)
