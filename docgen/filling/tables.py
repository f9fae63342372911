"""Tables as WordprocessingML: columns that fit their words, rows that never split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.filling import style_names as names
from docgen.filling.wordml import cell, paragraph, points, row, run, shares, table, twips
from docgen.model import Row, Table
from docgen.model.table import Column, Content
from docgen.standards.edition import Edition
from docgen.standards.widths import text_width_pt

# Height of a row left for the pen.
_PEN_ROW_MM = 9.0
# White beside the widest word of a column: borders, and a face a shade wider on another machine.
_SPARE_PT = 3.0


def table_xml(edition: Edition, block: Table, width: int, *, keep_next: bool) -> str:
    """A table and what stands below it, `width` twips wide.

    `keep_next` keeps its last row on the page of what follows.
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
    last = len(block.rows) - 1
    keep_row = keep_next or bool(block.summary)
    rows += (
        _row(content, block.columns, widths, keep_next=keep_row and index == last)
        for index, content in enumerate(block.rows)
    )
    below = (
        paragraph(names.TABLE_SUMMARY, run(block.summary), keep_next=keep_next or None)
        if block.summary
        else paragraph(names.SPACER, keep_next=keep_next or None)
    )
    return table(names.TABLE, widths, rows) + below


def column_widths(edition: Edition, block: Table, width: int) -> list[int]:
    """Widths of the columns, twips, that add up to `width`.

    The column of serial numbers is as wide as they need. The others share the rest by their
    weights, but none is so narrow that a word of its heading, or a figure, would be broken, as long
    as the sheet has room for that.
    """
    least = [_least_width(edition, block, place) for place in range(len(block.columns))]
    weights = [column.weight for column in block.columns]
    if sum(least) > width:
        return shares(weights, width)
    serial = {
        place for place, column in enumerate(block.columns) if column.content is Content.SERIAL
    }
    fixed = {place: least[place] for place in serial if len(serial) < len(weights)}
    free = {place: weight for place, weight in enumerate(weights) if place not in fixed}
    while True:
        given = dict(
            zip(free, shares(list(free.values()), width - sum(fixed.values())), strict=True)
        )
        tight = [place for place, share in given.items() if share < least[place]]
        if not tight:
            return [(fixed | given)[place] for place in range(len(block.columns))]
        for place in tight:
            fixed[place] = least[place]
            del free[place]


def _least_width(edition: Edition, block: Table, place: int) -> int:
    """The width that a column needs to keep its words whole, twips."""
    style, column = edition.table, block.columns[place]
    size = style.size_pt.print
    widest = max(
        (text_width_pt(word, size, bold=style.heading_bold) for word in column.heading.split()),
        default=0.0,
    )
    if column.content is not Content.TEXT:
        figures = (word for text in _cells(block, place) for word in text.split())
        widest = max([widest, *(text_width_pt(word, size) for word in figures)])
    return points(widest + _SPARE_PT) + 2 * twips(style.cell_padding_mm)


def _cells(block: Table, place: int) -> Iterator[str]:
    """What a column holds, group rows aside."""
    return (content.cells[place] for content in block.rows if not content.group)


def _column_numbers(widths: Sequence[int]) -> str:
    return row(
        (
            cell(w, paragraph(names.CELL_SHORT, run(f"({number})")))
            for number, w in enumerate(widths, start=1)
        ),
        heading=True,
    )


def _row(content: Row, columns: Sequence[Column], widths: Sequence[int], *, keep_next: bool) -> str:
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
            cell(w, _cell_text(value, column, weight, keep_next=keep_next), centred=for_pen)
            for w, column, value in zip(widths, columns, content.cells, strict=True)
        ),
        height=twips(_PEN_ROW_MM) if for_pen else 0,
    )


def _cell_text(value: str, column: Column, weight: str, *, keep_next: bool) -> str:
    """Paragraphs of a cell: one for each line of the value, in a character style or none."""
    style = names.CELL_TEXT if column.content is Content.TEXT else names.CELL_SHORT
    return "".join(
        paragraph(style, run(line, weight) if line else "", keep_next=keep_next or None)
        for line in value.split("\n")
    )
