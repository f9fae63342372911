"""Bases and running text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.model import Entry, Paper
from docgen.model.numbering import positions
from docgen.model.outline import headings, plain
from docgen.standards import writing
from docgen.standards.edition import Edition
from tests.form.ruler.one import (
    JUSTIFIED_MM,
    MARGIN_MM,
    SINGLE,
    START,
    component_faults,
    text_edges,
)
from tests.pdf_ink import MM, Line, Sheet


def text_faults(sheets: list[Sheet], paper: Paper, edition: Edition) -> Iterator[str]:
    for words in writing.basis_lines(edition, paper.bases):
        yield from component_faults(sheets[0], edition, "basis", words, None)
    entries = [block for block in paper.body if isinstance(block, Entry)]
    titles = headings(entries)
    for entry, path, heading in zip(entries, positions(entries), titles, strict=True):
        mark = "" if entry.level.stands_apart else writing.level_mark(edition, entry, path)
        # The last sentence of a text takes the end mark of its edition.
        words = plain(entry.text).rstrip("./;, ")
        lines = _paragraph(sheets, mark + words)
        if lines and not entry.level.stands_apart:
            yield from _paragraph_faults(lines, entry, heading, edition, sheets)


def _paragraph(sheets: list[Sheet], words: str) -> list[Line]:
    """Printed lines of a paragraph on the page where it starts."""
    rest = _plain(words)
    for sheet in sheets:
        for index, line in enumerate(sheet.lines):
            start = _plain(line.text)[:START]
            if len(start) >= min(len(rest), 18) and rest.startswith(start):
                return _run_on(sheet.lines[index:], rest)
    return []


def _run_on(lines: tuple[Line, ...], words: str) -> list[Line]:
    """The lines that the words fill, one after the other."""
    taken = []
    for line in lines:
        text = _plain(line.text)
        if not words.startswith(text[: max(len(words), 1)]) or not words:
            break
        taken.append(line)
        words = words[len(text) :]
    return taken


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _paragraph_faults(
    lines: list[Line], entry: Entry, heading: bool, edition: Edition, sheets: list[Sheet]
) -> Iterator[str]:
    rule = edition.level(entry.level, entry.depth)
    body = edition.component("body")
    sheet = sheets[lines[0].page - 1]
    start, end = text_edges(sheet, edition)
    what = f"{entry.level.value} «{lines[0].text[:24]}»"
    size = rule.size_pt if heading else body.size_pt
    assert size
    for line in lines:
        if not all(size.allows(s, 0.11) for s in line.sizes):
            yield f"{what}: {sorted(line.sizes)} pt"
    first = lines[0].inked[0]
    if heading and first.bold != rule.heading.bold:
        yield f"{what}: bold is {first.bold}"
    if heading and first.italic != rule.heading.italic:
        yield f"{what}: italic is {first.italic}"
    if rule.align == "center":
        return
    indent = lines[0].left - start
    if not edition.body.first_line_indent_mm.allows(indent, MARGIN_MM):
        yield f"{what}: first line at {indent:.1f} mm"
    for line in lines[1:]:
        if abs(line.left - start) > MARGIN_MM:
            yield f"{what}: a later line at {line.left - start:.1f} mm"
    for line in lines[:-1]:
        if abs(line.right - end) > JUSTIFIED_MM:
            yield f"{what}: a line ends {end - line.right:.1f} mm before the margin"
    yield from _pitch(lines, size.print, edition, what)
    yield from _gap(lines[0], sheet, edition, what)


def _pitch(lines: list[Line], size: float, edition: Edition, what: str) -> Iterator[str]:
    for above, below in pairwise(lines):
        pitch = (below.baseline - above.baseline) * MM
        line = edition.body.line
        value = pitch if line.rule == "exact" else pitch / (size * SINGLE)
        if not line.value.allows(value, 0.2 if line.rule == "exact" else 0.02):
            yield f"{what}: lines {value:.2f} apart"


def _gap(line: Line, sheet: Sheet, edition: Edition, what: str) -> Iterator[str]:
    """White between a paragraph and the line above it, beyond the pitch of single lines."""
    above = [
        other
        for other in sheet.lines
        if other.baseline < line.baseline - 0.5 and not other.text.isdigit()
    ]
    if not above or (sheet.number > 1 and above[-1].baseline < 15):
        return
    pitch = edition.body.line
    single = (
        pitch.value.print if pitch.rule == "exact" else max(line.sizes) * SINGLE * pitch.value.print
    )
    gap = (line.baseline - above[-1].baseline) * MM - single
    if gap < edition.body.paragraph_gap_pt.min - 0.6:
        yield f"{what}: {gap:.1f} pt below the line above"
