"""An attached paper: its own head, or «Phụ lục» with title and reference; then as any paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.model import Paper
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.vietnamese import upper
from tests.form.ruler.foot import foot_faults, number_faults
from tests.form.ruler.head import head_faults, title_faults
from tests.form.ruler.one import CENTRE_MM, component_faults, find, text_edges
from tests.form.ruler.sheet import sheet_faults
from tests.form.ruler.tables import table_faults
from tests.form.ruler.text import text_faults
from tests.pdf_ink import MM, Sheet


def annex_faults(sheets: list[Sheet], paper: Paper, label: str, edition: Edition) -> Iterator[str]:
    """Everything on the pages of an attached paper that its edition does not allow.

    `label` is «Phụ lục I», "" where the paper is attached without one.
    """
    pages = [
        replace(
            sheet,
            number=number,
            lines=tuple(replace(line, page=number) for line in sheet.lines),
        )
        for number, sheet in enumerate(sheets, start=1)
    ]
    yield from sheet_faults(pages, paper, edition)
    if paper.agency is not None:
        yield from head_faults(pages[0], paper, edition)
        yield from title_faults(pages[0], paper, edition)
    else:
        yield from annex_head_faults(pages[0], paper, label, edition)
    yield from text_faults(pages, paper, edition)
    yield from table_faults(pages, paper, edition)
    yield from foot_faults(pages, paper, edition)
    yield from number_faults(pages, edition)


def annex_head_faults(sheet: Sheet, paper: Paper, label: str, edition: Edition) -> Iterator[str]:
    """What «Phụ lục», title and reference of a paper without a head of its own break."""
    start, end = text_edges(sheet, edition)
    centre = (start + end) / 2
    if label:
        yield from component_faults(sheet, edition, "annex_label", label, centre)
    is_upper = edition.component("annex_title").case == "upper"
    kind, *lines = [paper.title.kind_name, *paper.title.abstract_lines]
    for words in [upper(kind), *(upper(line) if is_upper else line for line in lines)]:
        yield from component_faults(sheet, edition, "annex_title", words, centre)
    if paper.reference is not None:
        words = writing.reference_line(edition, paper.reference)
        yield from component_faults(sheet, edition, "annex_reference", words, centre)
        yield from _end(sheet, edition, centre)


def _end(sheet: Sheet, edition: Edition, centre: float) -> Iterator[str]:
    """What closes the head of an annex: a short rule, or a row of hyphens."""
    if edition.annex.separator:
        line = find(sheet, edition.annex.separator)
        if line is None or abs(line.centre - centre) > CENTRE_MM:
            yield "annex: no row of hyphens in the middle"
    if edition.annex.rule_length_mm is None:
        return
    lengths = [
        rule.length_pt / MM
        for rule in sheet.rules
        if abs(rule.centre - centre) < CENTRE_MM and rule.length_pt < 40 * MM
    ]
    if not any(edition.annex.rule_length_mm.allows(length, 0.5) for length in lengths):
        yield f"annex: no short rule below the reference, but {lengths} mm"
