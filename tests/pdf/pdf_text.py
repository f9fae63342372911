"""Reading back what a PDF says."""

from __future__ import annotations

import io

import pdfplumber


def text_of(pdf: bytes) -> str:
    """All text, pages one after another."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def fonts_of(pdf: bytes) -> set[str]:
    """Names of the fonts that any glyph is set in, without the subset's prefix."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return {
            glyph["fontname"].partition("+")[2] for page in document.pages for glyph in page.chars
        }


def picture_count(pdf: bytes) -> int:
    """Pictures on all pages."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return sum(len(page.images) for page in document.pages)
