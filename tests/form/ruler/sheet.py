"""Paper, face and margins."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model import Paper
from docgen.standards.edition import Edition
from docgen.vietnamese import upper
from tests.form.ruler.one import (
    FACES,
    FOOT_SIZES,
    MARGIN_MM,
    text_edges,
)
from tests.pdf_ink import MM, Line, Sheet


def sheet_faults(sheets: list[Sheet], paper: Paper, edition: Edition) -> Iterator[str]:
    page = edition.page
    for sheet in sheets:
        size = (
            (page.height_mm, page.width_mm) if paper.landscape else (page.width_mm, page.height_mm)
        )
        if abs(sheet.width - size[0]) > MARGIN_MM or abs(sheet.height - size[1]) > MARGIN_MM:
            yield f"page {sheet.number}: {sheet.width:.1f} × {sheet.height:.1f} mm"
        wrong = {font for font in sheet.fonts if not font.startswith(FACES)}
        if wrong:
            yield f"page {sheet.number}: faces {sorted(wrong)}"
        yield from _margins(sheet, paper, edition)


def _margins(sheet: Sheet, paper: Paper, edition: Edition) -> Iterator[str]:
    turned = paper.landscape
    margins = edition.page.landscape if turned else edition.page.margins
    left, right = text_edges(sheet, edition)
    for line in _inside(sheet, edition):
        if line.left < left - MARGIN_MM or line.right > right + MARGIN_MM:
            yield f"page {sheet.number}: «{line.text[:30]}» leaves the side margins ({line.left:.1f}–{line.right:.1f})"
        if line.baseline > sheet.height - margins.bottom.print + MARGIN_MM:
            yield f"page {sheet.number}: «{line.text[:30]}» is in the bottom margin"
    if sheet.number == 1:
        top = min(line.baseline - max(line.sizes) * 0.891 / MM for line in _inside(sheet, edition))
        if not margins.top.allows(top, 1.0):
            yield f"text starts {top:.1f} mm from the top"


def _inside(sheet: Sheet, edition: Edition) -> list[Line]:
    """Lines of the text area: not page numbers, marks and addresses on the edges of the sheet."""
    edge = set(edition.component("circulation").literals) | set(
        edition.component("circulation").accepted
    )
    foot = (
        {upper(words) for words in edition.component("no_media").literals}
        if edition.has("no_media")
        else set()
    )
    marks = edge | foot
    return [
        line
        for line in sheet.lines
        if not line.text.isdigit() and line.text not in marks and not line.sizes <= FOOT_SIZES
    ]
