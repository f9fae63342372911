"""Values that docxtpl alone can put into a document: a picture, another document, a link.

Each adds parts or relationships to the package, which the fast way of filling never touches. They
are declared without a document and bound to one when it is filled.
"""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from docx.shared import Mm
from docxtpl import InlineImage, RichText

from docgen.filling.engine import Engine


class Rich(ABC):
    """A value that needs the document it goes into."""

    @abstractmethod
    def bound(self, engine: Engine) -> object:
        """docxtpl's own value for this document."""


@dataclass(frozen=True, slots=True)
class Picture(Rich):
    """A picture (PNG, JPEG) `width_mm` wide, for ``{{ x }}`` in a line of text."""

    content: bytes
    width_mm: float

    def bound(self, engine: Engine) -> object:
        """See `Rich.bound`."""
        return InlineImage(engine, io.BytesIO(self.content), width=Mm(self.width_mm))


@dataclass(frozen=True, slots=True)
class Subdocument(Rich):
    """The body of another DOCX, for ``{{p x }}`` alone in its paragraph."""

    docx: bytes

    def bound(self, engine: Engine) -> object:
        """See `Rich.bound`."""
        return engine.new_subdoc(io.BytesIO(self.docx))


@dataclass(frozen=True, slots=True)
class Link(Rich):
    """Words that lead to an address, for ``{{r x }}``."""

    words: str
    address: str

    def bound(self, engine: Engine) -> object:
        """See `Rich.bound`."""
        words = RichText()
        words.add(self.words, url_id=engine.build_url_id(self.address))
        return words


def has_rich(value: object) -> bool:
    """Whether a rich value stands anywhere in a value."""
    if isinstance(value, Mapping):
        return any(map(has_rich, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(has_rich, value))
    return isinstance(value, Rich)


def bound(value: object, engine: Engine) -> object:
    """The value with every rich one in it bound to a document."""
    if isinstance(value, Mapping):
        return {key: bound(each, engine) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [bound(each, engine) for each in value]
    return value.bound(engine) if isinstance(value, Rich) else value
