"""What the register says of one number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from enum import Enum

from docgen.records.tables import EntryRow
from docgen.vietnamese import clean_line


class State(Enum):
    """Where a number stands. The last two are final."""

    RESERVED = "reserved"
    CONFIRMED = "confirmed"
    VOIDED = "voided"


STATE_NAMES = {
    State.RESERVED: "đang giữ",
    State.CONFIRMED: "đã xác nhận",
    State.VOIDED: "đã huỷ",
}


@dataclass(frozen=True, slots=True)
class Details:
    """The columns of the register that the number and the date do not fill (NĐ 30/2020 PL.IV).

    `abstract` is without the name of the kind; `filing` is who holds the file copy; `copies` how
    many were made; `sent_on` and `receipt` the handing over; "" and None while unknown.
    """

    abstract: str = ""
    signer: str = ""
    recipients: str = ""
    filing: str = ""
    copies: int | None = None
    sent_on: dt.date | None = None
    receipt: str = ""
    note: str = ""

    def cleaned(self) -> Details:
        """The same, with texts as docgen keeps them."""
        return replace(
            self,
            abstract=clean_line(self.abstract),
            signer=clean_line(self.signer),
            recipients=clean_line(self.recipients),
            filing=clean_line(self.filing),
            receipt=clean_line(self.receipt),
            note=clean_line(self.note),
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register. `number_text` is as printed: «12/KH-UBND», «83-KH/HU».

    `day` is the date of the paper; None, with `number_text` "", for a number of an older register
    of which nothing is known but that it is missing.
    """

    id: int
    series_id: int
    number: int
    number_text: str
    key: str
    state: State
    kind_name: str
    day: dt.date | None
    details: Details
    void_reason: str
    reserved_at: dt.datetime
    reserved_by: str
    settled_at: dt.datetime | None
    settled_by: str


def entry_of(row: EntryRow) -> Entry:
    """The entry that a row holds."""
    return Entry(
        id=row.id,
        series_id=row.series_id,
        number=row.number,
        number_text=row.number_text,
        key=row.request_key,
        state=State(row.state),
        kind_name=row.kind_name,
        day=row.paper_date,
        details=Details(**{name: getattr(row, name) for name in DETAIL_NAMES}),
        void_reason=row.void_reason,
        reserved_at=row.reserved_at,
        reserved_by=row.reserved_by,
        settled_at=row.settled_at,
        settled_by=row.settled_by,
    )


def write_details(row: EntryRow, details: Details) -> None:
    """Put the details into the row of the same names."""
    for name in DETAIL_NAMES:
        setattr(row, name, getattr(details, name))


def settled(details: Details) -> tuple[str, str, str]:
    """The details that never change once the number is confirmed."""
    return details.abstract, details.signer, details.recipients


#: Names shared by `Details` and `EntryRow`; a test holds them together.
DETAIL_NAMES = tuple(field.name for field in fields(Details))
