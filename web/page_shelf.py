"""Pages shown lately, so that a picture is drawn when it is looked at and not before."""

from __future__ import annotations

import threading
from collections import OrderedDict

from docgen.errors import NotFound
from docgen.pdf import page_count, page_picture

#: PDFs kept, and pictures kept: a picture of a page is some 60 kB.
_PDFS, _PICTURES = 64, 512
_DPI = 110


class PageShelf:
    """PDFs by owner and key; safe to use from several threads.

    A key stands for one content, best its hash: the pictures drawn of it are kept as well, here
    and in browsers. What one owner put here no other owner sees, whatever their keys.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pdfs: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._pictures: OrderedDict[tuple[str, str, int], bytes] = OrderedDict()

    def get(self, owner: str, key: str) -> bytes | None:
        """The PDF that an owner put under a key."""
        with self._lock:
            return self._pdfs.get((owner, key))

    def put(self, owner: str, key: str, pdf: bytes) -> int:
        """Keep a PDF for a while; the number of its pages."""
        with self._lock:
            self._pdfs[owner, key] = pdf
            self._pdfs.move_to_end((owner, key))
            while len(self._pdfs) > _PDFS:
                self._pdfs.popitem(last=False)
        return page_count(pdf)

    def picture(self, owner: str, key: str, page: int) -> bytes:
        """The PNG of a page, from 1. NotFound when it was put away or there is no such page."""
        pdf = self.get(owner, key)
        if pdf is None:
            raise NotFound("Trang này không còn giữ nữa; hãy tải lại để dựng trang mới.")
        with self._lock:
            if drawn := self._pictures.get((owner, key, page)):
                return drawn
        try:
            drawn = page_picture(pdf, page, _DPI)
        except ValueError:
            raise NotFound("Văn bản không có trang này.") from None
        with self._lock:
            self._pictures[owner, key, page] = drawn
            while len(self._pictures) > _PICTURES:
                self._pictures.popitem(last=False)
        return drawn
