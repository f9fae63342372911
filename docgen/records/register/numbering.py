"""How an agency counts its papers: settings with dates, and the series they open.

State: one series a body and calendar year, for all kinds, for each kind or for groups of kinds, as
the head decides (NĐ 30/2020 Đ.15.1). Party: a series for each kind, running through a committee
term; a congress counts all its kinds in one (HD36-HD/VPTW II.1.3.1, HD05 I.3.1.1). A term is one
`Numbering` from its first day to its last. Secret papers share the series of their kind.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from sqlalchemy import select

from docgen.errors import InvalidInput, NotFound, Problem, Refused
from docgen.records.desk import Desk
from docgen.records.rights import Act
from docgen.records.tables import AgencyRow, EntryRow, NumberingRow, SeriesRow
from docgen.vietnamese import clean_line, fold, spelling_key


class Grouping(Enum):
    """Which kinds share a series."""

    ALL = "all"
    KIND = "kind"
    GROUP = "group"


class Period(Enum):
    """When a series begins again at 1."""

    CALENDAR_YEAR = "calendar_year"
    TERM = "term"  # never within the numbering


@dataclass(frozen=True, slots=True)
class Numbering:
    """How one body counts between two days, both included; `valid_to` None: until further notice.

    `body` "" is the agency itself; a body that borrows its seal has a series of its own and is
    named here; all spellings of a name are one body. `groups` gives each group its kinds; kinds in no group share one more series.
    `label` is for people: «Nhiệm kỳ 2025–2030».
    """

    grouping: Grouping
    period: Period
    valid_from: dt.date
    valid_to: dt.date | None = None
    body: str = ""
    label: str = ""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    id: int = 0

    def covers(self, day: dt.date) -> bool:
        """Whether a paper of that day is counted this way."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def group_of(self, kind: str) -> str:
        """The name of the group that a kind counts in; "" when all kinds, or the rest, share."""
        if self.grouping is Grouping.ALL:
            return ""
        if self.grouping is Grouping.KIND:
            return clean_line(kind)
        folded = fold(clean_line(kind))
        return next((name for name, kinds in self.groups.items() if folded in map(fold, kinds)), "")

    def period_of(self, day: dt.date) -> str:
        """The key of the period that a day falls in."""
        return str(day.year) if self.period is Period.CALENDAR_YEAR else str(self.valid_from)


def add_numbering(desk: Desk, numbering: Numbering) -> Numbering:
    """Declare how a body counts from a day on. Raises InvalidInput with everything that is wrong.

    Two numberings of one body never cover the same day; counted by calendar year, they never share
    a year, or one number could be given twice in it (Đ.15.1).
    """
    desk.allow(Act.NUMBERING)
    hold_settings(desk)
    problems = _own_problems(numbering)
    problems += [
        Problem("valid_from", f"trùng với cách đánh số {_dates(other)}; hãy ghi ngày hết hiệu lực.")
        for other in numberings(desk, numbering.body)
        if _overlap(numbering, other)
    ]
    if problems:
        raise InvalidInput(problems)
    row = NumberingRow(
        agency_id=desk.agency.id,
        body=clean_line(numbering.body),
        body_key=spelling_key(numbering.body),
        label=clean_line(numbering.label),
        grouping=numbering.grouping.value,
        period=numbering.period.value,
        groups=_written(numbering.groups),
        valid_from=numbering.valid_from,
        valid_to=numbering.valid_to,
        created_at=desk.now,
    )
    desk.add(row)
    desk.note(
        Act.NUMBERING, "numbering", row.id,
        body=row.body, grouping=row.grouping, period=row.period, valid_from=str(row.valid_from),
    )  # fmt: skip
    return _numbering(row)


def end_numbering(desk: Desk, numbering_id: int, last_day: dt.date) -> Numbering:
    """Let a numbering end, as a term does on the day its congress closes.

    It may also be prolonged. InvalidInput when it would then reach into another numbering of the
    body; Refused when a paper of a later day has a number in it.
    """
    desk.allow(Act.NUMBERING)
    hold_settings(desk)
    row = desk.session.get(NumberingRow, numbering_id, with_for_update=True)
    if row is None:
        raise NotFound("Không có cách đánh số này.")
    if last_day < row.valid_from:
        raise InvalidInput([Problem("valid_to", "ngày cuối phải từ ngày đầu trở đi.")])
    later = select(EntryRow.number_text).join(SeriesRow, SeriesRow.id == EntryRow.series_id).where(
        SeriesRow.numbering_id == row.id, EntryRow.paper_date > last_day
    )  # fmt: skip
    if taken := desk.session.scalars(later.limit(1)).first():
        raise Refused(f"Đã cấp số {taken} cho văn bản sau ngày {last_day:%d/%m/%Y}.")
    ended = _numbering(row)
    _refuse_to_reach(desk, ended, last_day)
    row.valid_to = last_day
    desk.note(
        Act.NUMBERING, "numbering", row.id,
        valid_to=str(last_day), valid_to_before=str(ended.valid_to or ""),
    )  # fmt: skip
    return _numbering(row)


def hold_settings(desk: Desk) -> None:
    """Hold the settings of the agency until the transaction ends, so that no two are made at once.

    SQLite has one writer anyway. Papers may get numbers meanwhile: they only refer to the agency.
    """
    desk.session.get(AgencyRow, desk.agency.id, with_for_update={"key_share": True})


def numberings(desk: Desk, body: str | None = None) -> list[Numbering]:
    """All settings, or those of one body however it is spelled, in order of their first day."""
    query = select(NumberingRow).order_by(
        NumberingRow.body, NumberingRow.valid_from, NumberingRow.id
    )
    if body is not None:
        query = query.filter_by(body_key=spelling_key(body))
    return [_numbering(row) for row in desk.session.scalars(query)]


def numbering_on(desk: Desk, body: str, day: dt.date) -> Numbering:
    """How a body counts on a day; NotFound when nobody has said."""
    for numbering in numberings(desk, body):
        if numbering.covers(day):
            return numbering
    whose = clean_line(body) or desk.agency.profile.agency.name
    raise NotFound(
        f"Chưa khai cách đánh số của {whose} cho ngày {day:%d/%m/%Y}; "
        "quản trị khai bằng «docgen register series add»."
    )


def _refuse_to_reach(desk: Desk, numbering: Numbering, last_day: dt.date) -> None:
    """Refuse a later last day that would let two numberings of the body give the same number."""
    if numbering.valid_to is None or last_day <= numbering.valid_to:
        return
    prolonged = replace(numbering, valid_to=last_day)
    problems = [
        Problem("valid_to", f"ngày cuối lấn sang cách đánh số {_dates(other)}.")
        for other in numberings(desk, numbering.body)
        if other.id != numbering.id and _overlap(prolonged, other)
    ]
    if problems:
        raise InvalidInput(problems)


def _own_problems(numbering: Numbering) -> list[Problem]:
    problems = []
    if numbering.valid_to is not None and numbering.valid_to < numbering.valid_from:
        problems.append(Problem("valid_to", "ngày cuối phải từ ngày đầu trở đi."))
    if (numbering.grouping is Grouping.GROUP) != bool(numbering.groups):
        problems.append(Problem("groups", "nhóm loại văn bản chỉ khai khi đánh số theo nhóm."))
    kinds = [fold(clean_line(kind)) for kinds in numbering.groups.values() for kind in kinds]
    problems += [
        Problem("groups", f"loại «{kind}» có trong hai nhóm.")
        for kind in sorted({kind for kind in kinds if kinds.count(kind) > 1})
    ]
    return problems


def _overlap(one: Numbering, other: Numbering) -> bool:
    first, last = _reach(one)
    other_first, other_last = _reach(other)
    return first <= other_last and other_first <= last


def _reach(numbering: Numbering) -> tuple[dt.date, dt.date]:
    """The days that no other numbering may touch: whole years when counted by year."""
    first, last = numbering.valid_from, numbering.valid_to or dt.date.max
    if numbering.period is Period.CALENDAR_YEAR:
        return dt.date(first.year, 1, 1), dt.date(last.year, 12, 31)
    return first, last


def _dates(numbering: Numbering) -> str:
    last = f"{numbering.valid_to:%d/%m/%Y}" if numbering.valid_to else "nay"
    return f"từ {numbering.valid_from:%d/%m/%Y} đến {last}"


def _written(groups: Mapping[str, tuple[str, ...]]) -> str:
    if not groups:
        return ""
    cleaned = {
        clean_line(name): [clean_line(kind) for kind in kinds] for name, kinds in groups.items()
    }
    return json.dumps(cleaned, ensure_ascii=False, sort_keys=True)


def _numbering(row: NumberingRow) -> Numbering:
    groups = json.loads(row.groups) if row.groups else {}
    return Numbering(
        grouping=Grouping(row.grouping),
        period=Period(row.period),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        body=row.body,
        label=row.label,
        groups={name: tuple(kinds) for name, kinds in groups.items()},
        id=row.id,
    )
