"""Agencies in this installation, their people, and the journal of who did what."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from docgen.records.tables.base import Base, Id, OfAgency, UtcTime


class AgencyRow(Base):
    """An agency (cơ quan) that keeps its papers here. Names keep one line a line of print.

    `province` is the code of a province in `docgen.places`, "" where nobody has said.
    """

    __tablename__ = "agency"
    __table_args__ = (CheckConstraint("side IN ('state', 'party')", name="side"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    side: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(Text)
    superior: Mapped[str] = mapped_column(Text, default="")
    sign: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    organ_id: Mapped[str] = mapped_column(Text, default="")
    province: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[dt.datetime] = mapped_column(UtcTime)


class PersonRow(OfAgency, Base):
    """A person of one agency. `roles` is a list of `rights.Role` values, sorted, comma between."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("agency_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    login: Mapped[str] = mapped_column(String(128), unique=True)
    full_name: Mapped[str] = mapped_column(Text)
    position: Mapped[str] = mapped_column(Text, default="")
    roles: Mapped[str] = mapped_column(String(128), default="")
    active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[dt.datetime] = mapped_column(UtcTime)


class JournalRow(Base):
    """One act. Rows are only ever added; triggers hold it on both databases.

    `agency_id` None: an act on the installation as a whole (a backup). `person_id` None: the
    operator of the server, named in `actor`.
    """

    __tablename__ = "journal"
    __table_args__ = (
        Index("ix_journal_agency_id_id", "agency_id", "id"),
        Index("ix_journal_agency_id_subject_subject_id", "agency_id", "subject", "subject_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    agency_id: Mapped[int | None] = mapped_column(Id, ForeignKey("agency.id"))
    at: Mapped[dt.datetime] = mapped_column(UtcTime)
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("person.id"))
    actor: Mapped[str] = mapped_column(Text)
    act: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[int | None] = mapped_column(Id)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
