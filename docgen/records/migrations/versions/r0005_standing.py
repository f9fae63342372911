"""What an agency keeps ready: signers, lists of recipients, templates, keys of the API."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from docgen.records.migrations import guards

revision = "0005"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table and what guards it."""
    op.create_table(
        "standing",
        sa.Column("id", ID, nullable=False),
        sa.Column("sort", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_standing_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing")),
    )
    op.create_index("ix_standing_agency_id_sort", "standing", ["agency_id", "sort"])
    guards.never_delete("standing", "Không xoá mục dùng sẵn; hãy cho ngừng dùng.")
