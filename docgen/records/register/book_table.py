"""The lines of a register as a table of `model`, for whoever makes DOCX and PDF."""

from __future__ import annotations

import datetime as dt

from docgen.model.table import Column, Content, Row, Table
from docgen.records.register.printed_book import Book, Cell

#: What each of the ten columns holds, and its share of the width: a date must stay on one line.
_COLUMNS = (
    ("number", Content.SHORT, 1.7),
    ("day", Content.SHORT, 1.7),
    ("abstract", Content.TEXT, 3.4),
    ("signer", Content.TEXT, 1.5),
    ("recipients", Content.TEXT, 2.4),
    ("filing", Content.TEXT, 1.4),
    ("copies", Content.SHORT, 1.1),
    ("sent_on", Content.SHORT, 1.7),
    ("receipt", Content.TEXT, 1.2),
    ("note", Content.TEXT, 1.6),
)


def register_table(book: Book) -> Table:
    """The ten columns, numbered (1) to (10), and every line of the book."""
    columns = tuple(
        Column(key, heading, content, weight)
        for (key, content, weight), heading in zip(_COLUMNS, book.headings, strict=True)
    )
    rows = tuple(Row(tuple(map(_text, line))) for line in book.lines)
    return Table(columns, rows, column_numbers=True)


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)
