"""One text with marks: which are fields, which are quotation marks, which are a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.errors import Problem, Severity
from docgen.papers.merge import sentences
from docgen.papers.merge.guillemets import Piece, Role, pieces
from docgen.papers.merge.names import FieldNames, looks_like_a_name
from docgen.vietnamese import clean_line


@dataclass(frozen=True, slots=True)
class Field:
    """A field in a text, by its declared name; `line` is counted from 1 in the text."""

    name: str
    line: int


Part = str | Field


def judged(text: str, names: FieldNames) -> tuple[tuple[Part, ...], tuple[Problem, ...]]:
    """The text as plain parts and fields, and what is wrong with it (without place).

    «…» around a known name is a field. Around anything else it is a quotation, kept as typed: an
    error when the name is a slip of a known one, a warning when it looks like a name, in silence
    when it is longer than 40 letters or has punctuation.
    """
    cut = tuple(pieces(text))
    parts: list[Part] = []
    problems: list[Problem] = []
    for piece in cut:
        if piece.role is not Role.ENCLOSED:
            parts.append(piece.text)
        elif (name := names.known(piece.text)) is not None:
            parts.append(Field(name, piece.line))
        else:
            parts.append(f"«{piece.text}»")
            problems += _doubt(piece, names)
    problems += _unpaired(cut)
    problems.sort(key=lambda problem: problem.line or 0)
    return tuple(parts), tuple(problems)


def _doubt(piece: Piece, names: FieldNames) -> Iterator[Problem]:
    """What to say of «…» around a name that is not known."""
    written = clean_line(piece.text)
    meant = names.slip(piece.text)
    if meant is not None:
        yield Problem("", sentences.slip(written, meant), Severity.ERROR, piece.line)
    elif looks_like_a_name(piece.text):
        yield Problem("", sentences.question(written), Severity.WARNING, piece.line)


def _unpaired(cut: Iterable[Piece]) -> Iterator[Problem]:
    """Marks left over: an opening one and a later closing one around a field are a quotation."""
    open_marks: list[Piece] = []
    for piece in cut:
        if piece.role is Role.OPENING:
            open_marks.append(piece)
        elif piece.role is Role.CLOSING:
            if open_marks:
                open_marks.pop()
            else:
                yield _alone(piece)
    yield from map(_alone, open_marks)


def _alone(piece: Piece) -> Problem:
    return Problem("", sentences.unpaired(piece.text), Severity.WARNING, piece.line)
