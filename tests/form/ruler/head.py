"""Issuer, number, date, title."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.filling.head import first_letter, issuer_lines, letter_abstract, superior_lines
from docgen.filling.rules import even_lines
from docgen.filling.wordml import twips
from docgen.model import Paper
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.vietnamese import upper
from tests.form.ruler.one import (
    component_faults,
    find,
    rule_faults,
    text_edges,
)
from tests.pdf_ink import Sheet


def head_faults(sheet: Sheet, paper: Paper, edition: Edition) -> Iterator[str]:
    if paper.agency is None:
        return
    left, right = _columns(sheet, paper, edition)
    for line in superior_lines(paper.agency):
        for part in _broken(sheet, line):
            yield from component_faults(sheet, edition, "superior", part, left)
    names = [part for line in issuer_lines(paper.agency) for part in _broken(sheet, line)]
    if paper.agency.name_lines:
        for part in names:
            yield from component_faults(sheet, edition, "issuer", part, left)
        yield from rule_faults(sheet, edition, "issuer", names)
    for part in ("national_title", "motto", "party_title"):
        if edition.has(part):
            yield from component_faults(
                sheet, edition, part, edition.component(part).literals[0], right
            )
            if part != "national_title":
                yield from rule_faults(sheet, edition, part, [edition.component(part).literals[0]])
    if edition.has("issuer_mark"):
        yield from component_faults(
            sheet, edition, "issuer_mark", edition.component("issuer_mark").literals[0], left
        )
    yield from _number_and_date(sheet, paper, edition, left, right)


def _broken(sheet: Sheet, name: str) -> list[str]:
    """A name as the lines that stand for it, one below the other; itself where they do not."""
    rest, parts = name, []
    for line in sheet.lines:
        if line.text and rest.startswith(line.text):
            parts.append(line.text)
            rest = rest[len(line.text) :].strip()
    return [name] if rest else parts


def _columns(sheet: Sheet, paper: Paper, edition: Edition) -> tuple[float, float]:
    """Middles of the two blocks of the head, mm: of the line that leads each, inside the margins.

    What stands below is to be centred on it; how wide the blocks are, no rule says.
    """
    start, end = text_edges(sheet, edition)
    assert paper.agency
    names = [*superior_lines(paper.agency), *issuer_lines(paper.agency)]
    title = "national_title" if edition.has("national_title") else "party_title"
    left, right = (
        find(sheet, _broken(sheet, names[0])[0]),
        find(sheet, edition.component(title).literals[0]),
    )
    if left is None or right is None:
        return start, end
    # The longest line of a block that is centred fills it; the block then starts at the margin.
    return left.centre, right.centre


def _number_and_date(
    sheet: Sheet, paper: Paper, edition: Edition, left: float, right: float
) -> Iterator[str]:
    number = writing.number_line(edition, paper.number).split("  ")[0] if paper.number else ""
    if number:
        whole = paper.number is not None and paper.number.value is not None
        yield from component_faults(sheet, edition, "number", number, left if whole else None)
    date = (
        writing.place_date_line(edition, paper.place_date).split("  ")[0]
        if paper.place_date and paper.place_date.place
        else ""
    )
    if date:
        yield from component_faults(
            sheet,
            edition,
            "place_date",
            date,
            right if "  " not in writing.place_date_line(edition, paper.place_date) else None,
        )
    lines = [find(sheet, number), find(sheet, date)] if number and date else []
    if all(lines) and lines and edition.component("place_date").level_with == "number":
        apart = abs(lines[0].baseline - lines[1].baseline)
        if apart > 0.3:
            yield f"number and date stand {apart:.2f} mm apart"


def title_faults(sheet: Sheet, paper: Paper, edition: Edition) -> Iterator[str]:
    start, end = text_edges(sheet, edition)
    centre = (start + end) / 2
    if not paper.title.kind_name:
        component = edition.component("letter_abstract")
        words = letter_abstract(edition, paper.title)[:14]
        yield from component_faults(sheet, edition, component.id, words, None)
        return
    yield from component_faults(sheet, edition, "kind_name", upper(paper.title.kind_name), centre)
    lines = [
        part.replace("\u00a0", " ").replace("\u2011", "-")
        for line in first_letter(edition, "abstract", paper.title.abstract_lines)
        for part in even_lines(edition.component("abstract"), line, twips(end - start))
    ]
    for words in lines:
        yield from component_faults(sheet, edition, "abstract", words, centre)
    if paper.reference is not None:
        yield from component_faults(
            sheet,
            edition,
            "annex_reference",
            writing.reference_line(edition, paper.reference),
            None,
        )
    elif lines:
        yield from rule_faults(sheet, edition, "abstract", lines)
    if edition.has("abstract_mark"):
        yield from component_faults(
            sheet, edition, "abstract_mark", edition.component("abstract_mark").literals[0], centre
        )
