"""The shelf of pages: what one owner put there is shown to that owner alone."""

from __future__ import annotations

import io

import pikepdf
import pytest

from docgen.errors import NotFound
from web.page_shelf import PageShelf


def _pdf(width: int) -> bytes:
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(width, 100))
        written = io.BytesIO()
        document.save(written)
    return written.getvalue()


def _width(png: bytes) -> int:
    return int.from_bytes(png[16:20], "big")


def test_the_same_key_of_two_owners_shows_each_their_own_page() -> None:
    shelf = PageShelf()
    shelf.put("xa-a/dot/1", "1-ke-hoach", _pdf(100))
    shelf.put("xa-b/dot/1", "1-ke-hoach", _pdf(300))
    first = shelf.picture("xa-a/dot/1", "1-ke-hoach", 1)
    second = shelf.picture("xa-b/dot/1", "1-ke-hoach", 1)
    assert _width(second) > 2 * _width(first)
    assert shelf.picture("xa-a/dot/1", "1-ke-hoach", 1) == first


def test_a_page_of_nobody_and_a_page_beyond_the_last_are_not_found() -> None:
    shelf = PageShelf()
    shelf.put("xa-a/dot/1", "k", _pdf(100))
    for owner, page in (("xa-b/dot/1", 1), ("xa-a/dot/1", 2)):
        with pytest.raises(NotFound):
            shelf.picture(owner, "k", page)
