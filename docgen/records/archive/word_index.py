"""Papers by their words, newest first, without reading all that a common word stands in.

SQLite numbers the rows of its index by day and id, so the index itself yields the newest paper
first. PostgreSQL's index of words has no order: the newest papers are looked through one by one,
and the index is asked only when they do not fill the page, which is when the words are rare.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    SQLColumnExpression,
    cast,
    column,
    literal,
    select,
    table,
    tuple_,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from docgen.records.desk import Desk
from docgen.records.tables import PaperRow

#: Words asked of a column of `PaperRow` that is searched («folded», «signer_key», «agency_key»).
Asked = Mapping[str, Sequence[str]]
#: A day and an id: the place of a paper in the order of a search.
Place = tuple[dt.date, int]
#: Letters beyond this many of a word narrow a search no further.
LONGEST_WORD = 64

#: So many of the newest papers does PostgreSQL look through before it asks its index.
_NEAR = 4_000
#: What stands before the words of a column in the one list that PostgreSQL keeps of a paper.
_MARKS = {"folded": "", "signer_key": "@", "agency_key": "#"}
#: SQLite: the number of a row of the index is the day, read as one number, above the id.
_ID_BITS = 32
_ID_MASK = (1 << _ID_BITS) - 1

_SQLITE = table("paper_words", column("rowid"), column("paper_words"))
_POSTGRESQL = table(
    "paper_words", column("paper_id"), column("agency_id"), column("paper_date"), column("words")
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the papers in the order of a search; None where it has no end.

    From the day `last`, or what follows `after`, down to the day `first`, or the paper `down_to`.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    after: Place | None = None
    down_to: Place | None = None

    def conditions(
        self, day: SQLColumnExpression[Any], paper_id: SQLColumnExpression[Any]
    ) -> list[ColumnElement[bool]]:
        """That a paper lies in the stretch, by its day and its id."""
        found = []
        if self.first is not None:
            found.append(day >= self.first)
        if self.last is not None:
            found.append(day <= self.last)
        if self.after is not None:
            found.append(tuple_(day, paper_id) < tuple_(*self.after))
        if self.down_to is not None:
            found.append(tuple_(day, paper_id) >= tuple_(*self.down_to))
        return found


def with_words(
    desk: Desk, papers: Select[Any], asked: Asked, stretch: Stretch, most: int
) -> Sequence[Row[Any]]:
    """The newest `most` rows of `papers`, a select of `PaperRow`, that have the words.

    Every word must occur in its column, the last one as the beginning of a word at least.
    """
    if desk.session.get_bind().dialect.name == "sqlite":
        return desk.session.execute(_streamed(desk, papers, asked, stretch).limit(most)).all()
    edge = _edge(desk, stretch)
    near = _looked_through(desk, papers, asked, replace(stretch, down_to=edge))
    rows = desk.session.execute(near.limit(most)).all()
    if edge is None or len(rows) == most:
        return rows
    far = _looked_up(desk, papers, asked, replace(stretch, after=edge))
    return [*rows, *desk.session.execute(far.limit(most - len(rows))).all()]


def in_text(asked: Asked) -> list[ColumnElement[bool]]:
    """The same of a paper's own columns: no index helps, good for few papers."""
    return [
        (literal(" ") + getattr(PaperRow, name) + " ").like(
            f"% {word}%" if open_ else f"% {word} %"
        )
        for name, words in asked.items()
        for word, open_ in _with_ends(words)
    ]


def _with_ends(words: Sequence[str]) -> list[tuple[str, bool]]:
    """The words, each with whether it may be the beginning of a longer one."""
    last = len(words) - 1
    return [(word, place == last or len(word) == LONGEST_WORD) for place, word in enumerate(words)]


# Words are letters and figures only (`search_words`), so none is a sign of either query language.


def _streamed(desk: Desk, papers: Select[Any], asked: Asked, stretch: Stretch) -> Select[Any]:
    row = _SQLITE.c.rowid
    parts = [f'owner : "a{desk.agency.id}"']
    for name, words in asked.items():
        ends = (f'"{word}"{"*" if open_ else ""}' for word, open_ in _with_ends(words))
        parts.append(f"{name} : ({' AND '.join(ends)})")
    match = _SQLITE.c.paper_words.op("MATCH")(literal(" AND ".join(parts)))
    bounds = []
    if stretch.first is not None:
        bounds.append(row >= _row_number(stretch.first, 0))
    if stretch.last is not None:
        bounds.append(row <= _row_number(stretch.last, _ID_MASK))
    if stretch.after is not None:
        bounds.append(row < _row_number(*stretch.after))
    return (
        papers.join(_SQLITE, PaperRow.id == row.op("&")(_ID_MASK))
        .where(match, *bounds)
        .order_by(row.desc())
    )


def _row_number(day: dt.date, paper_id: int) -> int:
    return int(day.isoformat().replace("-", "")) << _ID_BITS | max(0, min(paper_id, _ID_MASK))


def _edge(desk: Desk, stretch: Stretch) -> Place | None:
    """The last paper that is looked through; None when that is every paper of the stretch."""
    places = (
        select(PaperRow.paper_date, PaperRow.id)
        .where(*stretch.conditions(PaperRow.paper_date, PaperRow.id))
        .order_by(PaperRow.paper_date.desc(), PaperRow.id.desc())
    )
    found = desk.session.execute(places.offset(_NEAR - 1).limit(1)).first()
    return (found[0], found[1]) if found else None


def _looked_through(desk: Desk, papers: Select[Any], asked: Asked, stretch: Stretch) -> Select[Any]:
    words = _POSTGRESQL.c
    # «IS TRUE» keeps the planner from the index of words, of whose cost it has no idea.
    return (
        papers.join(_POSTGRESQL, words.paper_id == PaperRow.id)
        .where(
            words.agency_id == desk.agency.id,
            *stretch.conditions(words.paper_date, words.paper_id),
            _has(desk, asked).is_(True),
        )
        .order_by(words.paper_date.desc(), words.paper_id.desc())
    )


def _looked_up(desk: Desk, papers: Select[Any], asked: Asked, stretch: Stretch) -> Select[Any]:
    words = _POSTGRESQL.c
    # «OFFSET 0» keeps this a step of its own: what is found is sorted before its papers are read.
    found = (
        select(words.paper_id, words.paper_date)
        .where(_has(desk, asked), *stretch.conditions(words.paper_date, words.paper_id))
        .order_by(words.paper_date.desc(), words.paper_id.desc())
        .offset(0)
        .subquery("found")
    )
    return papers.join(found, found.c.paper_id == PaperRow.id).order_by(
        found.c.paper_date.desc(), found.c.paper_id.desc()
    )


def _has(desk: Desk, asked: Asked) -> ColumnElement[bool]:
    parts = [f"'={desk.agency.id}'"]
    for name, words in asked.items():
        ends = _with_ends(words)
        parts += [f"'{_MARKS[name]}{word}'{':*' if open_ else ''}" for word, open_ in ends]
    wanted = cast(literal(" & ".join(parts)), TSQUERY)
    return _POSTGRESQL.c.words.bool_op("@@")(wanted)
