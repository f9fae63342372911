"""The papers of one unit as they will be, before the others are made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from docgen.issuing.batch.making import build_item, merge_template
from docgen.issuing.draft import NO_MOMENT, TemplateOf, docx_of
from docgen.papers.merge import Target
from docgen.pdf import Converter, PdfOptions


@dataclass(frozen=True, slots=True)
class PreviewedPaper:
    """One paper. `name` is the stem of its files, «01-ke-hoach»."""

    kind: str
    name: str
    docx: bytes
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Preview:
    """All papers of a unit. Seconds: to build and fill them, and for LibreOffice to convert them."""

    target: Target
    papers: tuple[PreviewedPaper, ...]
    fill_seconds: float
    pdf_seconds: float


def preview(
    content: Mapping[str, Any],
    target: Target,
    today: dt.date,
    template_of: TemplateOf,
    converter: Converter,
) -> Preview:
    """Make the papers of a unit; no number is reserved and nothing is kept.

    InvalidInput with all that is wrong; else as `docx_of` and `Converter.convert_bytes`.
    """
    start = perf_counter()
    made = build_item(merge_template(content, target), target, today)
    files = [docx_of(built, template_of, NO_MOMENT) for built in made.papers]
    filling = perf_counter() - start
    # LibreOffice may be asleep yet; waking it is no part of what one more unit costs.
    converter.convert_bytes(files[0], PdfOptions())
    start = perf_counter()
    pdfs = [converter.convert_bytes(docx, PdfOptions()) for docx in files]
    papers = tuple(
        PreviewedPaper(built.paper.kind, made.stem(place), docx, pdf)
        for place, (built, docx, pdf) in enumerate(zip(made.papers, files, pdfs, strict=True))
    )
    return Preview(target, papers, filling, perf_counter() - start)
