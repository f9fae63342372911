"""Reading the register: by series and number, what is still reserved, and twins."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select, tuple_

from docgen.errors import NotFound
from docgen.records.desk import Desk
from docgen.records.register.entry import Entry, State, entry_of
from docgen.records.rights import Act
from docgen.records.tables import EntryRow, SeriesRow

#: Lines a page holds unless the caller says otherwise.
PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page of the register. `after` asks for the next page; None on the last."""

    entries: tuple[Entry, ...]
    after: tuple[int, int] | None


def entries(
    desk: Desk,
    series_id: int | None = None,
    state: State | None = None,
    *,
    after: tuple[int, int] | None = None,
    limit: int = PAGE_SIZE,
) -> EntryPage:
    """Lines in order of series and number, a page at a time; every page costs the same."""
    desk.allow(Act.READ)
    query = select(EntryRow).order_by(EntryRow.series_id, EntryRow.number).limit(limit + 1)
    if series_id is not None:
        query = query.filter_by(series_id=series_id)
    if state is not None:
        query = query.filter_by(state=state.value)
    if after is not None:
        query = query.where(tuple_(EntryRow.series_id, EntryRow.number) > tuple_(*after))
    rows = desk.session.scalars(query).all()
    page = tuple(entry_of(row) for row in rows[:limit])
    more = len(rows) > limit
    return EntryPage(page, (page[-1].series_id, page[-1].number) if more else None)


def whole_series(desk: Desk, series_id: int) -> list[Entry]:
    """Every line of a series in order of number, as the book is printed."""
    desk.allow(Act.READ)
    query = select(EntryRow).filter_by(series_id=series_id).order_by(EntryRow.number)
    return [entry_of(row) for row in desk.session.scalars(query)]


def still_reserved(desk: Desk, before: dt.datetime | None = None) -> list[Entry]:
    """Numbers taken and neither confirmed nor voided, the oldest first: what a crash left behind.

    `before` leaves out those taken since, whose work may still be going on.
    """
    desk.allow(Act.READ)
    query = select(EntryRow).filter_by(state=State.RESERVED.value).order_by(EntryRow.id)
    if before is not None:
        query = query.where(EntryRow.reserved_at < before)
    return [entry_of(row) for row in desk.session.scalars(query)]


def get_entry(desk: Desk, entry_id: int) -> Entry:
    """One entry by id; NotFound when the agency has none of it."""
    desk.allow(Act.READ)
    row = desk.session.get(EntryRow, entry_id)
    if row is None:
        raise NotFound("Không có số này trong sổ của cơ quan.")
    return entry_of(row)


def entry_under_key(desk: Desk, key: str) -> Entry | None:
    """What a request key got; None while it got nothing."""
    desk.allow(Act.READ)
    row = desk.session.scalars(select(EntryRow).filter_by(request_key=key)).first()
    return entry_of(row) if row else None


def twins(desk: Desk, entry: Entry) -> list[Entry]:
    """Other papers of the same period that bear the same number and symbol.

    HD05 gives Quyết định and Quy định the same letters and a series each, so that «Số 05-QĐ/…» may
    stand on two papers. Lawful, read literally, yet a clerk must know (NĐ 30/2020 PL.VI-1-III.1h).
    """
    desk.allow(Act.READ)
    own = desk.session.get_one(SeriesRow, entry.series_id)
    query = (
        select(EntryRow)
        .join(SeriesRow, SeriesRow.id == EntryRow.series_id)
        .where(
            EntryRow.number_text == entry.number_text,
            EntryRow.number_text != "",
            EntryRow.id != entry.id,
            SeriesRow.numbering_id == own.numbering_id,
            SeriesRow.period_key == own.period_key,
        )
        .order_by(EntryRow.id)
    )
    return [entry_of(row) for row in desk.session.scalars(query)]
