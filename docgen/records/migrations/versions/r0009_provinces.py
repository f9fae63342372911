"""Agencies may say which province they lie in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the code of the province. Nothing is guessed from a name: who knows it says it."""
    op.add_column("agency", sa.Column("province", sa.Text(), nullable=False, server_default=""))
