"""Pages of a PDF: how many, and pictures of them for previews."""

from __future__ import annotations

import io
import threading

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from docgen.errors import BrokenFile

_POINTS_PER_INCH = 72
#: Pixels of the largest picture made: A4 at 600 dpi has 35 million.
MAX_PIXELS = 40_000_000

# PDFium is not thread-safe, not even for separate documents.
_pdfium = threading.Lock()


def page_count(pdf: bytes) -> int:
    """Pages of a PDF; raises BrokenFile when it does not open."""
    with _pdfium, _open(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, page: int, dpi: float = 96.0) -> bytes:
    """The PNG of one page, counted from 1, at a resolution in dots per inch.

    Raises BrokenFile when the PDF does not open, and ValueError for a page it does not have or a
    picture beyond `MAX_PIXELS`.
    """
    with _pdfium, _open(pdf) as document:
        if not 1 <= page <= len(document):
            raise ValueError(f"page {page} of {len(document)}")
        scale = dpi / _POINTS_PER_INCH
        width, height = document.get_page_size(page - 1)
        if not (scale > 0 and 0 < width * height * scale**2 <= MAX_PIXELS):
            raise ValueError(f"{dpi} dpi is out of range for a page of {width:g} x {height:g} pt")
        sheet = document[page - 1]
        image = sheet.render(scale=scale).to_pil()
        sheet.close()
    written = io.BytesIO()
    # Official papers are black on white: a third of the bytes, in half the time. Beyond the first
    # level zlib costs twice as much and saves a fifth.
    _without_colour(image).save(written, "PNG", compress_level=1)
    return written.getvalue()


def _without_colour(image: Image.Image) -> Image.Image:
    """The picture in shades of grey when it has no other colour; itself when it has."""
    red, green, blue = image.convert("RGB").split()
    same = ImageChops.difference(red, green).getbbox() is None
    return red if same and ImageChops.difference(green, blue).getbbox() is None else image


def _open(pdf: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise BrokenFile("tệp PDF bị hỏng, không mở được.") from error
