"""One key for all spellings of a body that counts its papers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from docgen.records.migrations import guards
from docgen.vietnamese import spelling_key

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the key, fill it in, and guard it as the name it is made of."""
    op.add_column("numbering", sa.Column("body_key", sa.Text(), nullable=False, server_default=""))
    numbering = sa.table("numbering", sa.column("id"), sa.column("body"), sa.column("body_key"))
    bind = op.get_bind()
    for row_id, body in bind.execute(sa.select(numbering.c.id, numbering.c.body)).all():
        bind.execute(
            numbering.update().where(numbering.c.id == row_id).values(body_key=spelling_key(body))
        )
    op.drop_index("ix_numbering_agency_id_body", "numbering")
    op.create_index("ix_numbering_agency_id_body_key", "numbering", ["agency_id", "body_key"])
    guards.freeze(
        "numbering",
        ("body_key",),
        "Không sửa cách đánh số đã khai; hãy ghi ngày hết hiệu lực rồi khai cách mới.",
        name="key_frozen",
    )
