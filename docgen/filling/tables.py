"""Tables as WordprocessingML: columns that fit their words, rows that never split."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.filling import style_names as names
from docgen.filling.closing_row import closing_mark
from docgen.filling.column_widths import column_widths, fits_held
from docgen.filling.wordml import cell, paragraph, row, run, table, twips
from docgen.model import Row, Table
from docgen.model.table import Column, Content
from docgen.standards.edition import Edition

# Height of a row left for the pen.
_PEN_ROW_MM = 9.0


def table_xml(edition: Edition, block: Table, width: int, *, keep_next: bool) -> str:
    """A table and what stands below it, `width` twips wide.

    `keep_next` keeps its last row on the page of what follows; so does a line below it. The row of
    sums is kept with the row above it.
    """
    widths = column_widths(edition, block, width)
    headings = row(
        (
            cell(w, paragraph(names.CELL_HEADING, run(column.heading)), centred=True)
            for w, column in zip(widths, block.columns, strict=True)
        ),
        heading=True,
    )
    rows = [headings]
    if block.column_numbers:
        rows.append(_column_numbers(widths))
    closes = keep_next or bool(block.summary)
    last = _last_row(block)
    rows += (
        _row(edition, content, block.columns, widths, keep_next=closes and index >= last)
        for index, content in enumerate(block.rows)
    )
    if closes:
        rows.append(closing_mark(edition, block, widths))
    below = (
        paragraph(names.TABLE_SUMMARY, run(block.summary), keep_next=keep_next or None)
        if block.summary
        else paragraph(names.SPACER, keep_next=keep_next or None)
    )
    return table(names.TABLE, widths, rows) + below


def _last_row(block: Table) -> int:
    """The place of the last row that is no sum."""
    return max((at for at, content in enumerate(block.rows) if not content.total), default=0)


def _column_numbers(widths: Sequence[int]) -> str:
    return row(
        (
            cell(w, paragraph(names.CELL_SHORT, run(f"({number})")))
            for number, w in enumerate(widths, start=1)
        ),
        heading=True,
    )


def _row(
    edition: Edition,
    content: Row,
    columns: Sequence[Column],
    widths: Sequence[int],
    *,
    keep_next: bool,
) -> str:
    if content.group:
        words = paragraph(names.CELL_GROUP, run(content.cells[0]))
        return row([cell(sum(widths), words, span=len(widths))])
    for_pen = not any(
        value
        for value, column in zip(content.cells, columns, strict=True)
        if column.content is not Content.SERIAL
    )
    weight = names.BOLD if content.total else ""
    return row(
        (
            cell(
                w,
                _cell_text(
                    value, column, weight, keep_next=keep_next, hold=fits_held(edition, value, w)
                ),
                centred=for_pen,
            )
            for w, column, value in zip(widths, columns, content.cells, strict=True)
        ),
        height=twips(_PEN_ROW_MM) if for_pen else 0,
    )


def _cell_text(value: str, column: Column, weight: str, *, keep_next: bool, hold: bool) -> str:
    """Paragraphs of a cell: one for each line of the value, in a character style or none."""
    style = names.CELL_TEXT if column.content is Content.TEXT else names.CELL_SHORT
    return "".join(
        paragraph(style, run(line, weight, hold=hold) if line else "", keep_next=keep_next or None)
        for line in value.split("\n")
    )
