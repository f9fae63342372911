"""Settings of numbering, series, and the register of outgoing papers."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from docgen.records.tables.base import Base, Id, OfAgency, UtcTime


class NumberingRow(OfAgency, Base):
    """How a body counts its papers between two dates.

    `body` "" is the agency itself; an advisory body with a series of its own has its name here
    (NĐ 30/2020 PL.I-1-II.3a), and in `body_key` what all spellings of it share. `groups` is JSON:
    the name of each group and its kinds; "" for none.
    It is text, so that a trigger can compare it.
    """

    __tablename__ = "numbering"
    __table_args__ = (
        UniqueConstraint("agency_id", "id"),
        CheckConstraint("grouping IN ('all', 'kind', 'group')", name="grouping"),
        CheckConstraint("period IN ('calendar_year', 'term')", name="period"),
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="dates"),
        Index("ix_numbering_agency_id_body_key", "agency_id", "body_key"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    body: Mapped[str] = mapped_column(Text, default="")
    body_key: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text, default="")
    grouping: Mapped[str] = mapped_column(String(8))
    period: Mapped[str] = mapped_column(String(16))
    groups: Mapped[str] = mapped_column(Text, default="")
    valid_from: Mapped[dt.date]
    valid_to: Mapped[dt.date | None]
    created_at: Mapped[dt.datetime] = mapped_column(UtcTime)


class SeriesRow(OfAgency, Base):
    """One run of numbers: a group of kinds in a period of a numbering.

    `group_key` is the folded name of the kind or group, "" for all kinds. `period_key` is the year
    («2026»), or the first day of the term.
    """

    __tablename__ = "series"
    __table_args__ = (
        UniqueConstraint("agency_id", "id"),
        UniqueConstraint("numbering_id", "group_key", "period_key"),
        ForeignKeyConstraint(
            ["agency_id", "numbering_id"], ["numbering.agency_id", "numbering.id"]
        ),
        CheckConstraint("start_number >= 1 AND next_number >= start_number", name="numbers"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    numbering_id: Mapped[int] = mapped_column(Id)
    group_key: Mapped[str] = mapped_column(Text)
    group_name: Mapped[str] = mapped_column(Text)
    period_key: Mapped[str] = mapped_column(String(16))
    start_number: Mapped[int] = mapped_column(default=1)
    next_number: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(UtcTime)


class EntryRow(OfAgency, Base):
    """One number and the ten columns of the register (NĐ 30/2020 PL.IV).

    Triggers hold that a number is never deleted, never moved and never leaves its last state.
    """

    __tablename__ = "register_entry"
    __table_args__ = (
        UniqueConstraint("agency_id", "id"),
        UniqueConstraint("series_id", "number"),
        UniqueConstraint("agency_id", "request_key"),
        ForeignKeyConstraint(["agency_id", "series_id"], ["series.agency_id", "series.id"]),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("state IN ('reserved', 'confirmed', 'voided')", name="state"),
        CheckConstraint("state <> 'voided' OR void_reason <> ''", name="void_reason"),
        CheckConstraint(
            "state = 'voided' OR (number_text <> '' AND paper_date IS NOT NULL)", name="paper"
        ),
        Index("ix_register_entry_agency_id_state", "agency_id", "state"),
        Index("ix_register_entry_agency_id_number_text", "agency_id", "number_text"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    series_id: Mapped[int] = mapped_column(Id)
    number: Mapped[int]
    number_text: Mapped[str] = mapped_column(Text)
    request_key: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(16))
    kind_name: Mapped[str] = mapped_column(Text)
    paper_date: Mapped[dt.date | None]
    abstract: Mapped[str] = mapped_column(Text, default="")
    signer: Mapped[str] = mapped_column(Text, default="")
    recipients: Mapped[str] = mapped_column(Text, default="")
    filing: Mapped[str] = mapped_column(Text, default="")
    copies: Mapped[int | None]
    sent_on: Mapped[dt.date | None]
    receipt: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    void_reason: Mapped[str] = mapped_column(Text, default="")
    reserved_at: Mapped[dt.datetime] = mapped_column(UtcTime)
    reserved_by: Mapped[str] = mapped_column(Text)
    settled_at: Mapped[dt.datetime | None] = mapped_column(UtcTime)
    settled_by: Mapped[str] = mapped_column(Text, default="")
