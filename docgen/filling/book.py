"""A register as a bound book: a cover, then its lines on turned sheets (NĐ 30/2020 PL.IV).

A register is no paper: it has no head, no number and no signature. Its pages are stamped from the
edition each time, for no office designs them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from docgen.filling import style_names as names
from docgen.filling.blank_edges import blank_first_page
from docgen.filling.blocks import blocks_xml
from docgen.filling.properties import Properties
from docgen.filling.stamping.layout import document_xml, styled, value
from docgen.filling.stamping.package import section_properties, write_package
from docgen.filling.stamping.styles import styles_xml
from docgen.filling.template import PreparedTemplate, prepare_bytes
from docgen.filling.wordml import paragraph, run, safe
from docgen.model import Table
from docgen.standards.edition import Edition
from docgen.standards.library import edition as edition_by_id

_COVER, _LINES = "noi_dung", "cuoi_van_ban"
#: Empty lines above the cover: LibreOffice does not centre a page from top to bottom.
_ABOVE_COVER = 8


def book_docx(
    cover: Sequence[str], title: str, lines: Table, edition: Edition, made: dt.datetime
) -> bytes:
    """The DOCX of a register. `title` is one of the lines of the `cover`, in capitals there.

    `made` is the time written into the document's properties.
    """
    template = _template(edition.id)
    sections = template.sections
    sheet = blank_first_page(sections.xml(landscape=True))
    table = blocks_xml(edition, [lines], sections.text_width(landscape=True))
    values = {
        _COVER: safe(_cover(cover, title, sheet)),
        _LINES: safe(paragraph(styled("kind_name"), run(title)) + paragraph(names.GAP) + table),
        "trang_cuoi": safe(sheet),
        "luu_hanh": safe(""),
        "chan_trang_dau": safe(""),
    }
    known = Properties(title=title, author="", subject=title, kind="", number="", keywords=())
    return template.fill(values, known, made)


@lru_cache(maxsize=8)
def _template(edition_id: str) -> PreparedTemplate:
    edition = edition_by_id(edition_id)
    content = document_xml(value(_COVER) + value(_LINES), section_properties(edition))
    package = write_package(content, styles_xml(edition), edition)
    return prepare_bytes(package, edition.page.landscape, "sổ")


def _cover(cover: Sequence[str], title: str, sheet: str) -> str:
    """The lines in the middle of a sheet: whose it is, what it is, from when to when."""
    place = list(cover).index(title)
    styles = dict.fromkeys(cover[place + 1 :], names.CELL_SHORT)
    styles |= {line: styled("superior") for line in cover[:place]}
    styles |= {cover[place - 1]: styled("issuer")} if place else {}
    styles |= {title: styled("kind_name")}
    shown = "".join(paragraph(styles[line], run(line)) + paragraph(names.GAP) for line in cover)
    return paragraph(names.GAP) * _ABOVE_COVER + shown + paragraph(names.SPACER, section=sheet)
