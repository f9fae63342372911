"""Batches that were checked and never run may be put away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from docgen.records.migrations import guards

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the moment of putting away; only what never ran is put away, and so it stays."""
    op.add_column("batch", sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True))
    guards.freeze(
        "batch",
        ("discarded_at",),
        "Chỉ bỏ được đợt chưa chạy.",
        name="only_ready_discarded",
        when="OLD.state <> 'ready'",
    )
    guards.freeze(
        "batch",
        ("state",),
        "Đợt đã bỏ thì không chạy.",
        name="discarded_stays",
        when="NEW.discarded_at IS NOT NULL",
    )
