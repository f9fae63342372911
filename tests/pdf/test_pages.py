"""Pictures of pages, on small PDFs made for the test."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from PIL import Image

from docgen.errors import BrokenFile
from docgen.pdf import page_count, page_picture


def _sheets(*sizes: tuple[float, float]) -> bytes:
    """A PDF of pages of these sizes in pt; page n has a black square of n x 10 pt at its corner."""
    pdf = pikepdf.new()
    for number, size in enumerate(sizes, start=1):
        page = pdf.add_blank_page(page_size=size)
        page.Contents = pdf.make_stream(f"0 0 {number * 10} {number * 10} re f".encode())
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


_A4 = (595.0, 842.0)


def _black(picture: bytes) -> int:
    image = Image.open(io.BytesIO(picture)).convert("L")
    return sum(image.histogram()[:64])


def test_the_page_asked_for_at_the_resolution_asked_for() -> None:
    pdf = _sheets(_A4, (842.0, 595.0))
    first, second = (page_picture(pdf, page, dpi=72) for page in (1, 2))
    assert Image.open(io.BytesIO(first)).size == (595, 842)
    assert Image.open(io.BytesIO(second)).size == (842, 595)
    assert (_black(first), _black(second)) == (100, 400)
    assert Image.open(io.BytesIO(page_picture(pdf, 1, dpi=144))).size == (1190, 1684)


def _coloured(colour: str) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=_A4).Contents = pdf.make_stream(
        f"{colour} rg 0 0 9 9 re f".encode()
    )
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize("colour", [(255, 0, 0), (0, 0, 255), (250, 250, 255)])
def test_colour_stays(colour: tuple[int, int, int]) -> None:
    written = " ".join(f"{part / 255:.4f}" for part in colour)
    picture = Image.open(io.BytesIO(page_picture(_coloured(written), 1, 72)))
    assert picture.getpixel((4, 838)) == colour


def test_black_and_grey_need_no_colour() -> None:
    picture = Image.open(io.BytesIO(page_picture(_coloured("0.5 0.5 0.5"), 1, 72)))
    assert (picture.mode, picture.getpixel((4, 838)), picture.getpixel((99, 99))) == ("L", 128, 255)


def test_counting() -> None:
    assert page_count(_sheets(_A4, _A4, _A4)) == 3


@pytest.mark.parametrize("page", [0, -1, 3])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(ValueError, match="of 2"):
        page_picture(_sheets(_A4, _A4), page)


@pytest.mark.parametrize("dpi", [0, -10, 100_000])
def test_a_picture_out_of_range(dpi: float) -> None:
    with pytest.raises(ValueError, match="out of range"):
        page_picture(_sheets(_A4), 1, dpi)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html>"])
def test_no_pdf(data: bytes) -> None:
    with pytest.raises(BrokenFile, match="hỏng"):
        page_count(data)
    with pytest.raises(BrokenFile, match="hỏng"):
        page_picture(data, 1)


def test_many_threads_may_ask_at_once() -> None:
    """PDFium is not thread-safe: without the lock this ends the process."""
    pdf = _sheets(_A4, _A4)
    with ThreadPoolExecutor(8) as pool:
        pictures = list(pool.map(lambda n: page_picture(pdf, n % 2 + 1, 50), range(64)))
    assert len(set(pictures)) == 2
