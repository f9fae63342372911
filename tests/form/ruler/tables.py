"""Tables: inside the margins, their heading on every page, their type."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model import Paper, Table
from docgen.standards.edition import Edition
from tests.form.ruler.one import MARGIN_MM, text_edges
from tests.pdf_ink import Glyph, Sheet


def table_faults(sheets: list[Sheet], paper: Paper, edition: Edition) -> Iterator[str]:
    """What the tables of a paper break of its edition's rules for tables."""
    tables = [block for block in paper.body if isinstance(block, Table)]
    if not tables:
        return
    for sheet in sheets:
        yield from _lines(sheet, edition)
    for table in tables:
        yield from _headings(sheets, table, edition)


def _lines(sheet: Sheet, edition: Edition) -> Iterator[str]:
    start, end = text_edges(sheet, edition)
    for rule in sheet.rules:
        if rule.left < start - MARGIN_MM or rule.right > end + MARGIN_MM:
            yield f"page {sheet.number}: a line of a table at {rule.left:.1f}–{rule.right:.1f} mm"


def _headings(sheets: list[Sheet], table: Table, edition: Edition) -> Iterator[str]:
    """The first word of every heading stands in the type of headings, whole, on one line."""
    style = edition.table
    for column in table.columns:
        word = max(column.heading.split(), key=len, default="")
        found = [glyphs for sheet in sheets for glyphs in _whole(sheet, word)]
        good = [
            glyphs
            for glyphs in found
            if all(
                g.bold == style.heading_bold and style.size_pt.allows(g.size, 0.11) for g in glyphs
            )
        ]
        if not good:
            yield f"table: «{word}» of «{column.heading}» is not whole in the type of headings"


def _whole(sheet: Sheet, word: str) -> Iterator[list[Glyph]]:
    """Glyphs of every place on a page where the word stands on one line."""
    for line in sheet.lines:
        text = "".join(glyph.text for glyph in line.glyphs)
        at = text.find(word)
        while at >= 0:
            yield list(line.glyphs[at : at + len(word)])
            at = text.find(word, at + 1)
