"""The version of a database, and the way from one version to the next."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from docgen.errors import RecordsUnavailable
from docgen.records.engine import for_reading, plain_errors

log = logging.getLogger(__name__)

_STEPS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, to: str = "head") -> None:
    """Bring the database to a version, "head" the newest. All steps together or none.

    Raises RecordsUnavailable when a step fails.
    """
    with plain_errors(), engine.begin() as connection, _failures_in_words():
        upgrade_on(connection, to)


def upgrade_on(connection: Connection, to: str = "head") -> None:
    """`upgrade` inside a transaction that the caller holds."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


@contextmanager
def _failures_in_words() -> Iterator[None]:
    """The driver speaks of tables and statements: for whoever keeps the server, not for a page."""
    try:
        with plain_errors():
            yield
    except (DBAPIError, RecordsUnavailable) as error:
        log.error("a step of the upgrade failed: %s", error.__cause__ or error)
        raise RecordsUnavailable(
            "Không nâng cấp được cơ sở dữ liệu nên đã để nguyên như trước; xin báo quản trị xem "
            "nhật ký, rồi sửa hoặc khôi phục từ bản sao lưu."
        ) from error


def newest() -> str:
    """The version that this program is written for."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise RuntimeError("no migration found beside docgen/records")
    return head


def knows(revision: str) -> bool:
    """Whether this program has the step that leads to a version."""
    steps = ScriptDirectory.from_config(_config()).walk_revisions()
    return any(step.revision == revision for step in steps)


def current(connection: Connection) -> str | None:
    """The version of the database; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def check(engine: Engine) -> None:
    """Raise RecordsUnavailable unless the database is at this program's version."""
    with plain_errors(), for_reading(engine).connect() as connection:
        found = current(connection)
    if found is None:
        raise RecordsUnavailable(
            "Cơ sở dữ liệu còn trống; xin chạy «docgen agency upgrade» rồi «docgen agency add»."
        )
    if found != newest():
        raise RecordsUnavailable(
            f"Cơ sở dữ liệu ở phiên bản {found}, chương trình cần phiên bản {newest()}; "
            "xin sao lưu rồi chạy «docgen agency upgrade»."
        )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    return config
