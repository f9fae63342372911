"""One XML part of a DOCX, judged as it streams by."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from docgen.errors import BrokenFile

#: The parts whose entries say what the other parts are.
CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "_rels/.rels"


class XmlPart:
    """Feeds on the bytes of a part; raises BrokenFile as soon as they are not sound XML.

    `root` is its outermost element as ``namespace name``; `entries` are the attributes of the
    other elements of the two indexes, empty for every other part.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.root = ""
        self.entries: list[dict[str, str]] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._begin
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        """Take the next bytes; `last` ends the part."""
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise BrokenFile(
                f"phần «{self._name}» trong tệp DOCX hỏng ở dòng {error.lineno}; "
                "hãy mở bằng Word rồi lưu lại."
            ) from error

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if not self.root:
            self.root = name
            if self._name not in (CONTENT_TYPES, RELATIONS):
                self._parser.StartElementHandler = None
        else:
            self.entries.append(attributes)

    def _refuse(self, *_: Any) -> None:
        """No part of a DOCX has a document type, every XML attack does."""
        raise BrokenFile(
            "tệp DOCX chứa khai báo DOCTYPE trái quy cách; không nhận vì lý do an toàn."
        )
