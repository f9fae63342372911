"""Drafts, every version of them, and what the leader said of a version."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from docgen.records.tables.base import Base, Id, OfAgency, UtcTime


class DraftRow(OfAgency, Base):
    """A draft. `version` is that of the newest `DraftVersionRow`, counted from 1."""

    __tablename__ = "draft"
    __table_args__ = (
        UniqueConstraint("agency_id", "id"),
        CheckConstraint("state IN ('open', 'issued', 'discarded')", name="state"),
        Index("ix_draft_agency_id_state_id", "agency_id", "state", "id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(16), default="open")
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(UtcTime)
    created_by: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[dt.datetime] = mapped_column(UtcTime)
    saved_by: Mapped[str] = mapped_column(Text)


class DraftVersionRow(OfAgency, Base):
    """What a draft said when it was saved. Only ever added."""

    __tablename__ = "draft_version"
    __table_args__ = (
        UniqueConstraint("draft_id", "version"),
        ForeignKeyConstraint(["agency_id", "draft_id"], ["draft.agency_id", "draft.id"]),
        CheckConstraint("version >= 1", name="version"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    draft_id: Mapped[int] = mapped_column(Id)
    version: Mapped[int]
    title: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[dt.datetime] = mapped_column(UtcTime)
    saved_by: Mapped[str] = mapped_column(Text)


class OpinionRow(OfAgency, Base):
    """A leader's opinion on one version: its content or its form (NĐ 30/2020 PL.VI-1-III.5a)."""

    __tablename__ = "opinion"
    __table_args__ = (
        ForeignKeyConstraint(
            ["draft_id", "version"], ["draft_version.draft_id", "draft_version.version"]
        ),
        ForeignKeyConstraint(["agency_id", "draft_id"], ["draft.agency_id", "draft.id"]),
        CheckConstraint("aspect IN ('content', 'form')", name="aspect"),
        CheckConstraint("verdict IN ('approved', 'returned')", name="verdict"),
        Index("ix_opinion_draft_id_version", "draft_id", "version"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    draft_id: Mapped[int] = mapped_column(Id)
    version: Mapped[int]
    aspect: Mapped[str] = mapped_column(String(16))
    verdict: Mapped[str] = mapped_column(String(16))
    remark: Mapped[str] = mapped_column(Text, default="")
    given_at: Mapped[dt.datetime] = mapped_column(UtcTime)
    given_by: Mapped[str] = mapped_column(Text)
