"""What a worker does at a word, and when no word comes. Whole processes are in `tests/chaos`."""

from __future__ import annotations

import datetime as dt
import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.issuing.batch.workshop import Workshop
from docgen.records.batches import (
    BatchOptions,
    NewBatch,
    Progress,
    create_batch,
    progress,
    start_batch,
)
from docgen.records.store import FolderStore
from tests.chaos.jobs import AGENCY, DAY, ONE_PAGE, OPERATOR, add_office, targets
from web import worker as module
from web.cli import main
from web.queue import without_trace
from web.settings import Settings
from web.wiring import Services, open_services
from web.worker import Bench

_LEASE = dt.timedelta(minutes=2)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """An office of its own; its converter is never asked for, for the batches want no PDF."""
    opened = open_services(Settings(home=tmp_path / "home"))
    add_office(opened.records)
    yield opened
    opened.close()


@pytest.fixture
def bench(services: Services) -> Bench:
    """A worker's bench that says its words into the office's queue."""
    shop = Workshop(services.records, services.template_of, services.converter)
    made = Bench(shop, _LEASE)
    made.attend(services.queue)
    return made


@pytest.fixture
def start(services: Services) -> Callable[[int], int]:
    """Starts a batch for so many communes; its id."""

    def start_one(count: int) -> int:
        options = BatchOptions(pdf=False, archive=False)
        with services.records.desk(AGENCY, OPERATOR) as desk:
            new = NewBatch(f"n{count}", "Thử", ONE_PAGE, targets(count), options, DAY)
            batch = create_batch(desk, new)
            start_batch(desk, batch.id)
        return batch.id

    return start_one


def _progress(services: Services, batch: int) -> Progress:
    with services.records.reading(AGENCY, OPERATOR) as desk:
        return progress(desk, batch)


def _take_words(services: Services) -> list[tuple[str, int]]:
    """Take all words off the queue."""
    taken = []
    while (task := services.queue.huey.dequeue()) is not None:
        taken.append(tuple(task.args))
    return taken


def test_a_word_is_passed_on_until_nothing_is_left(
    services: Services, bench: Bench, start: Callable[[int], int]
) -> None:
    batch = start(45)
    services.queue.signal(AGENCY, batch)
    turns = 0
    while words := _take_words(services):
        assert words == [(AGENCY, batch)]  # one word, whoever passes it on
        bench.work_on(*words[0])
        turns += 1
        assert turns < 10
    assert (_progress(services, batch).done, _progress(services, batch).left) == (45, 0)
    assert turns == 4  # three with work, and the last one finds nothing and lets the word go


def test_a_word_in_vain_goes_no_further(services: Services, bench: Bench) -> None:
    bench.work_on(AGENCY, 99)
    bench.work_on("khong-co", 1)
    assert services.queue.is_empty()


def test_two_benches_share_a_batch(
    services: Services, bench: Bench, start: Callable[[int], int]
) -> None:
    other = Bench(bench._shop, _LEASE)
    other.attend(services.queue)
    batch = start(40)
    hands = [threading.Thread(target=one.work_on, args=(AGENCY, batch)) for one in (bench, other)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert _progress(services, batch).done == 40


def test_the_watch_says_a_lost_word_again_and_only_once(
    services: Services,
    bench: Bench,
    start: Callable[[int], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_WATCH", 0.02)
    said, heard = threading.Event(), services.queue.is_empty
    looks: list[bool] = []

    def listening() -> bool:
        looks.append(heard())
        if len(looks) >= 5:
            said.set()
        return looks[-1]

    monkeypatch.setattr(services.queue, "is_empty", listening)
    batch = start(3)
    watch = threading.Thread(target=bench.watch)
    watch.start()
    assert said.wait(240)
    bench.stopping.set()
    watch.join()
    assert looks[:1] == [True]
    assert not any(looks[1:])
    assert _take_words(services) == [(AGENCY, batch)]


def test_trouble_of_the_machine_keeps_the_word_and_the_items(
    services: Services,
    bench: Bench,
    start: Callable[[int], int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(module, "_REST", 0.0)
    bench._rest = 0.0
    (tmp_path / "full").write_text("a file stands where the folder should")
    good, broken = services.records.store, FolderStore(tmp_path / "full")
    batch = start(3)
    services.records.store = broken
    bench.work_on(AGENCY, batch)
    now = _progress(services, batch)
    assert (now.done, now.failed, now.in_hand) == (0, 0, 0)
    assert "Không ghi được vào kho tệp" in now.trouble
    services.records.store = good
    for word in _take_words(services):
        bench.work_on(*word)
    now = _progress(services, batch)
    assert (now.done, now.trouble) == (3, "")


def test_a_worker_told_to_stop_takes_nothing_more(
    services: Services, bench: Bench, start: Callable[[int], int]
) -> None:
    batch = start(3)
    bench.stopping.set()
    bench.work_on(AGENCY, batch)
    assert _progress(services, batch).left == 3
    assert services.queue.is_empty()


def test_only_the_third_word_to_stop_ends_what_is_in_hand() -> None:
    """The group's signal and the server's own come to every worker: two words for one stop."""
    done = []
    with module._told_to_stop():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)
        done.append("what was in hand")
        signal.raise_signal(signal.SIGTERM)
        done.append("never")
    assert done == ["what was in hand"]


def test_a_worker_without_records_is_told_why(tmp_path: Path) -> None:
    niceness = os.getpriority(os.PRIO_PROCESS, 0)
    result = CliRunner().invoke(main, ["worker", "--home", str(tmp_path / "khong-co")])
    assert os.getpriority(os.PRIO_PROCESS, 0) == niceness  # who cannot start gives no way
    assert result.exit_code == 2
    assert "Không có thư mục" in result.output
    assert "Traceback" not in result.output


def test_a_queue_that_is_away_is_one_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    listener = logging.getLogger("huey.consumer.Tested")
    listener.addFilter(without_trace)
    try:
        raise ConnectionError("refused by %s")
    except ConnectionError:
        listener.exception("Error reading from queue")
    assert caplog.messages == ["Error reading from queue: refused by %s"]
    assert "Traceback" not in caplog.text
