"""What an agency keeps ready for its next papers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from docgen.records.tables.base import Base, Id, OfAgency, UtcTime


class StandingRow(OfAgency, Base):
    """A signer, a list of recipients, a template, a key of the API. `sort` is a `standing.Sort`."""

    __tablename__ = "standing"
    __table_args__ = (Index("ix_standing_agency_id_sort", "agency_id", "sort"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    sort: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    active: Mapped[bool] = mapped_column(default=True)
    changed_at: Mapped[dt.datetime] = mapped_column(UtcTime)
    changed_by: Mapped[str] = mapped_column(Text)
