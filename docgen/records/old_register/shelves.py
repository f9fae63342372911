"""Where the lines of an old register go: judged one by one, then added to their series."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import Enum

from sqlalchemy import select

from docgen.errors import NotFound, Problem
from docgen.records.desk import Desk
from docgen.records.old_register.kinds import read_kind
from docgen.records.old_register.lines import DAY, NUMBER, OldLine
from docgen.records.register.entry import State, entry_of, settled, write_details
from docgen.records.register.numbering import Numbering, numbering_on
from docgen.records.register.series import Series, lock_series, missing_numbers, series_of
from docgen.records.rights import Act
from docgen.records.tables import EntryRow, SeriesRow
from docgen.standards.library import choose


class Outcome(Enum):
    """What became of a line."""

    ADDED = "added"
    SAME = "same"  # stood in the register already, word for word
    WRONG = "wrong"


@dataclass(slots=True)
class _Shelf:
    """A series, what stands in it, and what comes from the file."""

    row: SeriesRow
    standing: dict[int, EntryRow]
    coming: dict[int, tuple[OldLine, str]] = field(default_factory=dict)


class Shelves:
    """The series that the lines of one file go to."""

    def __init__(self, desk: Desk, body: str) -> None:
        self._desk = desk
        self._body = body
        self._shelves: dict[tuple[int, str, str], _Shelf] = {}
        self._numberings: dict[dt.date, Numbering] = {}
        self._last_day: dt.date | None = None

    def place(self, line: OldLine) -> Outcome:
        """Judge a line; what is wrong goes into its problems."""
        # A voided number may have no date of its own: it counts where its neighbour does.
        day = line.day or self._last_day
        if line.problems or day is None:
            if not line.problems:
                line.problems.append(_problem(line, DAY, "không biết số này thuộc năm nào."))
            return Outcome.WRONG
        self._last_day = day
        kind = self._kind(line, day)
        shelf = None if kind is None else self._shelf(line, kind, day)
        if kind is None or shelf is None:
            return Outcome.WRONG
        return self._judge(line, shelf, kind)

    def write(self, source: str) -> None:
        """Add what came, and let each series go on after its highest number."""
        added = 0
        for shelf in self._shelves.values():
            for number, (line, kind) in shelf.coming.items():
                self._desk.session.add(self._entry(shelf.row, number, line, kind, source))
            numbers = shelf.coming.keys() | shelf.standing.keys()
            begun = bool(shelf.standing) or shelf.row.next_number > 1
            lowest = min(numbers)
            shelf.row.start_number = min(shelf.row.start_number, lowest) if begun else lowest
            shelf.row.next_number = max(shelf.row.next_number, max(numbers) + 1)
            added += len(shelf.coming)
        self._desk.note(Act.IMPORT, "register", None, file=source, added=added)
        self._desk.session.flush()

    def missing(self) -> tuple[tuple[Series, tuple[int, ...]], ...]:
        """Numbers that no line accounts for, by series; series without any are left out."""
        found = (
            (series_of(self._desk, shelf.row), tuple(missing_numbers(self._desk, shelf.row.id)))
            for shelf in self._shelves.values()
        )
        return tuple((series, numbers) for series, numbers in found if numbers)

    def _kind(self, line: OldLine, day: dt.date) -> str | None:
        edition = choose(self._desk.agency.profile.agency.side, day, self._desk.now.date())
        found = read_kind(edition, line.symbol, line.title)
        if found is None and line.state is State.VOIDED and not line.symbol:
            found = "", line.title
        if found is None:
            message = f"ký hiệu «{line.symbol}» không cho biết tên loại; hãy ghi tên loại ở đầu trích yếu."
            line.problems.append(_problem(line, NUMBER, message))
            return None
        line.details = replace(line.details, abstract=found[1])
        return found[0]

    def _shelf(self, line: OldLine, kind: str, day: dt.date) -> _Shelf | None:
        try:
            if day not in self._numberings:
                self._numberings[day] = numbering_on(self._desk, self._body, day)
        except NotFound as error:
            line.problems.append(_problem(line, DAY, str(error)))
            return None
        numbering = self._numberings[day]
        key = (numbering.id, numbering.group_of(kind), numbering.period_of(day))
        if key not in self._shelves:
            row = lock_series(self._desk, self._body, kind, day)
            query = select(EntryRow).filter_by(series_id=row.id)
            standing = {entry.number: entry for entry in self._desk.session.scalars(query)}
            self._shelves[key] = _Shelf(row, standing)
        return self._shelves[key]

    def _judge(self, line: OldLine, shelf: _Shelf, kind: str) -> Outcome:
        number = line.number
        if number in shelf.coming:
            other = shelf.coming[number][0].source
            message = f"số {line.number_text or number} đã có ở {other.sheet}, dòng {other.row}."
        elif number in shelf.standing:
            if _says_the_same(shelf.standing[number], line):
                return Outcome.SAME
            message = f"số {line.number_text or number} đã có trong sổ với nội dung khác."
        elif line.state is State.RESERVED:
            message = "số đang giữ; hãy xác nhận hoặc huỷ số này trong sổ cũ rồi nhập."
        else:
            shelf.coming[number] = (line, kind)
            return Outcome.ADDED
        line.problems.append(_problem(line, NUMBER, message))
        return Outcome.WRONG

    def _entry(
        self, series: SeriesRow, number: int, line: OldLine, kind: str, source: str
    ) -> EntryRow:
        row = EntryRow(
            agency_id=self._desk.agency.id,
            series_id=series.id,
            number=number,
            number_text=line.number_text,
            request_key=f"import:{source[:16]}:{series.id}:{line.source.row}:{line.source.sheet}",
            state=line.state.value,
            kind_name=kind or series.group_name,
            paper_date=line.day,
            void_reason=line.void_reason,
            reserved_at=self._desk.now,
            reserved_by=self._desk.actor.name,
            settled_at=self._desk.now,
            settled_by=self._desk.actor.name,
        )
        write_details(row, line.details.cleaned())
        return row


def _says_the_same(row: EntryRow, line: OldLine) -> bool:
    entry = entry_of(row)
    return (entry.number_text, entry.day, entry.state, settled(entry.details)) == (
        line.number_text,
        line.day,
        line.state,
        settled(line.details.cleaned()),
    )


def _problem(line: OldLine, column: int, message: str) -> Problem:
    return Problem(line.place(column), message)
