"""Drafts: saved at every pause, every version kept, nobody's words written over unseen.

Whoever saves says which version they had before their eyes. When another save came in between, the
draft is not touched and `DraftMoved` brings what stands there now.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import select

from docgen.errors import Conflict, InvalidInput, NotFound, Problem, Refused
from docgen.records.desk import Desk
from docgen.records.rights import Act
from docgen.records.tables import DraftRow, DraftVersionRow
from docgen.vietnamese import clean_line

#: Most that one draft may hold, bytes of JSON.
LARGEST = 8 << 20
PAGE_SIZE = 50


class DraftState(Enum):
    """What became of a draft."""

    OPEN = "open"
    ISSUED = "issued"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft in one version. `kind` is the id of a kind of paper; `content` its values as JSON.

    `newest` is the newest version there is; a save must name it.
    """

    id: int
    kind: str
    title: str
    state: DraftState
    version: int
    newest: int
    content: Mapping[str, Any]
    saved_at: dt.datetime
    saved_by: str


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list, without its content."""

    id: int
    kind: str
    title: str
    state: DraftState
    version: int
    saved_at: dt.datetime
    saved_by: str


class DraftMoved(Conflict):
    """Somebody saved in between; `current` is what stands there now."""

    def __init__(self, current: Draft) -> None:
        self.current = current
        super().__init__(
            f"{current.saved_by} vừa lưu bản {current.version} của dự thảo này; "
            "hãy xem bản đó rồi lưu lại phần của mình."
        )


def start_draft(desk: Desk, kind: str, title: str, content: Mapping[str, Any]) -> Draft:
    """A new draft with its first version."""
    desk.allow(Act.DRAFT)
    content = _as_kept(content)
    row = DraftRow(
        agency_id=desk.agency.id,
        kind=kind,
        title=clean_line(title),
        state=DraftState.OPEN.value,
        version=1,
        created_at=desk.now,
        created_by=desk.actor.name,
        saved_at=desk.now,
        saved_by=desk.actor.name,
    )
    desk.add(row)
    desk.add(_version(desk, row, content))
    desk.note(Act.DRAFT, "draft", row.id, version=1)
    return get_draft(desk, row.id)


def save_draft(
    desk: Desk, draft_id: int, seen: int, title: str, content: Mapping[str, Any]
) -> Draft:
    """Add a version after the one that the writer had `seen`.

    The same words again add none, so a save may be repeated. Raises DraftMoved when the newest
    version is another than `seen`; Refused when the draft is closed.
    """
    desk.allow(Act.DRAFT)
    content = _as_kept(content)
    row = _locked(desk, draft_id)
    current = get_draft(desk, draft_id)
    if (current.title, current.content) == (clean_line(title), content):
        return current
    _refuse_closed(row)
    if row.version != seen:
        raise DraftMoved(current)
    row.version += 1
    row.title = clean_line(title)
    row.saved_at, row.saved_by = desk.now, desk.actor.name
    desk.add(_version(desk, row, content))
    desk.note(Act.DRAFT, "draft", row.id, version=row.version)
    return get_draft(desk, draft_id)


def discard_draft(desk: Desk, draft_id: int) -> None:
    """Put a draft away; its versions stay. Doing it again changes nothing."""
    desk.allow(Act.DISCARD)
    row = _locked(desk, draft_id)
    if row.state == DraftState.DISCARDED.value:
        return
    _refuse_closed(row)
    row.state = DraftState.DISCARDED.value
    desk.note(Act.DISCARD, "draft", row.id)


def hold_draft(desk: Desk, draft_id: int) -> Draft:
    """The draft as it stands, in its newest version; nobody saves it until the transaction ends."""
    desk.allow(Act.KEEP)
    _locked(desk, draft_id)
    return get_draft(desk, draft_id)


def close_as_issued(desk: Desk, draft_id: int) -> None:
    """Mark a draft as issued, when its paper goes into the archive."""
    desk.allow(Act.KEEP)
    _locked(desk, draft_id).state = DraftState.ISSUED.value


def get_draft(desk: Desk, draft_id: int, version: int | None = None) -> Draft:
    """A draft in a version, the newest unless told; NotFound when there is none."""
    desk.allow(Act.READ_DRAFTS)
    row = _row(desk, draft_id)
    wanted = row.version if version is None else version
    query = select(DraftVersionRow).filter_by(draft_id=row.id, version=wanted)
    words = desk.session.scalars(query).first()
    if words is None:
        raise NotFound(f"Dự thảo này không có bản {wanted}.")
    return Draft(
        id=row.id,
        kind=row.kind,
        title=words.title,
        state=DraftState(row.state),
        version=words.version,
        newest=row.version,
        content=words.content,
        saved_at=words.saved_at,
        saved_by=words.saved_by,
    )


def drafts(
    desk: Desk,
    state: DraftState = DraftState.OPEN,
    *,
    before: int | None = None,
    limit: int = PAGE_SIZE,
) -> list[DraftLine]:
    """Drafts, the youngest first; `before` is the id of the last one seen, for the next page."""
    desk.allow(Act.READ_DRAFTS)
    query = select(DraftRow).filter_by(state=state.value).order_by(DraftRow.id.desc()).limit(limit)
    if before is not None:
        query = query.where(DraftRow.id < before)
    return [
        DraftLine(
            row.id, row.kind, row.title, DraftState(row.state), row.version, row.saved_at, row.saved_by
        )
        for row in desk.session.scalars(query)
    ]  # fmt: skip


def _as_kept(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content as JSON gives it back (lists for tuples), so that it can be compared."""
    words = json.dumps(content, ensure_ascii=False)
    if (size := len(words.encode())) > LARGEST:
        raise InvalidInput(
            [Problem("", f"dự thảo quá lớn ({size >> 20} MB); tối đa {LARGEST >> 20} MB.")]
        )
    read: dict[str, Any] = json.loads(words)
    return read


def _version(desk: Desk, row: DraftRow, content: dict[str, Any]) -> DraftVersionRow:
    return DraftVersionRow(
        agency_id=desk.agency.id,
        draft_id=row.id,
        version=row.version,
        title=row.title,
        content=content,
        saved_at=row.saved_at,
        saved_by=row.saved_by,
    )


def _refuse_closed(row: DraftRow) -> None:
    if row.state != DraftState.OPEN.value:
        word = "phát hành" if row.state == DraftState.ISSUED.value else "bỏ"
        raise Refused(f"Dự thảo này đã {word}, không sửa được nữa.")


def _locked(desk: Desk, draft_id: int) -> DraftRow:
    return _row(desk, draft_id, lock=True)


def _row(desk: Desk, draft_id: int, *, lock: bool = False) -> DraftRow:
    row = desk.session.get(DraftRow, draft_id, with_for_update=lock, populate_existing=lock)
    if row is None:
        raise NotFound("Không có dự thảo này trong cơ quan.")
    return row
