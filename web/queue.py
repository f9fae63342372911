"""The word «work on batch N of agency A», carried from whoever starts a batch to the workers.

The database is the truth: a word that gets lost costs seconds, for every worker looks now and then
which batches have work; a word too many finds nothing to do. Words are plain JSON, so whoever can
write to the queue can at worst have a batch looked at.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import psycopg
import redis
from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer

from docgen.errors import InvalidInput, Problem, RecordsUnavailable
from web.settings import Settings

log = logging.getLogger(__name__)

#: What the storages raise when they cannot be reached.
_AWAY = (redis.RedisError, psycopg.Error, sqlite3.Error, OSError)
_NAME = "docgen"
#: Seconds until a connection that does not answer is given up; reads wait for one second at most.
_CONNECT, _ANSWER = 5, 15

Work = Callable[[str, int], None]


class Queue:
    """Words to the workers. `huey` is for the worker process alone."""

    def __init__(self, huey: Huey, work: Work | None = None) -> None:
        self.huey = huey

        # A function of this module, whoever works: huey knows a word by module and name.
        def word(agency_key: str, batch_id: int) -> None:
            if work is None:
                raise AssertionError("a web server takes no word off the queue")
            work(agency_key, batch_id)

        self._word = huey.task(name="work_on")(word)
        # A thread of a worker may have a connection of its own.
        huey.on_shutdown(name="close")(self.close)
        self._closing = threading.Lock()

    def signal(self, agency_key: str, batch_id: int) -> None:
        """Tell the workers that a batch has work. Never fails: without the word they find it too,
        a few seconds later.
        """
        try:
            self._word(agency_key, batch_id)
        except _AWAY as error:
            log.warning("the word on batch %s did not reach the queue: %s", batch_id, error)

    def is_empty(self) -> bool:
        """Whether no word is on its way; RecordsUnavailable when the queue cannot be asked."""
        try:
            return bool(self.huey.storage.queue_size() == 0)
        except _AWAY as error:
            raise _unavailable(error) from error

    def close(self) -> None:
        """Give the connection back."""
        with self._closing:
            self.huey.storage.close()


def open_queue(settings: Settings, work: Work | None = None) -> Queue:
    """The queue that the settings name; a worker gives what it does at a word.

    InvalidInput for an address of another kind, RecordsUnavailable when it cannot be opened.
    """
    options: dict[str, Any] = {"results": False, "serializer": _Plain()}
    scheme = urlsplit(settings.queue).scheme
    try:
        if not settings.queue:
            # fsync: a torn queue after a power cut would stop every batch.
            path = settings.home.resolve() / "queue.db"
            return Queue(SqliteHuey(_NAME, filename=str(path), fsync=True, **options), work)
        if scheme in ("redis", "rediss", "unix"):
            pool = redis.ConnectionPool.from_url(
                settings.queue, socket_connect_timeout=_CONNECT, socket_timeout=_ANSWER
            )
            return Queue(RedisHuey(_NAME, connection_pool=pool, **options), work)
        if scheme in ("postgresql", "postgres"):
            return Queue(PostgresHuey(_NAME, dsn=settings.queue, **options), work)
    except _AWAY as error:
        raise _unavailable(error) from error
    raise InvalidInput([Problem("queue", _HOW_TO_WRITE_IT.format(settings.queue))])


_HOW_TO_WRITE_IT = (
    "hàng đợi «{}» phải để trống (tệp queue.db trong thư mục dữ liệu), hoặc có dạng "
    "«redis://máy:6379/0» hoặc «postgresql://người-dùng@máy/tên»."
)


class _Plain(Serializer):  # type: ignore[misc] # huey has no types
    """Messages as JSON: huey's own way, pickle, would run whatever stands in the queue."""

    def _serialize(self, data: Message) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(data))


def _unavailable(error: BaseException) -> RecordsUnavailable:
    line = str(error).strip().partition("\n")[0]
    return RecordsUnavailable(f"Không dùng được hàng đợi; xin báo quản trị kiểm tra ({line}).")


def without_trace(record: logging.LogRecord) -> bool:
    """Let a listener whose queue is away say so in one line: it says it every second."""
    if record.exc_info:
        record.msg, record.args = "%s: %s", (record.getMessage(), record.exc_info[1])
        record.exc_info = None
    return True
