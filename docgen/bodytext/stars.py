"""Stars in typed text: ``**đậm**``, ``*nghiêng*``, ``***cả hai***``, ``\\*`` for a star itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen.bodytext.emphasis import (
    BOLD,
    BOTH,
    ITALIC,
    Border,
    border,
    characters,
    joined,
    normal,
)
from docgen.model import Span
from docgen.vietnamese import clean_line

_BREAKS = re.compile(r"\s")
_TOKEN = re.compile(r"\\([*\\])|(\*+)")


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans of one typed line; stars without a partner are kept as text."""
    lines, _ = read_lines([clean_line(text)])
    return lines[0]


def read_lines(lines: Sequence[str]) -> tuple[list[tuple[Span, ...]], list[int]]:
    """The spans of clean lines in which emphasis may run from one line into the next.

    Also the places in `lines` where a bold begins that nothing ends: its stars are kept as text.
    """
    if not any("*" in line or "\\" in line for line in lines):
        return [(Span(line),) if line else () for line in lines], []
    pieces = _pieces("\n".join(lines))
    _match(pieces)
    text, styles = _laid_out(pieces)
    styles = normal(text, styles)
    spans = []
    start = 0
    for line in "".join(text).split("\n"):
        end = start + len(line)
        spans.append(joined(text[start:end], styles[start:end]))
        start = end + 1
    return spans, [piece.line for piece in pieces if piece.opens_in_vain]


@dataclass(slots=True)
class _Piece:
    """A stretch of plain text, or a run of stars.

    `stars` is 0 for text. `kept` are the stars without a partner, printed as text; `switch` is the
    style that the others turn on or off. `line` counts from 0.
    """

    text: str
    line: int
    stars: int = 0
    kind: Border = Border.NONE
    kept: int = 0
    switch: int = 0

    @property
    def opens_in_vain(self) -> bool:
        """Whether a bold begins here that nothing ends."""
        return self.kind is Border.BEGIN and bool(self.kept & BOLD)


def _pieces(raw: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    line = done = 0
    for token in _TOKEN.finditer(raw):
        before = raw[done : token.start()]
        if before:
            pieces.append(_Piece(before, line))
            line += before.count("\n")
        if token[1]:
            pieces.append(_Piece(token[1], line))
        else:
            pieces.append(_Piece("", line, stars=len(token[2])))
        done = token.end()
    pieces.append(_Piece(raw[done:], line))
    _find_borders(pieces)
    return pieces


def _find_borders(pieces: list[_Piece]) -> None:
    for place, piece in enumerate(pieces):
        if piece.stars == 0:
            continue
        before = pieces[place - 1].text if place else ""
        after = pieces[place + 1].text
        piece.kept = piece.stars
        if piece.stars <= BOTH:
            piece.kind = border(before[-1:] or " ", after[:1] or " ")


def _match(pieces: Iterable[_Piece]) -> None:
    """Pair the runs of stars that begin a style with those that end it, the nearest first."""
    begun: dict[int, _Piece] = {}
    for piece in pieces:
        for style in (BOLD, ITALIC):
            if not piece.stars & style or piece.kind is Border.NONE:
                continue
            if piece.kind is Border.BEGIN:
                begun[style] = piece
            elif style in begun:
                for partner in (begun.pop(style), piece):
                    partner.switch |= style
                    partner.kept -= style


def _laid_out(pieces: Iterable[_Piece]) -> tuple[list[str], list[int]]:
    """The characters that remain when paired stars are gone, each with its style."""
    text: list[str] = []
    styles: list[int] = []
    style = 0
    for piece in pieces:
        if piece.kind is Border.END:
            style ^= piece.switch
        words = piece.text or "*" * piece.kept
        text += words
        styles += [style] * len(words)
        if piece.kind is Border.BEGIN:
            style ^= piece.switch
    return text, styles


def write_spans(spans: Iterable[Span]) -> str:
    """The spans as they are typed on one line, emphasis moved to the edges of words."""
    given, styles = characters(spans)
    text = _BREAKS.sub(" ", given)
    if not any(styles) and "*" not in text and "\\" not in text:
        return text
    styles = [*normal(text, styles), 0]
    out: list[str] = []
    style = place = 0
    while place < len(text):
        out.append("*" * (style ^ styles[place]))
        style = styles[place]
        end = place + 1
        while text[place] == "*" and text[end : end + 1] == "*" and styles[end] == style:
            end += 1
        out.append(_literal(text, styles, place, end))
        place = end
    out.append("*" * style)
    return "".join(out)


def _literal(text: str, styles: Sequence[int], start: int, end: int) -> str:
    """The characters as typed, with backslashes where they could be taken for a sign.

    `start` to `end` is one character, or a run of stars; a style stands after the last character.
    """
    char = text[start]
    if char not in "*\\":
        return char
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    style_before = styles[start - 1] if start else 0
    touching = style_before != styles[start] or styles[end] != styles[start]
    if char == "\\":
        escaped = touching or start == 0 or after in "*\\"
        return "\\\\" if escaped else "\\"
    escaped = touching or _switches(border(before, after), end - start, styles[start])
    return ("\\*" if escaped else "*") * (end - start)


def _switches(kind: Border, stars: int, style: int) -> bool:
    """Whether a bare run of stars would begin emphasis there, or end what is open."""
    if stars > BOTH or kind is Border.NONE:
        return False
    return kind is Border.BEGIN or bool(stars & style)
