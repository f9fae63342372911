"""What an agency keeps ready for its next papers: signers, lists of recipients, templates, keys.

An issued paper copies what it uses, so changing or retiring an item changes no paper. Nothing is
deleted: an item that is no longer wanted is retired.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import select

from docgen.errors import InvalidInput, NotFound, Problem
from docgen.records.desk import Desk
from docgen.records.rights import Act
from docgen.records.tables import StandingRow
from docgen.vietnamese import clean_line, sort_key


class Sort(Enum):
    """What an item is; each sort has the act that writing it needs."""

    SIGNER = "signer"
    RECIPIENTS = "recipients"
    TEMPLATE = "template"
    API_KEY = "api_key"


_ACTS = {
    Sort.SIGNER: Act.STANDING,
    Sort.RECIPIENTS: Act.STANDING,
    Sort.TEMPLATE: Act.TEMPLATE,
    Sort.API_KEY: Act.API_KEY,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One item. `content` is its values as JSON; what they are is the caller's business."""

    id: int
    sort: Sort
    name: str
    content: Mapping[str, Any]
    active: bool
    changed_at: dt.datetime
    changed_by: str


def add_standing(desk: Desk, sort: Sort, name: str, content: Mapping[str, Any]) -> Standing:
    """Keep a new item. Raises InvalidInput without a name."""
    desk.allow(_ACTS[sort])
    row = StandingRow(
        agency_id=desk.agency.id,
        sort=sort.value,
        name=_checked(name),
        content=dict(content),
        changed_at=desk.now,
        changed_by=desk.actor.name,
    )
    desk.add(row)
    desk.note(_ACTS[sort], sort.value, row.id, added=row.name)
    return _standing(row)


def change_standing(desk: Desk, item_id: int, name: str, content: Mapping[str, Any]) -> Standing:
    """Write an item anew; NotFound when the agency has none of that id."""
    row = _row(desk, item_id)
    act = _ACTS[Sort(row.sort)]
    desk.allow(act)
    before = row.name
    row.name, row.content = _checked(name), dict(content)
    row.changed_at, row.changed_by = desk.now, desk.actor.name
    desk.note(act, row.sort, row.id, name=row.name, name_before=before)
    return _standing(row)


def retire_standing(desk: Desk, item_id: int, *, active: bool = False) -> Standing:
    """Take an item out of use, or back into it."""
    row = _row(desk, item_id)
    act = _ACTS[Sort(row.sort)]
    desk.allow(act)
    row.active = active
    row.changed_at, row.changed_by = desk.now, desk.actor.name
    desk.note(act, row.sort, row.id, active=active)
    return _standing(row)


def get_standing(desk: Desk, item_id: int) -> Standing:
    """One item; NotFound when the agency has none of that id."""
    desk.allow(Act.READ)
    return _standing(_row(desk, item_id))


def standing(desk: Desk, sort: Sort, *, retired: bool = False) -> list[Standing]:
    """The items of a sort in Vietnamese order of their names; those retired only when asked for."""
    desk.allow(Act.READ)
    query = select(StandingRow).filter_by(sort=sort.value)
    if not retired:
        query = query.filter_by(active=True)
    rows = desk.session.scalars(query)
    return sorted(map(_standing, rows), key=lambda item: (sort_key(item.name), item.id))


def _checked(name: str) -> str:
    if not (name := clean_line(name)):
        raise InvalidInput([Problem("name", "cần một tên để gọi mục này.")])
    return name


def _row(desk: Desk, item_id: int) -> StandingRow:
    row = desk.session.get(StandingRow, item_id)
    if row is None:
        raise NotFound("Không có mục này trong danh mục của cơ quan.")
    return row


def _standing(row: StandingRow) -> Standing:
    return Standing(
        id=row.id,
        sort=Sort(row.sort),
        name=row.name,
        content=row.content,
        active=row.active,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
    )
