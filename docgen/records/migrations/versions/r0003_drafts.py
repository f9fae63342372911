"""Drafts, their versions, and opinions on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from docgen.records.migrations import guards

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables and what guards them."""
    op.create_table(
        "draft",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint("state IN ('open', 'issued', 'discarded')", name=op.f("ck_draft_state")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_draft_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("agency_id", "id", name=op.f("uq_draft_agency_id_id")),
    )
    op.create_index("ix_draft_agency_id_state_id", "draft", ["agency_id", "state", "id"])
    op.create_table(
        "draft_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("draft_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_draft_version_version")),
        sa.ForeignKeyConstraint(
            ["agency_id", "draft_id"],
            ["draft.agency_id", "draft.id"],
            name=op.f("fk_draft_version_agency_id_draft_id"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_draft_version_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_version")),
        sa.UniqueConstraint("draft_id", "version", name=op.f("uq_draft_version_draft_id_version")),
    )
    op.create_table(
        "opinion",
        sa.Column("id", ID, nullable=False),
        sa.Column("draft_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("aspect", sa.String(length=16), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint("aspect IN ('content', 'form')", name=op.f("ck_opinion_aspect")),
        sa.CheckConstraint("verdict IN ('approved', 'returned')", name=op.f("ck_opinion_verdict")),
        sa.ForeignKeyConstraint(
            ["agency_id", "draft_id"],
            ["draft.agency_id", "draft.id"],
            name=op.f("fk_opinion_agency_id_draft_id"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_opinion_agency_id")),
        sa.ForeignKeyConstraint(
            ["draft_id", "version"],
            ["draft_version.draft_id", "draft_version.version"],
            name=op.f("fk_opinion_draft_id_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
    )
    op.create_index("ix_opinion_draft_id_version", "opinion", ["draft_id", "version"])
    guards.never_delete("draft", "Không xoá dự thảo; hãy bỏ dự thảo.")
    guards.freeze("draft", ("agency_id", "created_at", "created_by"), "Không đổi gốc của dự thảo.")
    for table in ("draft_version", "opinion"):
        guards.never_delete(table, "Các lần lưu dự thảo và ý kiến không xoá được.")
        guards.never_change(table, "Các lần lưu dự thảo và ý kiến không sửa được.")
