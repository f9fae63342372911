"""A draft in the making: typed values -> what can be shown of it now, and what is wrong with it.

Never refuses: whoever is typing has half a paper most of the time. Nothing is reserved or kept.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.errors import InvalidInput, Problem
from docgen.filling.fill import fill, load, template_path
from docgen.filling.template import PreparedTemplate
from docgen.model import Entry, Paper
from docgen.model.numbering import positions
from docgen.papers import BuiltPaper, build_papers, kind
from docgen.papers.reading import read_dossier_data
from docgen.pdf import Converter, PdfOptions
from docgen.standards.edition import Edition
from docgen.standards.writing import level_mark

#: The template that a paper of an edition is filled into.
TemplateOf = Callable[[Paper, Edition], PreparedTemplate]

#: A draft is made at no moment, so that the same words give the same file.
NO_MOMENT = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A numbered line of the outline as it will be printed. `line` is that of the typed text."""

    mark: str
    text: str
    depth: int
    line: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """What typed values come to. `paper` None: they cannot be understood yet, `problems` say why."""

    paper: BuiltPaper | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """A draft as it would be printed. `key` names its content: the same words, the same key."""

    key: str
    docx: bytes
    pdf: bytes


def look(data: Mapping[str, Any], today: dt.date) -> Look:
    """Read the values of a dossier and build its first paper; all problems, errors and warnings."""
    try:
        built = build_papers(read_dossier_data(data, today=today), today)
    except InvalidInput as error:
        return Look(None, error.problems)
    return Look(built.papers[0], built.warnings)


def shipped_templates(folder: Path) -> TemplateOf:
    """The templates in a folder with ``state/`` and ``party/`` inside."""

    def template(paper: Paper, edition: Edition) -> PreparedTemplate:
        return load(template_path(folder, paper.side, kind(paper.kind).template), edition)

    return template


def docx_of(built: BuiltPaper, template_of: TemplateOf, made: dt.datetime = NO_MOMENT) -> bytes:
    """The DOCX of a paper. Raises MissingProgram, BrokenFile and InvalidTemplate as `filling`."""
    template = template_of(built.paper, built.edition)
    return fill(built.paper, built.edition, template, made).docx


def pages(built: BuiltPaper, template_of: TemplateOf, converter: Converter) -> Pages:
    """The pages of a paper, to be looked at. Raises as `docx_of` and `Converter.convert_bytes`."""
    docx = docx_of(built, template_of)
    key = hashlib.sha256(docx).hexdigest()
    return Pages(key, docx, converter.convert_bytes(docx, PdfOptions(preview=True)))


def outline(built: BuiltPaper) -> tuple[OutlineLine, ...]:
    """The numbered headings of the body, as `docgen` understood them."""
    entries = [block for block in built.paper.body if isinstance(block, Entry)]
    shown = []
    for entry, path in zip(entries, positions(entries), strict=True):
        if entry.level.numbered:
            words = "".join(span.text for span in entry.text)
            mark = level_mark(built.edition, entry, path)
            shown.append(OutlineLine(mark, words, _depth(entry), entry.line))
    return tuple(shown)


def _depth(entry: Entry) -> int:
    """How far the line is set in: headings in capitals and Roman ones not at all."""
    order = ("clause", "point", "subpoint")
    if entry.level.value not in order:
        return 0
    return order.index(entry.level.value) + entry.depth
