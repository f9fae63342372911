"""The words of a DOCX, read from its XML: held hyphens and spaces as the plain ones they print."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_HELD = str.maketrans({"\u2011": "-", "\u00a0": " "})


def root(docx: bytes, part: str = _BODY) -> etree._Element:
    """A part as a tree."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(part))


def lines(docx: bytes, part: str = _BODY) -> list[str]:
    """The text of a part, one string a paragraph, tables included, in the order of the file."""
    return [
        "".join(_printed(piece) for piece in paragraph.iter(f"{W}t", f"{W}noBreakHyphen"))
        for paragraph in root(docx, part).iter(f"{W}p")
    ]


def _printed(piece: etree._Element) -> str:
    if piece.tag == f"{W}noBreakHyphen":
        return "-"
    return (piece.text or "").translate(_HELD)


def edge_lines(docx: bytes) -> list[str]:
    """The text of all headers and footers, in the order of their names."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = sorted(
            n for n in package.namelist() if n.startswith(("word/header", "word/footer"))
        )
    return [line for name in names for line in lines(docx, name)]
