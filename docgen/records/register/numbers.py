"""The register of outgoing papers (sổ đăng ký văn bản đi): reserve, then confirm or void.

A number is given once, in one transaction with its entry, under a request key: the same request
asked again gets the same number. Nothing is deleted; a number that came to nothing is voided with
a reason and stays in the register.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from docgen.errors import Conflict, InvalidInput, NotFound, Problem, Refused
from docgen.records.desk import Desk
from docgen.records.register.entry import Details, Entry, State, entry_of, settled, write_details
from docgen.records.register.numbering import numbering_on
from docgen.records.register.series import lock_series
from docgen.records.rights import Act
from docgen.records.tables import EntryRow, NumberingRow, SeriesRow
from docgen.vietnamese import clean_line

#: Longest request key, characters (`EntryRow.request_key`).
KEY_LENGTH = 200


@dataclass(frozen=True, slots=True)
class NumberRequest:
    """What a paper asks of the register.

    `key` names the request: whoever asks again after a crash asks under the same key. `kind` is the
    name of the kind («Kế hoạch»), `day` the date of the paper. `spell` writes the whole number from
    its value, as the edition prints it («12/KH-UBND»); `body` "" is the agency itself.
    """

    key: str
    kind: str
    day: dt.date
    spell: Callable[[int], str]
    body: str = ""


def reserve(desk: Desk, request: NumberRequest, details: Details | None = None) -> Entry:
    """Take the next number of the series that the paper counts in.

    The same key again gives the same entry, as it stands now. Raises InvalidInput; NotFound when no
    numbering covers the day; Refused when the number under the key has been voided; Conflict when
    the key was used for a paper of another series.
    """
    desk.allow(Act.RESERVE)
    _check_request(request)
    series = lock_series(desk, request.body, request.kind, request.day)
    # Looked up after the lock: a twin request may have got its number while we waited.
    if row := _by_key(desk, request.key):
        return _again(row, series)
    number = series.next_number
    row = EntryRow(
        agency_id=desk.agency.id,
        series_id=series.id,
        number=number,
        number_text=clean_line(request.spell(number)),
        request_key=request.key,
        state=State.RESERVED.value,
        kind_name=clean_line(request.kind),
        paper_date=request.day,
        reserved_at=desk.now,
        reserved_by=desk.actor.name,
    )
    write_details(row, (details or Details()).cleaned())
    series.next_number = number + 1
    desk.add(row)
    desk.note(Act.RESERVE, "entry", row.id, number=row.number_text, key=row.request_key)
    return entry_of(row)


def confirm(
    desk: Desk, entry_id: int, day: dt.date | None = None, details: Details | None = None
) -> Entry:
    """Settle that the paper was issued under its number, on a day that it keeps from then on.

    `day` and `details` None leave what was reserved. Confirming again with the same words changes
    nothing. Raises InvalidInput without abstract or signer; Refused when the number was voided,
    confirmed with other words, or when the day belongs to another series.
    """
    desk.allow(Act.CONFIRM)
    row = locked_entry(desk, entry_id)
    day = day or row.paper_date or desk.now.date()
    details = details.cleaned() if details else entry_of(row).details
    if row.state == State.CONFIRMED.value:
        if (row.paper_date, settled(entry_of(row).details)) == (day, settled(details)):
            return entry_of(row)
        raise Refused(
            f"Số {row.number_text} đã xác nhận ngày {row.paper_date:%d/%m/%Y} với nội dung khác; "
            "số đã xác nhận giữ nguyên."
        )
    if row.state == State.VOIDED.value:
        raise Refused(f"Số {row.number_text} đã huỷ ({row.void_reason}); hãy lấy số mới.")
    _check_day(desk, row, day)
    _check_details(details)
    row.paper_date = day
    write_details(row, details)
    _settle(desk, row, State.CONFIRMED)
    desk.note(Act.CONFIRM, "entry", row.id, number=row.number_text, day=str(day))
    return entry_of(row)


def void(desk: Desk, entry_id: int, reason: str) -> Entry:
    """Give up a reserved number; it stays in the register with the reason.

    Voiding again changes nothing. Refused when the number is confirmed: an issued paper is annulled
    in the archive (`archive.annul`) and its number remains used.
    """
    desk.allow(Act.VOID)
    reason = checked_reason(reason)
    row = locked_entry(desk, entry_id)
    if row.state == State.CONFIRMED.value:
        raise Refused(
            f"Số {row.number_text} đã xác nhận, không huỷ được; "
            "nếu văn bản bị bãi bỏ, hãy ghi bãi bỏ trong kho."
        )
    if row.state == State.RESERVED.value:
        row.void_reason = reason
        _settle(desk, row, State.VOIDED)
        desk.note(Act.VOID, "entry", row.id, number=row.number_text, reason=reason)
    return entry_of(row)


def _check_request(request: NumberRequest) -> None:
    problems = []
    if not request.key or len(request.key) > KEY_LENGTH:
        problems.append(Problem("key", f"khoá yêu cầu cần từ 1 đến {KEY_LENGTH} ký tự."))
    if not clean_line(request.kind):
        problems.append(Problem("kind", "cần tên loại văn bản."))
    if problems:
        raise InvalidInput(problems)


def _check_details(details: Details) -> None:
    problems = []
    if not details.abstract:
        problems.append(Problem("abstract", "sổ cần trích yếu của văn bản."))
    if not details.signer:
        problems.append(Problem("signer", "sổ cần tên người ký."))
    if details.copies is not None and details.copies < 0:
        problems.append(Problem("copies", "số lượng bản không thể âm."))
    if problems:
        raise InvalidInput(problems)


def _check_day(desk: Desk, row: EntryRow, day: dt.date) -> None:
    """A number belongs to its period: one reserved in December does not go to a January paper."""
    series = desk.session.get_one(SeriesRow, row.series_id)
    body = desk.session.get_one(NumberingRow, series.numbering_id).body
    numbering = numbering_on(desk, body, day)
    if (numbering.id, numbering.period_of(day)) != (series.numbering_id, series.period_key):
        raise Refused(
            f"Ngày {day:%d/%m/%Y} thuộc dãy số khác với số {row.number_text}; "
            "hãy huỷ số này và lấy số mới."
        )


def _again(row: EntryRow, series: SeriesRow) -> Entry:
    if row.series_id != series.id:
        raise Conflict(f"Khoá yêu cầu này đã dùng để lấy số {row.number_text}.")
    if row.state == State.VOIDED.value:
        raise Refused(
            f"Số {row.number_text} của yêu cầu này đã huỷ ({row.void_reason}); "
            "hãy lấy số bằng khoá yêu cầu mới."
        )
    return entry_of(row)


def _settle(desk: Desk, row: EntryRow, state: State) -> None:
    row.state = state.value
    row.settled_at = desk.now
    row.settled_by = desk.actor.name
    desk.session.flush()


def _by_key(desk: Desk, key: str) -> EntryRow | None:
    return desk.session.scalars(select(EntryRow).filter_by(request_key=key)).first()


def locked_entry(desk: Desk, entry_id: int) -> EntryRow:
    """The row of an entry, held until the transaction ends; NotFound when there is none."""
    row = desk.session.get(EntryRow, entry_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("Không có số này trong sổ của cơ quan.")
    return row


def checked_reason(reason: str) -> str:
    """The reason for voiding, cleaned; InvalidInput without one."""
    if not (reason := clean_line(reason)):
        raise InvalidInput([Problem("reason", "huỷ số phải ghi lý do.")])
    return reason
