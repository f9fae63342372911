"""The connection: SQLite in WAL mode by default, PostgreSQL by URL.

SQLite takes its write lock when a transaction begins (``BEGIN IMMEDIATE``), so that two writers
queue up instead of failing half-way; PostgreSQL locks the row of the series (see `register.series`).
Both give up after `LOCK_SECONDS` and say so with `Busy`. Writers of one process wait for their turn
before they ask SQLite, which lets whoever happens to look at the right moment go first: with fifty
threads the unlucky one would wait for minutes.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

from docgen.errors import (
    Busy,
    Conflict,
    InvalidInput,
    NotFound,
    Problem,
    RecordsUnavailable,
    Refused,
)

log = logging.getLogger(__name__)

#: How long a writer waits for another one, seconds.
LOCK_SECONDS = 30
#: Connections a process keeps, and how many more it opens for a rush.
POOL_SIZE, POOL_RUSH = 10, 30
#: Triggers begin their message with this word; what follows is for the user.
REFUSAL = "docgen: "
#: PostgreSQL: numeric_value_out_of_range.
_TOO_BIG = "22003"
#: PostgreSQL: lock_not_available, deadlock_detected, serialization_failure, too_many_connections.
_BUSY_CODES = {"55P03", "40P01", "40001", "53300"}

READS = "docgen_reads"


def open_engine(url: str) -> Engine:
    """An engine for a URL such as ``sqlite:////srv/docgen/docgen.db`` or ``postgresql://…``.

    Raises InvalidInput for a URL of another kind, and for SQLite in memory, which forgets.
    """
    target = _target(url)
    if target.get_backend_name() == "sqlite":
        return _sqlite(target)
    return create_engine(
        target,
        pool_size=POOL_SIZE,
        max_overflow=POOL_RUSH,
        pool_timeout=LOCK_SECONDS,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 10,
            "options": f"-c lock_timeout={LOCK_SECONDS}s -c timezone=UTC -c client_encoding=UTF8",
        },
    )


def _target(url: str) -> URL:
    try:
        target = make_url(url)
    except ArgumentError:
        raise InvalidInput([Problem("", _HOW_TO_WRITE_A_URL)]) from None
    backend = target.drivername.split("+")[0]
    if backend in ("postgresql", "postgres"):
        return target.set(drivername="postgresql+psycopg")
    if backend != "sqlite" or target.database in (None, "", ":memory:"):
        raise InvalidInput([Problem("", _HOW_TO_WRITE_A_URL)])
    return target


_HOW_TO_WRITE_A_URL = (
    "địa chỉ cơ sở dữ liệu phải có dạng «sqlite:////thu/muc/docgen.db» "
    "hoặc «postgresql://người-dùng@máy/tên»."
)


def _sqlite(target: URL) -> Engine:
    folder = Path(str(target.database)).parent
    if not folder.is_dir():
        raise RecordsUnavailable(f"Không có thư mục «{folder}» để đặt cơ sở dữ liệu.")
    engine = create_engine(
        target,
        pool_size=POOL_SIZE,
        max_overflow=POOL_RUSH,
        pool_timeout=LOCK_SECONDS,
        connect_args={"timeout": LOCK_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not inside the driver
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        # FULL: a number that was acknowledged survives a power cut, not only a crash.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    turn = _Turn()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get(READS, False):
            connection.exec_driver_sql("BEGIN")
            return
        turn.take(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "checkin")
    def _checkin(_connection: Any, record: ConnectionPoolEntry) -> None:
        turn.leave(record)

    return engine


class _Turn:
    """Whose turn it is to write, among the threads of this process.

    Taken when a transaction begins, left when its connection goes back to the pool, however the
    transaction ended.
    """

    _MARK = "docgen_has_the_turn"

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def take(self, connection: Connection) -> None:
        """Wait for the turn; Busy when it does not come."""
        if connection.info.get(self._MARK):
            return
        if not self._lock.acquire(timeout=LOCK_SECONDS):
            raise Busy(_BUSY)
        connection.info[self._MARK] = True

    def leave(self, record: ConnectionPoolEntry) -> None:
        """Let the next writer come, if the connection had the turn."""
        if record.info.pop(self._MARK, False):
            self._lock.release()


def for_reading(engine: Engine) -> Engine:
    """The same engine whose transactions never wait for a writer and never write."""
    return engine.execution_options(**{READS: True, "postgresql_readonly": True})


def for_snapshot(engine: Engine) -> Engine:
    """The same engine whose transactions see one moment of the database, however long they last.

    A SQLite reader in WAL mode does so by itself.
    """
    if engine.dialect.name == "sqlite":
        return for_reading(engine)
    return for_reading(engine).execution_options(isolation_level="REPEATABLE READ")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what the database refuses into an error that a person can act on."""
    try:
        yield
    except PoolTimeout as error:
        raise Busy(_BUSY) from error
    except DBAPIError as error:
        raise _translated(error) from error
    except OverflowError as error:
        if not _from_sqlite(error):
            raise
        raise NotFound(_NOWHERE) from error


#: What PostgreSQL calls it.
_DISK_FULL = "53100"
_AWAY = (OperationalError, InternalError, InterfaceError)
_FULL = "Ổ đĩa chứa cơ sở dữ liệu đã đầy. Hãy dọn bớt chỗ rồi làm lại; những gì đã ghi vẫn còn."
_NO_ANSWER = (
    "Không dùng được cơ sở dữ liệu; xin báo quản trị xem nhật ký, kiểm tra máy chủ, ổ đĩa "
    "và lệnh «docgen agency upgrade»."
)
_NOWHERE = "Không có mục mang số lớn như vậy."
_BUSY = "Hệ thống đang bận ghi; xin thử lại sau ít phút."


def _from_sqlite(error: OverflowError) -> bool:
    """Whether it is about a number that SQLite cannot hold: the driver raises it bare."""
    return "SQLite INTEGER" in str(error)


def _translated(error: DBAPIError) -> Exception:
    message = str(error.orig)
    code = getattr(error.orig, "sqlstate", None)
    if REFUSAL in message:
        return Refused(message.split(REFUSAL, 1)[1].split("\n", maxsplit=1)[0])
    if code in _BUSY_CODES or "database is locked" in message:
        return Busy(_BUSY)
    if isinstance(error, IntegrityError) and ("UNIQUE" in message or code == "23505"):
        return Conflict("Có người vừa ghi cùng một mục; xin xem lại rồi làm lại.")
    if code == _TOO_BIG:
        return NotFound(_NOWHERE)
    # PostgreSQL speaks of a standby that only reads, and of a session it closed, as inner errors.
    if error.connection_invalidated or isinstance(error, _AWAY):
        # The driver names the host and the user: for whoever keeps the server, not for a page.
        log.error("the database does not answer: %s", message.strip())
        full = code == _DISK_FULL or "disk is full" in message
        return RecordsUnavailable(_FULL if full else _NO_ANSWER)
    return error
