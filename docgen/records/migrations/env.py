"""How Alembic runs our steps: on a connection that `upgrade` hands over, in one transaction."""

from __future__ import annotations

from alembic import context

from docgen.records.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
