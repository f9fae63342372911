"""The words of a DOCX, read from its XML as they stand there."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"


def root(docx: bytes, part: str = _BODY) -> etree._Element:
    """A part as a tree."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(part))


def lines(docx: bytes, part: str = _BODY) -> list[str]:
    """The text of a part, one string a paragraph, tables included, in the order of the file."""
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in root(docx, part).iter(f"{W}p")
    ]


def edge_lines(docx: bytes) -> list[str]:
    """The text of all headers and footers, in the order of their names."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = sorted(
            n for n in package.namelist() if n.startswith(("word/header", "word/footer"))
        )
    return [line for name in names for line in lines(docx, name)]
