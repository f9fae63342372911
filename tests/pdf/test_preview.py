"""A preview shows the same pages as the PDF that is kept, for less work."""

from __future__ import annotations

import io

import pikepdf
import pytest

from docgen.pdf import Converter, PdfOptions, page_count, page_picture
from tests.pdf.documents import docx

pytestmark = pytest.mark.libreoffice


def test_a_preview_has_the_same_pages_to_the_pixel_and_no_tags(converter: Converter) -> None:
    paper = docx("Kế hoạch", *(f"Đoạn {n}: thực hiện nhiệm vụ." for n in range(120)))
    preview, kept = (
        converter.convert_bytes(paper, PdfOptions(preview=preview)) for preview in (True, False)
    )
    assert page_count(preview) == page_count(kept) > 1
    for page in range(1, page_count(kept) + 1):
        assert page_picture(preview, page, 60) == page_picture(kept, page, 60)
    assert not _is_tagged(preview)
    assert _is_tagged(kept)


def _is_tagged(pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return "/StructTreeRoot" in opened.Root
