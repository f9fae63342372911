"""Issued papers, their files and annulments, and the search by words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from docgen.records.migrations import guards

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
_SEARCHED = ("folded", "signer_key", "agency_key")


def upgrade() -> None:
    """Create the tables and what guards them."""
    op.create_table(
        "paper",
        sa.Column("id", ID, nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("request_key", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("replaces_id", ID, nullable=True),
        sa.Column("entry_id", ID, nullable=True),
        sa.Column("draft_id", ID, nullable=True),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("kind_name", sa.Text(), nullable=False),
        sa.Column("kind_key", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("number_text", sa.Text(), nullable=False),
        sa.Column("paper_date", sa.Date(), nullable=False),
        sa.Column("abstract", sa.Text(), nullable=False),
        sa.Column("agency_name", sa.Text(), nullable=False),
        sa.Column("agency_key", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("signer_key", sa.Text(), nullable=False),
        sa.Column("edition", sa.String(length=64), nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.Column("kept_by", sa.Text(), nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint("(version = 1) = (replaces_id IS NULL)", name=op.f("ck_paper_version")),
        sa.ForeignKeyConstraint(
            ["agency_id", "draft_id"],
            ["draft.agency_id", "draft.id"],
            name=op.f("fk_paper_agency_id_draft_id"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "entry_id"],
            ["register_entry.agency_id", "register_entry.id"],
            name=op.f("fk_paper_agency_id_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "replaces_id"],
            ["paper.agency_id", "paper.id"],
            name=op.f("fk_paper_agency_id_replaces_id"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_paper_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("agency_id", "id", name=op.f("uq_paper_agency_id_id")),
        sa.UniqueConstraint(
            "agency_id", "request_key", name=op.f("uq_paper_agency_id_request_key")
        ),
        sa.UniqueConstraint("entry_id", "version", name=op.f("uq_paper_entry_id_version")),
        sa.UniqueConstraint("public_id", name=op.f("uq_paper_public_id")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_paper_replaces_id")),
    )
    op.create_index(
        "ix_paper_agency_id_kind_key", "paper", ["agency_id", "kind_key", "paper_date", "id"]
    )
    op.create_index(
        "ix_paper_agency_id_number", "paper", ["agency_id", "number", "paper_date", "id"]
    )
    op.create_index("ix_paper_agency_id_paper_date_id", "paper", ["agency_id", "paper_date", "id"])
    op.create_table(
        "paper_file",
        sa.Column("id", ID, nullable=False),
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint("size >= 0", name=op.f("ck_paper_file_size")),
        sa.ForeignKeyConstraint(
            ["agency_id", "paper_id"],
            ["paper.agency_id", "paper.id"],
            name=op.f("fk_paper_file_agency_id_paper_id"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_paper_file_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_file")),
        sa.UniqueConstraint("paper_id", "role", name=op.f("uq_paper_file_paper_id_role")),
    )
    op.create_index("ix_paper_file_sha256", "paper_file", ["sha256"])
    op.create_table(
        "annulment",
        sa.Column("id", ID, nullable=False),
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("annulled_on", sa.Date(), nullable=False),
        sa.Column("annulled_at", MOMENT, nullable=False),
        sa.Column("annulled_by", sa.Text(), nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_annulment_reason")),
        sa.ForeignKeyConstraint(
            ["agency_id", "paper_id"],
            ["paper.agency_id", "paper.id"],
            name=op.f("fk_annulment_agency_id_paper_id"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_annulment_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annulment")),
        sa.UniqueConstraint("paper_id", name=op.f("uq_annulment_paper_id")),
    )
    for table in ("paper", "paper_file", "annulment"):
        guards.never_delete(table, "Văn bản đã phát hành không xoá được; hãy ghi việc bãi bỏ.")
        guards.never_change(table, "Văn bản đã phát hành không sửa được; hãy lưu một bản mới.")
    _index_words()


def _index_words() -> None:
    """An index of the words of a paper, of its signer and of its agency, kept by the database."""
    if op.get_bind().dialect.name == "sqlite":
        columns = ", ".join(_SEARCHED)
        op.execute(
            f"CREATE VIRTUAL TABLE paper_words USING fts5({columns}, "
            "content='paper', content_rowid='id', tokenize='unicode61', prefix='1 2 3')"
        )
        new = ", ".join(f"NEW.{column}" for column in _SEARCHED)
        insert = f"INSERT INTO paper_words (rowid, {columns}) VALUES (NEW.id, {new})"  # noqa: S608 - names of our own
        op.execute(
            "CREATE TRIGGER paper_index_words AFTER INSERT ON paper FOR EACH ROW "
            f"BEGIN {insert}; END"
        )
        return
    for column in _SEARCHED:
        op.execute(
            f"CREATE INDEX ix_paper_words_{column} ON paper "
            f"USING gin (to_tsvector('simple', {column}))"
        )
