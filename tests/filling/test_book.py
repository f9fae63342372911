"""A register as a book: sound for Word, its words as they were given."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from docgen.filling.book import book_docx
from docgen.model.table import Column, Row, Table
from docgen.standards.edition import Edition
from docgen.standards.library import editions
from tests import ooxml

_MADE = dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
_NASTY = "Kế hoạch <b> & {{ co_quan }} {% raw %}"
_TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
_TABLE = Table(
    (Column("a", "Số"), Column("b", "Trích yếu", weight=3)),
    (Row(("01", _NASTY)),),
    column_numbers=True,
)


@pytest.mark.parametrize("edition", editions(), ids=lambda edition: edition.id)
@pytest.mark.parametrize("names", [(), ("UBND XÃ A",), ("TỈNH B", "UBND XÃ A")], ids=len)
def test_the_book_is_sound_and_says_what_it_was_given(
    edition: Edition, names: tuple[str, ...]
) -> None:
    cover = (*names, _TITLE, "Năm: 2026", _NASTY)
    docx = book_docx(cover, _TITLE, _TABLE, edition, _MADE)
    assert ooxml.problems(docx) == []
    document = Document(io.BytesIO(docx))
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert texts == [*cover, _TITLE]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Số", "Trích yếu"],
        ["(1)", "(2)"],
        ["01", _NASTY],
    ]
    assert [section.orientation for section in document.sections] == [WD_ORIENT.LANDSCAPE] * 2


def test_the_same_book_is_the_same_file() -> None:
    edition = editions()[-1]
    one, two = (book_docx((_TITLE,), _TITLE, _TABLE, edition, _MADE) for _ in range(2))
    assert one == two
