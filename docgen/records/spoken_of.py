"""Which files of the store the records speak of: those of issued papers and those of batches."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from docgen.records.tables import BatchItemRow, BatchPaperRow, FileRow, PaperRow

_COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (
    FileRow.sha256,
    BatchPaperRow.docx_sha256,
    BatchPaperRow.pdf_sha256,
)


def files_spoken_of(among: Collection[str] | None = None) -> Select[str]:
    """A query for the SHA-256 of every file, each once and in order; of those `among` if told."""
    queries = []
    for column in _COLUMNS:
        query = select(column.label("sha256")).where(column.is_not(None))
        queries.append(query if among is None else query.where(column.in_(among)))
    every = union(*queries).subquery()
    return select(every.c.sha256).order_by(every.c.sha256)


def papers_with(session: Session, sha256: str) -> tuple[str, ...]:
    """What people call the papers that have a file: number or abstract, or the commune's name."""
    issued = (
        select(PaperRow.number_text, PaperRow.abstract)
        .join(FileRow, FileRow.paper_id == PaperRow.id)
        .where(FileRow.sha256 == sha256)
        .order_by(PaperRow.id)
    )
    made = (
        select(BatchPaperRow.name, BatchItemRow.name)
        .join(BatchItemRow, BatchItemRow.id == BatchPaperRow.item_id)
        .where((BatchPaperRow.docx_sha256 == sha256) | (BatchPaperRow.pdf_sha256 == sha256))
        .order_by(BatchPaperRow.id)
    )
    return (
        *(number or abstract for number, abstract in session.execute(issued)),
        *(f"{commune}: {paper}" for paper, commune in session.execute(made)),
    )
