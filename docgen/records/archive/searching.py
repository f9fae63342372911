"""Finding issued papers: by words without marks, number, kind, dates, signer, agency.

"ke hoach dien hinh" finds «Kế hoạch … điển hình»: every word must occur, in any order, the last one
may be the beginning of a word. Newest paper first; a page costs the same wherever it stands.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    tuple_,
)
from sqlalchemy.orm import aliased

from docgen.records.archive.snapshot import search_words
from docgen.records.desk import Desk
from docgen.records.rights import Act
from docgen.records.tables import AnnulmentRow, PaperRow
from docgen.vietnamese import clean_line, fold

#: Words beyond this many, and letters beyond this many of a word, narrow a search no further.
_MOST_WORDS, _LONGEST_WORD = 16, 64
PAGE_SIZE = 50
_QUOTED = '"{}"'

#: The full-text index of SQLite; a match is asked of the column that bears the table's own name.
_WORDS = table("paper_words", column("rowid"), column("paper_words"))


@dataclass(frozen=True, slots=True)
class PaperQuery:
    """What is looked for; "" and None ask nothing. `first` and `last` are days, both included.

    `with_former` also finds versions that a newer one replaced.
    """

    words: str = ""
    number: int | None = None
    kind_name: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    signer: str = ""
    agency: str = ""
    with_former: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper found, enough for a line of a list; `archive.get_paper` has the rest."""

    public_id: str
    version: int
    number_text: str
    kind_name: str
    day: dt.date
    abstract: str
    agency: str
    signer: str
    annulled: bool


@dataclass(frozen=True, slots=True)
class HitPage:
    """A page of papers. `after` asks for the next one; None on the last."""

    hits: tuple[Hit, ...]
    after: tuple[dt.date, int] | None


def search(
    desk: Desk,
    query: PaperQuery,
    *,
    after: tuple[dt.date, int] | None = None,
    limit: int = PAGE_SIZE,
) -> HitPage:
    """A page of the papers that answer every part of the query."""
    desk.allow(Act.READ)
    annulled = select(AnnulmentRow.id).where(AnnulmentRow.paper_id == PaperRow.id).exists()
    statement = (
        select(PaperRow, annulled)
        .where(*_conditions(desk, query))
        .order_by(PaperRow.paper_date.desc(), PaperRow.id.desc())
        .limit(limit + 1)
    )
    if after is not None:
        statement = statement.where(tuple_(PaperRow.paper_date, PaperRow.id) < tuple_(*after))
    rows = desk.session.execute(statement).all()
    hits = tuple(_hit(row, noted) for row, noted in rows[:limit])
    last = rows[limit - 1][0] if len(rows) > limit else None
    return HitPage(hits, (last.paper_date, last.id) if last else None)


def _conditions(desk: Desk, query: PaperQuery) -> list[ColumnElement[bool]]:
    conditions = _word_conditions(desk, query)
    if query.number is not None:
        conditions.append(PaperRow.number == query.number)
    if kind := clean_line(query.kind_name):
        conditions.append(PaperRow.kind_key == fold(kind))
    if query.first is not None:
        conditions.append(PaperRow.paper_date >= query.first)
    if query.last is not None:
        conditions.append(PaperRow.paper_date <= query.last)
    if not query.with_former:
        newer = aliased(PaperRow)
        conditions.append(~select(newer.id).where(newer.replaces_id == PaperRow.id).exists())
    return conditions


def _word_conditions(desk: Desk, query: PaperQuery) -> list[ColumnElement[bool]]:
    asked = {
        column: [word[:_LONGEST_WORD] for word in words[:_MOST_WORDS]]
        for column, text in _searched(query).items()
        if (words := search_words(text))
    }
    if not asked:
        return []
    if desk.session.get_bind().dialect.name == "sqlite":
        return [_in_fts5(asked)]
    return [_in_tsvector(column, words) for column, words in asked.items()]


def _searched(query: PaperQuery) -> dict[str, str]:
    """The columns of `PaperRow` that have an index of words, and what is asked of each."""
    return {"folded": query.words, "signer_key": query.signer, "agency_key": query.agency}


# Words are letters and figures only (`search_words`), so none is a sign of either query language.


def _in_fts5(asked: dict[str, list[str]]) -> ColumnElement[bool]:
    parts = (
        f"{column} : ({' '.join(map(_QUOTED.format, words))}*)" for column, words in asked.items()
    )
    match = _WORDS.c.paper_words.op("MATCH")(literal(" AND ".join(parts)))
    return PaperRow.id.in_(select(_WORDS.c.rowid).where(match))


def _in_tsvector(column: str, words: list[str]) -> ColumnElement[bool]:
    simple: ColumnElement[str] = literal_column("'simple'")
    wanted = func.to_tsquery(simple, " & ".join(f"'{word}'" for word in words) + ":*")
    return func.to_tsvector(simple, getattr(PaperRow, column)).bool_op("@@")(wanted)


def _hit(row: PaperRow, annulled: bool) -> Hit:
    return Hit(
        public_id=row.public_id,
        version=row.version,
        number_text=row.number_text,
        kind_name=row.kind_name,
        day=row.paper_date,
        abstract=row.abstract,
        agency=row.agency_name,
        signer=row.signer,
        annulled=annulled,
    )
