"""The word on a batch over each of the three queues, and what happens when one is away."""

from __future__ import annotations

import json
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import InvalidInput, RecordsUnavailable
from tests.records import postgres
from tests.servers.redis import RedisServer
from web.queue import Queue, open_queue
from web.settings import Settings

Opener, Listen = Callable[..., Queue], Callable[[Queue], None]


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    """A running Redis."""
    if shutil.which("redis-server") is None:
        pytest.skip("Redis is not installed (apt-get install redis-server)")
    with RedisServer(tmp_path) as server:
        yield server


@pytest.fixture(scope="module")
def _postgres() -> Iterator[str]:
    if (folder := postgres.programs()) is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    with postgres.server(folder) as socket:
        yield socket


@pytest.fixture(params=["sqlite", "redis", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings with each of the queues."""
    if request.param == "sqlite":
        yield Settings(home=tmp_path)
    elif request.param == "redis":
        yield Settings(home=tmp_path, queue=request.getfixturevalue("redis_server").url)
    else:
        socket = request.getfixturevalue("_postgres")
        postgres.execute(socket, "CREATE DATABASE words")
        yield Settings(home=tmp_path, queue=postgres.url(socket, "words"))
        postgres.execute(socket, "DROP DATABASE words WITH (FORCE)")


class Heard:
    """What a worker was told."""

    def __init__(self) -> None:
        self.words: list[tuple[str, int]] = []
        self._changed = threading.Condition()

    def __call__(self, agency_key: str, batch_id: int) -> None:
        with self._changed:
            self.words.append((agency_key, batch_id))
            self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        """Until so many words were heard."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.words) >= count, timeout=240)


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Opens queues that are closed when the test ends."""
    queues: list[Queue] = []

    def open_one(settings: Settings, work: Heard | None = None) -> Queue:
        queues.append(open_queue(settings, work))
        return queues[-1]

    yield open_one
    for queue in queues:
        queue.close()


@pytest.fixture
def listen(opened: Opener) -> Iterator[Listen]:
    """Starts a real consumer on a queue, stopped when the test ends, before its queue closes."""
    assert opened
    handlers = {number: signal.getsignal(number) for number in (1, 2, 15)}
    consumers: list[Any] = []

    def start(queue: Queue) -> None:
        consumer = queue.huey.create_consumer(workers=2, periodic=False, max_delay=0.1)
        consumer.start()
        consumers.append(consumer)

    yield start
    for consumer in consumers:
        consumer.stop(graceful=True)
    for number, handler in handlers.items():
        signal.signal(number, handler)


def test_a_word_reaches_a_worker(settings: Settings, opened: Opener, listen: Listen) -> None:
    heard, web = Heard(), opened(settings)
    assert web.is_empty()
    web.signal("ubnd-tan-an", 12)
    web.signal("dang-uy-tan-an", 7)
    assert not web.is_empty()
    listen(opened(settings, heard))
    heard.wait_for(2)
    assert sorted(heard.words) == [("dang-uy-tan-an", 7), ("ubnd-tan-an", 12)]
    assert web.is_empty()


def test_words_are_plain_json(settings: Settings, opened: Opener) -> None:
    queue = opened(settings)
    queue.signal("ubnd-tan-an", 12)
    [raw] = queue.huey.storage.enqueued_items()
    message = json.loads(raw)
    assert message[1] == "web.queue.work_on"
    assert ["ubnd-tan-an", 12] in message


@pytest.mark.parametrize(
    "strange",
    [b"\x80\x04\x95 pickle", b"{}", b'["id", "os.system", null, 0, 0, null, ["ls"], {}]', b""],
)
def test_what_is_no_word_is_passed_over(
    settings: Settings, opened: Opener, listen: Listen, strange: bytes
) -> None:
    heard, web = Heard(), opened(settings)
    web.huey.storage.enqueue(strange)
    web.signal("ubnd-tan-an", 12)
    listen(opened(settings, heard))
    heard.wait_for(1)
    assert heard.words == [("ubnd-tan-an", 12)]


def test_a_worker_outlives_a_restart_of_redis(
    redis_server: RedisServer, tmp_path: Path, opened: Opener, listen: Listen
) -> None:
    settings = Settings(home=tmp_path, queue=redis_server.url)
    heard, web = Heard(), opened(settings)
    listen(opened(settings, heard))
    web.signal("a", 1)
    heard.wait_for(1)
    redis_server.stop()
    web.signal("a", 2)  # lost, and no error: the workers' own look at the database makes up for it
    with pytest.raises(RecordsUnavailable, match="Không dùng được hàng đợi"):
        web.is_empty()
    redis_server.start()
    web.signal("a", 3)
    heard.wait_for(2)
    assert heard.words == [("a", 1), ("a", 3)]


def test_a_queue_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    away = f"postgresql://nobody@/x?host={tmp_path}"
    with pytest.raises(RecordsUnavailable, match="Không dùng được hàng đợi"):
        open_queue(Settings(home=tmp_path, queue=away))
    with pytest.raises(RecordsUnavailable, match="Không dùng được hàng đợi"):
        open_queue(Settings(home=tmp_path / "khong-co"))


@pytest.mark.parametrize("address", ["amqp://may", "redis", "http://may:6379"])
def test_an_address_of_another_kind(tmp_path: Path, address: str) -> None:
    with pytest.raises(InvalidInput, match="redis://máy:6379"):
        open_queue(Settings(home=tmp_path, queue=address))
