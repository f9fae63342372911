"""The templates that docgen ships, stamped from an edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docgen.filling import style_names as names
from docgen.filling.stamping.layout import (
    attachments,
    body,
    document_xml,
    head,
    sign_block,
    title,
    value,
    when,
)
from docgen.filling.stamping.package import section_properties, write_package
from docgen.filling.stamping.styles import styles_xml
from docgen.filling.wordml import paragraph
from docgen.standards.edition import Edition


def _plan(edition: Edition) -> str:
    return head(edition) + title() + body() + _foot(edition) + attachments(edition)


def _letter(edition: Edition) -> str:
    return head(edition) + body() + _foot(edition) + attachments(edition)


def _sheet(edition: Edition) -> str:
    """A paper that its maker may print with or without a head of its own."""
    return when("co_quan", head(edition)) + title() + body() + _foot(edition)


def _foot(edition: Edition) -> str:
    return sign_block(edition) + value("cuoi_van_ban") + paragraph(names.SPACER)


#: File stem of each template -> what it is made of.
TEMPLATES: dict[str, Callable[[Edition], str]] = {
    "ke-hoach": _plan,
    "bieu-dang-ky": _sheet,
    "de-cuong-bao-cao": _sheet,
    "danh-sach": _sheet,
    "cong-van": _letter,
}


def stamp(edition: Edition, template: str) -> bytes:
    """The bytes of a template; KeyError when docgen ships none of that name.

    The same edition gives the same bytes.
    """
    content = document_xml(TEMPLATES[template](edition), section_properties(edition))
    return write_package(content, styles_xml(edition), edition)


def stamp_all(edition: Edition, folder: Path) -> list[Path]:
    """Write every template of an edition into ``folder/<side>/``; returns the files."""
    target = folder / edition.side.value
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for template in TEMPLATES:
        path = target / f"{template}.docx"
        path.write_bytes(stamp(edition, template))
        written.append(path)
    return written
