"""Text with ``«…»`` in it, cut into pieces; ``««`` and ``»»`` are the marks themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_TOKEN = re.compile("««|»»|«([^«»]*)»|[«»]")
_DOUBLED = {"««": "«", "»»": "»"}


class Role(Enum):
    """What a piece is."""

    TEXT = "text"
    ENCLOSED = "enclosed"  # «…» with no such mark inside
    OPENING = "opening"  # « that nothing closes before the next mark
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `text` of ENCLOSED is what stands between the marks.

    `line` is the line of the whole text on which it begins, counted from 1.
    """

    role: Role
    text: str
    line: int


def pieces(text: str) -> Iterator[Piece]:
    """The text in pieces, doubled marks already single.

    Marks are read from left to right, so «««Tên xã»»» is a mark, a field and a mark.
    """
    done, line = 0, 1
    for token in _TOKEN.finditer(text):
        before = text[done : token.start()]
        if before:
            yield Piece(Role.TEXT, before, line)
            line += before.count("\n")
        yield _piece(token, line)
        line += token[0].count("\n")
        done = token.end()
    if done < len(text):
        yield Piece(Role.TEXT, text[done:], line)


def _piece(token: re.Match[str], line: int) -> Piece:
    if token[0] in _DOUBLED:
        return Piece(Role.TEXT, _DOUBLED[token[0]], line)
    if token[1] is not None:
        return Piece(Role.ENCLOSED, token[1], line)
    return Piece(Role.OPENING if token[0] == "«" else Role.CLOSING, token[0], line)


def escape(text: str) -> str:
    """The text with its marks doubled, so that filling gives it back as it is."""
    return text.replace("«", "««").replace("»", "»»")
