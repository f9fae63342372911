"""Papers for bulk conversion, and what their pages look like."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2

from docgen.filling.fill import fill
from docgen.model import Paper
from docgen.pdf import Job
from docgen.standards.library import edition
from tests.filling import papers
from tests.filling.templates import prepared

LONG = papers.RULER_BODY


def filled(edition_id: str, template: str, paper: Paper) -> bytes:
    known = edition(edition_id)
    return fill(paper, known, prepared(edition_id, template), papers.MADE).docx


def jobs_of(folder: Path, documents: dict[str, bytes]) -> list[Job]:
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    return [Job(folder / f"{name}.docx", folder / f"{name}.pdf") for name in documents]


def edit(docx: bytes, part: str, old: bytes, new: bytes, count: int = -1) -> bytes:
    """The package with a text of one part replaced."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, count)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def pictures(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    found = [bytes(page.render(scale=1.5).buffer) for page in document]
    document.close()
    return found
