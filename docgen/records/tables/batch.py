"""Batches: one dossier for many communes, its items, and the papers that were made."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Double,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from docgen.records.tables.base import Base, Id, OfAgency, UtcTime


class BatchRow(OfAgency, Base):
    """A batch. `content` is the plain data of its dossier, merge fields unfilled.

    `fingerprint` is the SHA-256 of everything the batch was asked for: a request that comes again
    under its key must be the same. `running_since` is when it was last set running; `trouble` is
    what keeps the workers from going on, "" while nothing does. `discarded_at`: of a batch that was
    put away before it ever ran; its state stays "ready".
    """

    __tablename__ = "batch"
    __table_args__ = (
        UniqueConstraint("agency_id", "id"),
        UniqueConstraint("agency_id", "request_key"),
        CheckConstraint("state IN ('ready', 'running', 'stopped', 'done')", name="state"),
        CheckConstraint("total >= 1", name="total"),
        Index("ix_batch_state", "state"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    request_key: Mapped[str] = mapped_column(String(200))
    fingerprint: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    options: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(16), default="ready")
    today: Mapped[dt.date]
    total: Mapped[int]
    trouble: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[dt.datetime] = mapped_column(UtcTime)
    created_by: Mapped[str] = mapped_column(Text)
    started_at: Mapped[dt.datetime | None] = mapped_column(UtcTime)
    started_by: Mapped[str] = mapped_column(Text, default="")
    running_since: Mapped[dt.datetime | None] = mapped_column(UtcTime)
    finished_at: Mapped[dt.datetime | None] = mapped_column(UtcTime)
    discarded_at: Mapped[dt.datetime | None] = mapped_column(UtcTime)


class BatchItemRow(OfAgency, Base):
    """One commune with all its papers. `position` counts from 1, in the order of the batch.

    `data` holds the merge fields and rows of the commune. `attempts` are the times it was taken in
    hand since it was last fresh. `claimed_until`: of a claimed item the end of the claim, of a
    waiting one the moment before which nobody takes it.
    """

    __tablename__ = "batch_item"
    __table_args__ = (
        UniqueConstraint("agency_id", "id"),
        UniqueConstraint("batch_id", "position"),
        UniqueConstraint("batch_id", "key"),
        ForeignKeyConstraint(["agency_id", "batch_id"], ["batch.agency_id", "batch.id"]),
        CheckConstraint("state IN ('waiting', 'claimed', 'done', 'failed')", name="state"),
        CheckConstraint("(state = 'claimed') = (claimed_by <> '')", name="claimed"),
        CheckConstraint("state <> 'failed' OR reason <> ''", name="reason"),
        CheckConstraint("attempts >= 0", name="attempts"),
        Index("ix_batch_item_batch_id_state_position", "batch_id", "state", "position"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    batch_id: Mapped[int] = mapped_column(Id)
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text)
    province: Mapped[str] = mapped_column(Text, default="")
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_by: Mapped[str] = mapped_column(Text, default="")
    claimed_until: Mapped[dt.datetime | None] = mapped_column(UtcTime)
    reason: Mapped[str] = mapped_column(Text, default="")
    seconds: Mapped[float] = mapped_column(Double, default=0.0)
    settled_at: Mapped[dt.datetime | None] = mapped_column(UtcTime)


class BatchPaperRow(OfAgency, Base):
    """A paper of an item that is done; its files are in the store. Rows are only ever added.

    `place` counts the papers of the item from 0. `name` is the stem of its files. Sizes in bytes.
    """

    __tablename__ = "batch_paper"
    __table_args__ = (
        UniqueConstraint("item_id", "place"),
        ForeignKeyConstraint(["agency_id", "item_id"], ["batch_item.agency_id", "batch_item.id"]),
        CheckConstraint("(pdf_sha256 IS NULL) = (pdf_size IS NULL)", name="pdf"),
        Index("ix_batch_paper_docx_sha256", "docx_sha256"),
        Index("ix_batch_paper_pdf_sha256", "pdf_sha256"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int] = mapped_column(Id)
    place: Mapped[int]
    kind: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text)
    number_text: Mapped[str] = mapped_column(Text, default="")
    pages: Mapped[int | None]
    docx_sha256: Mapped[str] = mapped_column(String(64))
    docx_size: Mapped[int] = mapped_column(BigInteger)
    pdf_sha256: Mapped[str | None] = mapped_column(String(64))
    pdf_size: Mapped[int | None] = mapped_column(BigInteger)
