"""The register as a paper of `model`: a cover and a wide table, for whoever makes DOCX and PDF."""

from __future__ import annotations

import datetime as dt

from docgen.model import (
    Attachment,
    Column,
    Entry,
    Level,
    Paper,
    Row,
    Side,
    Table,
    Title,
    spans,
)
from docgen.model.table import Content
from docgen.records.register.printed_book import Book, Cell

#: What each of the ten columns holds, and its share of the width.
_COLUMNS = (
    ("number", Content.SHORT, 1.6),
    ("day", Content.SHORT, 1.3),
    ("abstract", Content.TEXT, 3.6),
    ("signer", Content.TEXT, 1.7),
    ("recipients", Content.TEXT, 2.6),
    ("filing", Content.TEXT, 1.5),
    ("copies", Content.NUMBER, 0.9),
    ("sent_on", Content.SHORT, 1.3),
    ("receipt", Content.TEXT, 1.2),
    ("note", Content.TEXT, 1.8),
)


def register_paper(book: Book, side: Side) -> Paper:
    """The cover, with the lines attached on landscape sheets of their own."""
    names = book.cover[: book.cover.index(book.title)]
    rest = book.cover[len(names) + 1 :]
    return Paper(
        kind="register",
        side=side,
        title=Title(kind_name=book.title, abstract_lines=names),
        body=tuple(Entry(Level.PARAGRAPH, spans(line)) for line in rest),
        attachments=(Attachment(_lines(book, side), labelled=False),),
        landscape=True,
    )


def _lines(book: Book, side: Side) -> Paper:
    columns = tuple(
        Column(key, heading, content, weight)
        for (key, content, weight), heading in zip(_COLUMNS, book.headings, strict=True)
    )
    rows = tuple(Row(tuple(map(_text, line))) for line in book.lines)
    return Paper(
        kind="register",
        side=side,
        title=Title(kind_name=book.title, abstract_lines=(book.series.name,)),
        body=(Table(columns, rows, column_numbers=True),),
        landscape=True,
    )


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)
