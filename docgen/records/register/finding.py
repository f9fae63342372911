"""Finding lines of the register: by number, dates, state, and words without marks.

The register has no index of words: it holds what a clerk reads line by line, and a search through
the words reads on, a stretch of lines at a time, until its page is full.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select, tuple_

from docgen.records.desk import Desk
from docgen.records.register.entry import Entry, State, entry_of
from docgen.records.register.listing import PAGE_SIZE, EntryPage
from docgen.records.rights import Act
from docgen.records.tables import EntryRow
from docgen.vietnamese import clean_line, fold

#: Lines that are read at once while words are looked for.
_STRETCH = 2_000


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """What is looked for; "" and None ask nothing.

    `number` is that of one line. `first` and `last` are days of papers, both included. Every word of
    `words` must occur, or begin a word, somewhere in what the line says of its paper.
    """

    series_id: int | None = None
    state: State | None = None
    number: int | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    words: str = ""


def find_entries(
    desk: Desk,
    query: EntryQuery,
    *,
    after: tuple[int, int] | None = None,
    limit: int = PAGE_SIZE,
) -> EntryPage:
    """The lines that answer every part of the query, in order of series and number."""
    desk.allow(Act.READ)
    statement = select(EntryRow).where(*_conditions(query))
    statement = statement.order_by(EntryRow.series_id, EntryRow.number)
    words = fold(clean_line(query.words)).split()
    stretch = _STRETCH if words else limit + 1
    found: list[Entry] = []
    while len(found) <= limit:
        rows = _stretch(desk, statement, after, stretch)
        found += [entry_of(row) for row in rows if _says(row, words)]
        if len(rows) < stretch:
            break
        after = (rows[-1].series_id, rows[-1].number)
    page = tuple(found[:limit])
    return EntryPage(page, (page[-1].series_id, page[-1].number) if len(found) > limit else None)


def _conditions(query: EntryQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.series_id is not None:
        conditions.append(EntryRow.series_id == query.series_id)
    if query.state is not None:
        conditions.append(EntryRow.state == query.state.value)
    if query.number is not None:
        conditions.append(EntryRow.number == query.number)
    if query.first is not None:
        conditions.append(EntryRow.paper_date >= query.first)
    if query.last is not None:
        conditions.append(EntryRow.paper_date <= query.last)
    return conditions


def _stretch(
    desk: Desk, statement: Select[EntryRow], after: tuple[int, int] | None, limit: int
) -> list[EntryRow]:
    if after is not None:
        place = tuple_(EntryRow.series_id, EntryRow.number)
        statement = statement.where(place > tuple_(*after))
    return list(desk.session.scalars(statement.limit(limit)))


def _says(row: EntryRow, words: list[str]) -> bool:
    if not words:
        return True
    texts = (row.number_text, row.kind_name, row.abstract, row.signer, row.recipients, row.note)
    said = " " + fold(" ".join(texts))
    return all(f" {word}" in said for word in words)
