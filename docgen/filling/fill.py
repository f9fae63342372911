"""A paper and a template give a DOCX."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import MissingProgram
from docgen.filling.context import context
from docgen.filling.properties import Properties, properties
from docgen.filling.template import PreparedTemplate, prepare
from docgen.model import Paper, Side
from docgen.standards.edition import Edition


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled document and the properties it carries."""

    docx: bytes
    properties: Properties


def template_path(folder: Path, side: Side, template: str) -> Path:
    """Where a template of a side stands in a folder of templates."""
    return folder / side.value / f"{template}.docx"


def load(path: Path, edition: Edition) -> PreparedTemplate:
    """The prepared template at a path; prepared again only when the file has changed.

    Raises MissingProgram when it is not there, BrokenFile and InvalidTemplate as `prepare_bytes`.
    """
    try:
        modified = path.stat().st_mtime
    except FileNotFoundError as error:
        raise MissingProgram(
            f"Không tìm thấy mẫu «{path}». Hãy tạo lại bằng lệnh «docgen template stamp»."
        ) from error
    return prepare(path, modified, edition.page.landscape)


def fill(paper: Paper, edition: Edition, template: PreparedTemplate, made: dt.datetime) -> Filled:
    """Fill a template with a paper. `made` is the time written into the document's properties."""
    known = properties(paper, edition)
    values = context(paper, edition, template.sections)
    return Filled(template.fill(values, known, made), known)
