"""Triggers that hold what the law and the house forbid, on both databases alike.

The steps in `versions` call these functions and are never edited once released, so these functions
keep their meaning too. A message is a Vietnamese sentence; `engine.REFUSAL` stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable

from alembic import op

from docgen.records.engine import REFUSAL


def install() -> None:
    """What the triggers of PostgreSQL call; SQLite needs nothing."""
    if _on_sqlite():
        return
    op.execute(
        "CREATE FUNCTION docgen_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', "
        f"MESSAGE = '{REFUSAL}' || TG_ARGV[0]; END $$"
    )


def never_delete(table: str, message: str) -> None:
    """Refuse DELETE, and TRUNCATE where the database knows it."""
    _refuse(table, "DELETE", "never_delete", message)
    if not _on_sqlite():
        op.execute(
            f"CREATE TRIGGER {table}_never_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION docgen_refuse('{message}')"
        )


def never_change(table: str, message: str) -> None:
    """Refuse every UPDATE."""
    _refuse(table, "UPDATE", "never_change", message)


def freeze(
    table: str, columns: Iterable[str], message: str, *, name: str = "frozen", when: str = ""
) -> None:
    """Refuse an UPDATE that changes one of the columns while `when` holds (always, if "")."""
    differs = "IS NOT" if _on_sqlite() else "IS DISTINCT FROM"
    changed = " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in columns)
    _refuse(table, "UPDATE", name, message, f"({when}) AND ({changed})" if when else changed)


def json_text(column: str) -> str:
    """A column of JSON as `freeze` can compare it: PostgreSQL has no equality of JSON, only of text."""
    return column if _on_sqlite() else f"{column}::text"


def _refuse(table: str, event: str, name: str, message: str, when: str = "") -> None:
    head = f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} FOR EACH ROW"
    if when:
        head += f" WHEN ({when})"
    if _on_sqlite():
        op.execute(f"{head} BEGIN SELECT RAISE(ABORT, '{REFUSAL}{message}'); END")
    else:
        op.execute(f"{head} EXECUTE FUNCTION docgen_refuse('{message}')")


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
