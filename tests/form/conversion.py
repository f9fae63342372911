"""PDFs of many papers by one LibreOffice, for tests that measure."""

from __future__ import annotations

from pathlib import Path

from docgen.pdf import Job, PdfOptions, open_converter
from tests.pdf_ink import Sheet, read


def measured(folder: Path, documents: dict[str, bytes]) -> dict[str, list[Sheet]]:
    """The pages of every document, by its name."""
    jobs = []
    for name, content in documents.items():
        source = folder / f"{name}.docx"
        source.write_bytes(content)
        jobs.append(Job(source, folder / f"{name}.pdf"))
    with open_converter() as converter:
        for outcome in converter.convert(jobs, PdfOptions()):
            assert outcome.error is None, (outcome.job.source.name, outcome.error)
    return {name: read(folder / f"{name}.pdf") for name in documents}


def parts_of(sheets: list[Sheet]) -> list[list[Sheet]]:
    """The pages of a paper, then of each that is attached to it: numbers start anew with each."""
    parts = []
    while sheets:
        own = _own_pages(sheets)
        parts.append(own)
        sheets = sheets[len(own) :]
    return parts


def _own_pages(sheets: list[Sheet]) -> list[Sheet]:
    """The pages up to the first one whose number is hidden again."""
    for index, sheet in enumerate(sheets[1:], start=1):
        numbered = any(line.text == str(index + 1) and line.baseline < 19 for line in sheet.lines)
        if not numbered:
            return sheets[:index]
    return sheets
