"""Issued papers: snapshots, their files, their annulments. Rows are only ever added."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from docgen.records.tables.base import Base, Id, OfAgency, UtcTime


class PaperRow(OfAgency, Base):
    """One version of an issued paper, as it was on the day it was kept.

    `snapshot` holds what the columns do not: agency, signer, recipients, marks, metadata.
    `folded` is what a search by words looks at: lower case, without marks, words and spaces only.
    `replaces_id` is the version that this one follows; the newest is replaced by none.
    """

    __tablename__ = "paper"
    __table_args__ = (
        UniqueConstraint("agency_id", "id"),
        UniqueConstraint("agency_id", "request_key"),
        UniqueConstraint("replaces_id"),
        UniqueConstraint("entry_id", "version"),
        ForeignKeyConstraint(
            ["agency_id", "entry_id"], ["register_entry.agency_id", "register_entry.id"]
        ),
        ForeignKeyConstraint(["agency_id", "draft_id"], ["draft.agency_id", "draft.id"]),
        ForeignKeyConstraint(["agency_id", "replaces_id"], ["paper.agency_id", "paper.id"]),
        CheckConstraint("(version = 1) = (replaces_id IS NULL)", name="version"),
        Index("ix_paper_agency_id_paper_date_id", "agency_id", "paper_date", "id"),
        Index("ix_paper_agency_id_kind_key", "agency_id", "kind_key", "paper_date", "id"),
        Index("ix_paper_agency_id_number", "agency_id", "number", "paper_date", "id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    request_key: Mapped[str] = mapped_column(String(200))
    version: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[int | None] = mapped_column(Id)
    entry_id: Mapped[int | None] = mapped_column(Id)
    draft_id: Mapped[int | None] = mapped_column(Id)
    side: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(64))
    kind_name: Mapped[str] = mapped_column(Text)
    kind_key: Mapped[str] = mapped_column(Text)
    number: Mapped[int | None]
    number_text: Mapped[str] = mapped_column(Text, default="")
    paper_date: Mapped[dt.date]
    abstract: Mapped[str] = mapped_column(Text)
    agency_name: Mapped[str] = mapped_column(Text)
    agency_key: Mapped[str] = mapped_column(Text)
    signer: Mapped[str] = mapped_column(Text, default="")
    signer_key: Mapped[str] = mapped_column(Text, default="")
    edition: Mapped[str] = mapped_column(String(64))
    snapshot: Mapped[dict[str, Any]] = mapped_column(JSON)
    folded: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[dt.datetime] = mapped_column(UtcTime)
    kept_by: Mapped[str] = mapped_column(Text)


class FileRow(OfAgency, Base):
    """A file of a paper, found in the store under its SHA-256. `size` in bytes."""

    __tablename__ = "paper_file"
    __table_args__ = (
        UniqueConstraint("paper_id", "role"),
        ForeignKeyConstraint(["agency_id", "paper_id"], ["paper.agency_id", "paper.id"]),
        CheckConstraint("size >= 0", name="size"),
        Index("ix_paper_file_sha256", "sha256"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    paper_id: Mapped[int] = mapped_column(Id)
    role: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)


class AnnulmentRow(OfAgency, Base):
    """That an issued paper no longer stands, and by what instrument. The paper itself stays."""

    __tablename__ = "annulment"
    __table_args__ = (
        UniqueConstraint("paper_id"),
        ForeignKeyConstraint(["agency_id", "paper_id"], ["paper.agency_id", "paper.id"]),
        CheckConstraint("reason <> ''", name="reason"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    paper_id: Mapped[int] = mapped_column(Id)
    reason: Mapped[str] = mapped_column(Text)
    instrument: Mapped[str] = mapped_column(Text, default="")
    annulled_on: Mapped[dt.date]
    annulled_at: Mapped[dt.datetime] = mapped_column(UtcTime)
    annulled_by: Mapped[str] = mapped_column(Text)
