"""Finding issued papers: by words without marks, number, kind, dates, signer, agency.

"ke hoach dien hinh" finds «Kế hoạch … điển hình»: every word must occur, in any order, the last one
may be the beginning of a word. Newest paper first; a page costs the same wherever it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import aliased

from docgen.records.archive.snapshot import search_words
from docgen.records.archive.word_index import (
    LONGEST_WORD,
    Asked,
    Place,
    Stretch,
    in_text,
    with_words,
)
from docgen.records.desk import Desk
from docgen.records.rights import Act
from docgen.records.tables import AnnulmentRow, PaperRow
from docgen.vietnamese import clean_line, fold

#: Words beyond this many narrow a search no further.
_MOST_WORDS = 16
PAGE_SIZE = 50


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
    desk: Desk, query: PaperQuery, *, after: Place | None = None, limit: int = PAGE_SIZE
) -> HitPage:
    """A page of the papers that answer every part of the query."""
    desk.allow(Act.READ)
    stretch = Stretch(query.first, query.last, after)
    rows = _rows(desk, query, stretch, limit + 1)
    last = rows[limit - 1] if len(rows) > limit else None
    return HitPage(tuple(map(_hit, rows[:limit])), (last.paper_date, last.id) if last else None)


def _rows(desk: Desk, query: PaperQuery, stretch: Stretch, most: int) -> Sequence[Row[Any]]:
    papers, asked = _papers(query), _asked(query)
    if asked and query.number is None:
        return with_words(desk, papers, _narrowed(asked, query), stretch, most)
    # A number is borne by few papers, found by an index of their own.
    papers = papers.where(
        *stretch.conditions(PaperRow.paper_date, PaperRow.id), *in_text(asked)
    ).order_by(PaperRow.paper_date.desc(), PaperRow.id.desc())
    return desk.session.execute(papers.limit(most)).all()


def _papers(query: PaperQuery) -> Select[Any]:
    """What is told of the papers that answer, words and days apart."""
    annulled = select(AnnulmentRow.id).where(AnnulmentRow.paper_id == PaperRow.id).exists()
    told: list[Any] = [
        PaperRow.id, PaperRow.public_id, PaperRow.version, PaperRow.number_text,
        PaperRow.kind_name, PaperRow.paper_date, PaperRow.abstract, PaperRow.agency_name,
        PaperRow.signer, annulled.label("annulled"),
    ]  # fmt: skip
    papers = select(*told)
    if query.number is not None:
        papers = papers.where(PaperRow.number == query.number)
    if kind := clean_line(query.kind_name):
        papers = papers.where(PaperRow.kind_key == fold(kind))
    if not query.with_former:
        newer = aliased(PaperRow)
        papers = papers.where(~select(newer.id).where(newer.replaces_id == PaperRow.id).exists())
    return papers


def _asked(query: PaperQuery) -> Asked:
    texts = {"folded": query.words, "signer_key": query.signer, "agency_key": query.agency}
    return {
        column: [word[:LONGEST_WORD] for word in words[:_MOST_WORDS]]
        for column, text in texts.items()
        if (words := search_words(text))
    }


def _narrowed(asked: Asked, query: PaperQuery) -> Asked:
    """The words of the kind besides: they stand first in what is searched of a paper."""
    kind = [word[:LONGEST_WORD] for word in search_words(query.kind_name)]
    return {**asked, "folded": [*kind, *asked["folded"]]} if "folded" in asked else asked


def _hit(row: Row[Any]) -> Hit:
    return Hit(
        public_id=row.public_id,
        version=row.version,
        number_text=row.number_text,
        kind_name=row.kind_name,
        day=row.paper_date,
        abstract=row.abstract,
        agency=row.agency_name,
        signer=row.signer,
        annulled=row.annulled,
    )
