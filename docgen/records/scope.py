"""The one mechanism that keeps agencies apart: a session that sees one agency.

Every ORM statement of an `AgencySession` is narrowed to the rows of its agency before it runs, and
every new row is checked before it is written. What the mechanism could not narrow (plain SQL,
inserts past the ORM) does not run at all. Callers have nothing to remember.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from docgen.errors import Refused
from docgen.records.tables import AgencyRow, Base, JournalRow, OfAgency

_AGENCY = "agency_id"
_WRITES = "writes"

NEVER_DELETED = (
    "Sổ và kho văn bản không xoá gì: số đã cấp thì huỷ kèm lý do, văn bản thì ghi bãi bỏ, "
    "dự thảo thì bỏ, người dùng thì cho ngừng hoạt động."
)


class AgencySession(Session):
    """A session whose statements see the rows of one agency and no other."""


def session_of_agency(engine: Engine, agency_id: int, *, writes: bool) -> AgencySession:
    """A session for one agency. Without `writes` a flush of changes is a fault of the program."""
    session = AgencySession(engine, expire_on_commit=False)
    session.info.update({_AGENCY: agency_id, _WRITES: writes})
    return session


@event.listens_for(AgencySession, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> None:
    if state.is_delete:
        raise Refused(NEVER_DELETED)
    if not state.is_orm_statement or state.is_insert or state.is_from_statement:
        raise RuntimeError("a session of an agency runs ORM selects and updates only")
    agency_id: int = state.session.info[_AGENCY]
    # Functions and not ready-made conditions: SQLAlchemy 2.1 does not carry the latter over to an
    # alias that is joined, and the other agency's rows come through.
    state.statement = state.statement.options(
        with_loader_criteria(
            OfAgency, lambda row: row.agency_id == agency_id, include_aliases=True
        ),
        with_loader_criteria(
            JournalRow, lambda row: row.agency_id == agency_id, include_aliases=True
        ),
        with_loader_criteria(AgencyRow, lambda row: row.id == agency_id, include_aliases=True),
    )


@event.listens_for(AgencySession, "before_flush")
def _check(session: Session, _context: Any, _instances: Any) -> None:
    if session.deleted:
        raise Refused(NEVER_DELETED)
    changed = [row for row in session.dirty if session.is_modified(row)]
    if not session.info[_WRITES] and (session.new or changed):
        raise RuntimeError("this desk was opened for reading")
    for row in [*session.new, *changed]:
        if _owner(row) != session.info[_AGENCY]:
            raise RuntimeError(f"{type(row).__name__} belongs to another agency")


def _owner(row: Base) -> int | None:
    if isinstance(row, AgencyRow):
        return row.id
    owner: int | None = row.agency_id  # type: ignore[attr-defined] # every other table has it; a test walks them
    return owner
