"""The journal: who did what, when. Written by `Desk.note`, never changed, read here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from docgen.records.desk import Desk
from docgen.records.rights import Act
from docgen.records.tables import JournalRow


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One act. `person_id` None: the operator of the server, under the name in `actor`.

    `subject` and `subject_id` say what was acted on («entry», «paper», «draft», «person» …).
    """

    id: int
    at: dt.datetime
    actor: str
    person_id: int | None
    act: Act
    subject: str
    subject_id: int | None
    detail: Mapping[str, Any]


def journal(
    desk: Desk,
    *,
    subject: tuple[str, int] | None = None,
    before: int | None = None,
    limit: int = 100,
) -> list[JournalLine]:
    """The newest acts first; `before` is the id of the last line seen, for the page after it."""
    desk.allow(Act.READ_JOURNAL)
    query = select(JournalRow).order_by(JournalRow.id.desc()).limit(limit)
    if subject is not None:
        query = query.filter_by(subject=subject[0], subject_id=subject[1])
    if before is not None:
        query = query.where(JournalRow.id < before)
    return [_line(row) for row in desk.session.scalars(query)]


def _line(row: JournalRow) -> JournalLine:
    return JournalLine(
        id=row.id,
        at=row.at,
        actor=row.actor,
        person_id=row.person_id,
        act=Act(row.act),
        subject=row.subject,
        subject_id=row.subject_id,
        detail=row.detail,
    )
