"""What a DOCX says of itself, for the PDF made of it.

LibreOffice carries it over too, but only for a document on its own: papers that share one document
would all say what the first of them says.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers import expat

from docgen.pdf.converter import DocumentInfo

_CORE = "docProps/core.xml"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_FIELDS = {
    f"{_DUBLIN} title": "title",
    f"{_DUBLIN} creator": "author",
    f"{_DUBLIN} subject": "subject",
    f"{_PACKAGE} keywords": "keywords",
}


def docx_info(docx: bytes) -> DocumentInfo:
    """Title, author, subject and keywords of a DOCX that passed `docx_check`; "" for what it lacks."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        if _CORE not in package.namelist():
            return DocumentInfo()
        told = _read(package.read(_CORE))
    keywords = re.split(r"[,;]", told.get("keywords", ""))
    return DocumentInfo(
        title=told.get("title", "").strip(),
        author=told.get("author", "").strip(),
        subject=told.get("subject", "").strip(),
        keywords=tuple(word.strip() for word in keywords if word.strip()),
    )


def _read(xml: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    open_field = ""

    def begin(name: str, _: dict[str, str]) -> None:
        nonlocal open_field
        open_field = _FIELDS.get(name, "")

    def words(text: str) -> None:
        if open_field:
            found[open_field] = found.get(open_field, "") + text

    def end(_: str) -> None:
        nonlocal open_field
        open_field = ""

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = words
    parser.Parse(xml, True)
    return found
