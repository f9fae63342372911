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
