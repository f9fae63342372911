"""Batches, their items, and the papers made of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from docgen.records.migrations import guards

revision = "0006"
down_revision = "0005"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables and what guards them."""
    _create_batch()
    _create_item()
    _create_paper()
    for table in ("batch", "batch_item", "batch_paper"):
        guards.never_delete(table, "Không xoá đợt làm hàng loạt; hãy cho dừng.")
    asked = ("agency_id", "request_key", "fingerprint", "today", "total")
    guards.freeze(
        "batch",
        (*asked, guards.json_text("content")),
        "Đợt đã tạo không đổi được nội dung; hãy tạo đợt mới.",
    )
    given = ("agency_id", "batch_id", "position", "key", "name", "province")
    guards.freeze(
        "batch_item",
        (*given, guards.json_text("data")),
        "Xã trong đợt không đổi được; hãy tạo đợt mới.",
    )
    guards.freeze(
        "batch_item",
        ("state", "attempts", "claimed_by", "seconds", "settled_at"),
        "Văn bản của xã này đã làm xong, không làm lại.",
        name="done_stays",
        when="OLD.state = 'done'",
    )
    guards.never_change("batch_paper", "Văn bản đã làm xong trong đợt không sửa được.")


def _create_batch() -> None:
    op.create_table(
        "batch",
        sa.Column("id", ID, nullable=False),
        sa.Column("request_key", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("today", sa.Date(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("started_by", sa.Text(), nullable=False),
        sa.Column("running_since", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint(
            "state IN ('ready', 'running', 'stopped', 'done')", name=op.f("ck_batch_state")
        ),
        sa.CheckConstraint("total >= 1", name=op.f("ck_batch_total")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_batch_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("agency_id", "id", name=op.f("uq_batch_agency_id_id")),
        sa.UniqueConstraint(
            "agency_id", "request_key", name=op.f("uq_batch_agency_id_request_key")
        ),
    )
    op.create_index("ix_batch_state", "batch", ["state"])


def _create_item() -> None:
    op.create_table(
        "batch_item",
        sa.Column("id", ID, nullable=False),
        sa.Column("batch_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=False),
        sa.Column("claimed_until", MOMENT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'claimed', 'done', 'failed')", name=op.f("ck_batch_item_state")
        ),
        sa.CheckConstraint(
            "(state = 'claimed') = (claimed_by <> '')", name=op.f("ck_batch_item_claimed")
        ),
        sa.CheckConstraint("state <> 'failed' OR reason <> ''", name=op.f("ck_batch_item_reason")),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_batch_item_attempts")),
        sa.ForeignKeyConstraint(
            ["agency_id", "batch_id"],
            ["batch.agency_id", "batch.id"],
            name=op.f("fk_batch_item_agency_id_batch_id"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_batch_item_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch_item")),
        sa.UniqueConstraint("agency_id", "id", name=op.f("uq_batch_item_agency_id_id")),
        sa.UniqueConstraint("batch_id", "position", name=op.f("uq_batch_item_batch_id_position")),
        sa.UniqueConstraint("batch_id", "key", name=op.f("uq_batch_item_batch_id_key")),
    )
    op.create_index(
        "ix_batch_item_batch_id_state_position", "batch_item", ["batch_id", "state", "position"]
    )


def _create_paper() -> None:
    op.create_table(
        "batch_paper",
        sa.Column("id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number_text", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("docx_sha256", sa.String(length=64), nullable=False),
        sa.Column("docx_size", sa.BigInteger(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=True),
        sa.Column("pdf_size", sa.BigInteger(), nullable=True),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint(
            "(pdf_sha256 IS NULL) = (pdf_size IS NULL)", name=op.f("ck_batch_paper_pdf")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "item_id"],
            ["batch_item.agency_id", "batch_item.id"],
            name=op.f("fk_batch_paper_agency_id_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_batch_paper_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch_paper")),
        sa.UniqueConstraint("item_id", "place", name=op.f("uq_batch_paper_item_id_place")),
    )
    op.create_index("ix_batch_paper_docx_sha256", "batch_paper", ["docx_sha256"])
    op.create_index("ix_batch_paper_pdf_sha256", "batch_paper", ["pdf_sha256"])
