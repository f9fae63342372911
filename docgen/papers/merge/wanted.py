"""The fields that a dossier asks for and that no commune has by itself: the columns of its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.papers.merge.commune_fields import COMMUNE_FIELDS
from docgen.papers.merge.guillemets import Role, pieces
from docgen.papers.merge.names import FieldNames, looks_like_a_name, name_key
from docgen.vietnamese import clean_line


def fields_wanted(data: object) -> tuple[str, ...]:
    """Names between «» that could be fields, each once as first written, in the order of the data.

    Those of `COMMUNE_FIELDS` and slips of them («Ten xa») are left out: they are no columns.
    """
    known = FieldNames(COMMUNE_FIELDS)
    wanted: dict[str, str] = {}
    for text in _texts(data):
        for piece in pieces(text) if "«" in text else ():
            if piece.role is not Role.ENCLOSED or not looks_like_a_name(piece.text):
                continue
            if known.known(piece.text) is None and known.slip(piece.text) is None:
                wanted.setdefault(name_key(piece.text), clean_line(piece.text.replace("_", " ")))
    return tuple(wanted.values())


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for item in data:
            yield from _texts(item)
