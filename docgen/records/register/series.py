"""Series: one run of numbers each, opened when first needed, locked while a number is taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select

from docgen.errors import InvalidInput, NotFound, Problem, Refused
from docgen.records.desk import Desk
from docgen.records.register.numbering import Numbering, numbering_on
from docgen.records.rights import Act
from docgen.records.tables import EntryRow, NumberingRow, SeriesRow
from docgen.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Series:
    """A run of numbers. `group` "" counts all kinds, or those that no group names.

    `period` is the year («2026») or the label of the term. Numbers from `first` to `next` - 1 have
    been given, here or, before `first`, on paper.
    """

    id: int
    body: str
    group: str
    period: str
    first: int
    next: int

    @property
    def name(self) -> str:
        """What people call it: «Kế hoạch, 2026»."""
        group = self.group or "Mọi loại văn bản"
        return ", ".join(filter(None, (self.body, group, self.period)))


def lock_series(desk: Desk, body: str, kind: str, day: dt.date) -> SeriesRow:
    """The series that a paper counts in, held until the transaction ends; opened if it is new.

    PostgreSQL holds the row; a writer on SQLite already has the whole file. A transaction that
    locks several series locks them in whatever order it comes: PostgreSQL breaks a deadlock by
    `Busy`, and the request key makes the retry harmless.
    """
    numbering = numbering_on(desk, body, day)
    group, period = numbering.group_of(kind), numbering.period_of(day)
    row = _locked(desk, numbering, fold(group), period)
    if row is None:
        # Whoever opens a series holds its numbering, so that two do not open the same one.
        desk.session.get(NumberingRow, numbering.id, with_for_update=True, populate_existing=True)
        row = _locked(desk, numbering, fold(group), period)
    if row is None:
        row = SeriesRow(
            agency_id=desk.agency.id,
            numbering_id=numbering.id,
            group_key=fold(group),
            group_name=group,
            period_key=period,
            start_number=1,
            next_number=1,
            created_at=desk.now,
        )
        desk.add(row)
    return row


def next_number(desk: Desk, body: str, kind: str, day: dt.date) -> int:
    """The number that a paper would get now, without taking it; NotFound without a numbering."""
    desk.allow(Act.READ)
    numbering = numbering_on(desk, body, day)
    group, period = fold(numbering.group_of(kind)), numbering.period_of(day)
    query = select(SeriesRow.next_number).filter_by(
        numbering_id=numbering.id, group_key=group, period_key=period
    )
    return desk.session.scalars(query).first() or 1


def set_next_number(desk: Desk, body: str, kind: str, day: dt.date, number: int) -> Series:
    """Say where a series begins here, when an office comes with a register begun on paper.

    Refused once a number of the series has been given: what comes after is the register's business.
    """
    desk.allow(Act.NUMBERING)
    if number < 1:
        raise InvalidInput([Problem("number", "số đầu tiên phải từ 1 trở lên.")])
    row = lock_series(desk, body, kind, day)
    if row.next_number == row.start_number == number:
        return series_of(desk, row)
    if desk.session.scalar(select(func.count(EntryRow.id)).filter_by(series_id=row.id)):
        raise Refused(
            f"Dãy này đã cấp đến số {row.next_number - 1}, không đặt lại số bắt đầu được nữa."
        )
    row.start_number = row.next_number = number
    desk.note(Act.NUMBERING, "series", row.id, start_number=number)
    return series_of(desk, row)


def all_series(desk: Desk) -> list[Series]:
    """Every series of the agency, the newest period first."""
    desk.allow(Act.READ)
    query = (
        select(SeriesRow, NumberingRow)
        .join(NumberingRow, NumberingRow.id == SeriesRow.numbering_id)
        .order_by(SeriesRow.period_key.desc(), NumberingRow.body, SeriesRow.group_name)
    )
    return [_series(row, numbering) for row, numbering in desk.session.execute(query)]


def get_series(desk: Desk, series_id: int) -> Series:
    """One series; NotFound when the agency has none of that id."""
    desk.allow(Act.READ)
    row = desk.session.get(SeriesRow, series_id)
    if row is None:
        raise NotFound(f"Không có dãy số {series_id}; xem «docgen register series list».")
    return series_of(desk, row)


def missing_numbers(desk: Desk, series_id: int) -> list[int]:
    """Numbers of the series that no entry accounts for: gaps of a register kept elsewhere.

    Numbers given by docgen leave none; `register.void_missing` closes those that came by import.
    """
    series = get_series(desk, series_id)
    given = set(desk.session.scalars(select(EntryRow.number).filter_by(series_id=series_id)))
    return [number for number in range(series.first, series.next) if number not in given]


def series_of(desk: Desk, row: SeriesRow) -> Series:
    """The series that a row holds."""
    return _series(row, desk.session.get_one(NumberingRow, row.numbering_id))


def _locked(desk: Desk, numbering: Numbering, group_key: str, period: str) -> SeriesRow | None:
    query = (
        select(SeriesRow)
        .filter_by(numbering_id=numbering.id, group_key=group_key, period_key=period)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return desk.session.scalars(query).one_or_none()


def _series(row: SeriesRow, numbering: NumberingRow) -> Series:
    by_year = numbering.period == "calendar_year"
    period = row.period_key if by_year else numbering.label or f"từ {numbering.valid_from:%d/%m/%Y}"
    return Series(row.id, numbering.body, row.group_name, period, row.start_number, row.next_number)
