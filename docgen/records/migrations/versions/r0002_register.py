"""Settings of numbering, series, and the register of outgoing papers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from docgen.records.migrations import guards

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables and what guards them."""
    op.create_table(
        "numbering",
        sa.Column("id", ID, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("grouping", sa.String(length=8), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint(
            "grouping IN ('all', 'kind', 'group')", name=op.f("ck_numbering_grouping")
        ),
        sa.CheckConstraint("period IN ('calendar_year', 'term')", name=op.f("ck_numbering_period")),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_numbering_dates")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_numbering_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_numbering")),
        sa.UniqueConstraint("agency_id", "id", name=op.f("uq_numbering_agency_id_id")),
    )
    op.create_index("ix_numbering_agency_id_body", "numbering", ["agency_id", "body"])
    op.create_table(
        "series",
        sa.Column("id", ID, nullable=False),
        sa.Column("numbering_id", ID, nullable=False),
        sa.Column("group_key", sa.Text(), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("period_key", sa.String(length=16), nullable=False),
        sa.Column("start_number", sa.Integer(), nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint(
            "start_number >= 1 AND next_number >= start_number", name=op.f("ck_series_numbers")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "numbering_id"],
            ["numbering.agency_id", "numbering.id"],
            name=op.f("fk_series_agency_id_numbering_id"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_series_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("agency_id", "id", name=op.f("uq_series_agency_id_id")),
        sa.UniqueConstraint(
            "numbering_id",
            "group_key",
            "period_key",
            name=op.f("uq_series_numbering_id_group_key_period_key"),
        ),
    )
    op.create_table(
        "register_entry",
        sa.Column("id", ID, nullable=False),
        sa.Column("series_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("number_text", sa.Text(), nullable=False),
        sa.Column("request_key", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("kind_name", sa.Text(), nullable=False),
        sa.Column("paper_date", sa.Date(), nullable=True),
        sa.Column("abstract", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("filing", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("reserved_at", MOMENT, nullable=False),
        sa.Column("reserved_by", sa.Text(), nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.CheckConstraint(
            "state <> 'voided' OR void_reason <> ''", name=op.f("ck_register_entry_void_reason")
        ),
        sa.CheckConstraint(
            "state = 'voided' OR (number_text <> '' AND paper_date IS NOT NULL)",
            name=op.f("ck_register_entry_paper"),
        ),
        sa.CheckConstraint(
            "state IN ('reserved', 'confirmed', 'voided')", name=op.f("ck_register_entry_state")
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_register_entry_number")),
        sa.ForeignKeyConstraint(
            ["agency_id", "series_id"],
            ["series.agency_id", "series.id"],
            name=op.f("fk_register_entry_agency_id_series_id"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_register_entry_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint("agency_id", "id", name=op.f("uq_register_entry_agency_id_id")),
        sa.UniqueConstraint(
            "agency_id", "request_key", name=op.f("uq_register_entry_agency_id_request_key")
        ),
        sa.UniqueConstraint("series_id", "number", name=op.f("uq_register_entry_series_id_number")),
    )
    op.create_index(
        "ix_register_entry_agency_id_number_text", "register_entry", ["agency_id", "number_text"]
    )
    op.create_index("ix_register_entry_agency_id_state", "register_entry", ["agency_id", "state"])
    guards.never_delete("numbering", "Không xoá cách đánh số đã khai; hãy ghi ngày hết hiệu lực.")
    guards.freeze(
        "numbering",
        ("agency_id", "body", "grouping", "period", "groups", "valid_from"),
        "Không sửa cách đánh số đã khai; hãy ghi ngày hết hiệu lực rồi khai cách mới.",
    )
    guards.never_delete("series", "Không xoá dãy số.")
    guards.freeze(
        "series",
        ("agency_id", "numbering_id", "group_key", "period_key"),
        "Không chuyển dãy số sang kỳ khác hay loại khác.",
    )
    guards.never_delete("register_entry", "Số đã cấp không bao giờ xoá; hãy huỷ số và ghi lý do.")
    guards.freeze(
        "register_entry",
        (
            "agency_id",
            "series_id",
            "number",
            "number_text",
            "request_key",
            "kind_name",
            "reserved_at",
            "reserved_by",
        ),
        "Số đã cấp không sửa được; hãy huỷ số và ghi lý do.",
    )
    guards.freeze(
        "register_entry",
        (
            "state",
            "paper_date",
            "abstract",
            "signer",
            "recipients",
            "void_reason",
            "settled_at",
            "settled_by",
        ),
        "Số đã xác nhận hoặc đã huỷ thì giữ nguyên; chỉ ghi thêm được ngày chuyển, ký nhận, "
        "số bản, nơi giữ bản lưu và ghi chú.",
        name="settled",
        when="OLD.state <> 'reserved'",
    )
