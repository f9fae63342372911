"""Typed text -> outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from docgen.bodytext.before import Before
from docgen.bodytext.emphasis import normal_spans
from docgen.bodytext.judging import Judge, Judgement, Role
from docgen.bodytext.marks import Mark
from docgen.bodytext.rows import Rows
from docgen.bodytext.stars import read_lines
from docgen.bodytext.warnings import UNCLOSED_BOLD, line_warning
from docgen.bodytext.wrapping import Wrapping, measured
from docgen.errors import Problem, Severity
from docgen.model import Entry, Level, Outline, Span
from docgen.vietnamese import clean_line


@dataclass(frozen=True, slots=True)
class Reading:
    """An outline, and warnings for the human eye with the lines they speak of."""

    outline: Outline
    problems: tuple[Problem, ...] = ()


# The same body goes into the papers of thousands of communes: it is read once.
@lru_cache(maxsize=32)
def read_outline(text: str) -> Reading:
    """The outline of a body as clerks type it or paste it; `docs/notation.md` is their guide.

    Nothing is refused: what is no mark is text. Lines are counted from 1 in the text as given, so
    give it as typed; cleaning is done here.
    """
    lines = [clean_line(line) for line in text.splitlines()]
    reader = _Reader(measured(lines))
    for number, line in enumerate(lines, start=1):
        reader.read(line, number)
    return reader.reading()


@dataclass(slots=True)
class _Piece:
    """The words of one typed line; `fresh`: emphasis does not run into it from the line before."""

    text: str
    line: int
    fresh: bool
    spans: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Draft:
    """An entry in the making."""

    level: Level
    line: int
    depth: int = 1
    pinned: str | None = None
    pieces: list[_Piece] = field(default_factory=list)

    def entry(self) -> Entry:
        text: list[Span] = []
        for piece in self.pieces:
            if piece.spans and text:
                text.append(Span(" "))
            text += piece.spans
        return Entry(self.level, normal_spans(text), self.depth, self.pinned, self.line)


class _Reader:
    """Takes in line by line; nothing looks further back than the last entry."""

    def __init__(self, wrapping: Wrapping) -> None:
        self._drafts: list[_Draft] = []
        self._problems: list[Problem] = []
        self._rows = Rows()
        self._judge = Judge(wrapping, self._rows.count, Before())
        self._adjacent = False
        self._opened = ""

    def read(self, line: str, number: int) -> None:
        """Take in the next line, clean."""
        if line:
            judgement = self._judge.judge(line, self._adjacent)
            self._warn(line_warning(judgement, self._judge.before, self._adjacent), number)
            self._take(judgement, number)
            self._judge.take(judgement, len(line))
        self._adjacent = bool(line)

    def _take(self, judgement: Judgement, number: int) -> None:
        mark = judgement.mark
        text = judgement.text
        if mark:
            self._drafts.append(self._marked(mark, number))
        elif judgement.role is Role.PARAGRAPH:
            self._drafts.append(_Draft(Level.PARAGRAPH, number))
        elif judgement.role is Role.FILLS:
            text = self._opened + text
        fresh = mark is not None or judgement.own or not self._adjacent
        self._drafts[-1].pieces.append(_Piece(text, number, fresh))
        self._opened = mark.opened if mark else ""

    def _marked(self, mark: Mark, number: int) -> _Draft:
        pinned, warning = self._rows.take(mark, number, self._judge.before.introduces)
        self._warn(warning, number)
        return _Draft(mark.level, number, mark.depth, pinned)

    def _warn(self, message: str, number: int) -> None:
        if message:
            self._problems.append(Problem("", message, Severity.WARNING, number))

    def reading(self) -> Reading:
        """The whole of what was taken in."""
        for pieces in self._stretches():
            lines, open_bold = read_lines([piece.text for piece in pieces])
            for piece, spans in zip(pieces, lines, strict=True):
                piece.spans = spans
            for place in open_bold:
                self._warn(UNCLOSED_BOLD, pieces[place].line)
        problems = sorted(self._problems, key=lambda problem: problem.line or 0)
        return Reading(Outline(tuple(draft.entry() for draft in self._drafts)), tuple(problems))

    def _stretches(self) -> Iterator[list[_Piece]]:
        """The lines through which emphasis may run: adjacent ones, up to the next mark."""
        stretch: list[_Piece] = []
        for draft in self._drafts:
            for piece in draft.pieces:
                if piece.fresh and stretch:
                    yield stretch
                    stretch = []
                stretch.append(piece)
        if stretch:
            yield stretch
