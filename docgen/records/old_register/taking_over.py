"""Taking over a register kept in Excel: every line read and judged, then all of them or none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.errors import InvalidInput, Problem
from docgen.records.desk import Desk
from docgen.records.old_register.lines import TITLE, OldLine, old_lines
from docgen.records.old_register.shelves import Outcome, Shelves
from docgen.records.old_register.workbook import read_rows
from docgen.records.register.printed_book import rules
from docgen.records.register.series import Series
from docgen.records.rights import Act


@dataclass(frozen=True, slots=True)
class RowReport:
    """A line of the file as Excel shows it, and what became of it."""

    sheet: str
    row: int
    number_text: str
    outcome: Outcome
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Every line of the file. `done` False: something is wrong, and nothing at all was imported.

    `missing` gives, for each series, the numbers that the register skips.
    """

    rows: tuple[RowReport, ...]
    done: bool
    missing: tuple[tuple[Series, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class OldRegister:
    """A register kept in Excel as it was read; `source` is the SHA-256 of its file."""

    source: str
    lines: tuple[OldLine, ...]


def headings() -> tuple[str, ...]:
    """The columns that a register has by law, in their order; number, day and title are needed."""
    return tuple(next(one for one in rules().registers if one.id == "outgoing").columns)


def read_register(content: bytes) -> OldRegister:
    """Read an XLSX register; needs no desk, so that a large file keeps nobody from the register.

    Raises BrokenFile and InvalidInput for a file that cannot be read as a register at all.
    """
    lines = tuple(old_lines(read_rows(content), headings()))
    if not lines:
        wanted = "», «".join(headings()[: TITLE + 1])
        raise InvalidInput([Problem("", f"không thấy dòng nào dưới hàng tiêu đề có «{wanted}».")])
    return OldRegister(hashlib.sha256(content).hexdigest(), lines)


def import_register(desk: Desk, old: OldRegister, body: str = "") -> ImportReport:
    """Add the lines of an old register of a body as confirmed (or voided) numbers.

    Importing a file again adds nothing. Afterwards numbers go on after the highest one.
    """
    desk.allow(Act.IMPORT)
    lines = old.lines
    shelves = Shelves(desk, body)
    with desk.session.begin_nested() as savepoint:
        outcomes = [shelves.place(line) for line in lines]
        if Outcome.WRONG in outcomes:
            savepoint.rollback()
            return ImportReport(_rows(lines, outcomes), done=False)
        shelves.write(old.source)
    return ImportReport(_rows(lines, outcomes), done=True, missing=shelves.missing())


def _rows(lines: Sequence[OldLine], outcomes: Sequence[Outcome]) -> tuple[RowReport, ...]:
    return tuple(
        RowReport(
            line.source.sheet, line.source.row, line.number_text, outcome, tuple(line.problems)
        )
        for line, outcome in zip(lines, outcomes, strict=True)
    )
