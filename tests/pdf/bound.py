"""What a bound PDF says of its parts."""

from __future__ import annotations

from pathlib import Path

import pikepdf


def outline_of(path: Path) -> list[tuple[str, str, int]]:
    """Chapter, title and page of every bookmark."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return [
            (chapter.title, item.title, pages[item.destination[0].objgen])
            for chapter in outline.root
            for item in chapter.children
        ]
