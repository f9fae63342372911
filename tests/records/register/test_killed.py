"""Fifty threads ask for numbers while their process is killed and started again, ten times."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path

from docgen.records import Records
from docgen.records.register import State, all_series, missing_numbers, still_reserved, void
from tests.records.makers import AGENCY, OPERATOR
from tests.records.register import number_worker
from tests.records.register.number_worker import Work, every_entry

_THREADS, _EACH, _KILLS = 50, 8, 10
#: Numbers that a process is told at most before it is killed.
_MOST_TOLD = 24

# Processes of their own, forked from one that has loaded the program already: eleven starts of
# Python would take longer than everything the test is about.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([number_worker.__name__])


def test_no_number_twice_no_gap_none_lost(records: Records, url: str, tmp_path: Path) -> None:
    log = tmp_path / "told.txt"
    log.touch()
    given = Work(url, tmp_path / "files", log, _THREADS, _EACH)
    chance = random.Random(20_260_302)  # noqa: S311 - moments of a test
    killed = [_killed_at_work(given, chance) for _ in range(_KILLS)]
    # A kill that comes late, on a busy machine, may leave nothing for the last ones.
    assert sum(killed) >= _KILLS // 2
    last = _start(given)
    last.join(300)
    assert last.exitcode == 0

    found = list(every_entry(records))
    assert [entry.number for entry in found] == list(range(1, _THREADS * _EACH + 1))
    assert max(Counter(entry.key for entry in found).values()) == 1
    told = [line.split("\t") for line in log.read_text(encoding="utf-8").splitlines()]
    assert len(told) >= len(found)
    given_numbers = {entry.key: entry.number for entry in found}
    assert {(key, int(number)) for key, number in told} <= given_numbers.items()
    _settle_what_the_crashes_left(records)


def _start(given: Work) -> BaseProcess:
    worker = _PROCESSES.Process(target=number_worker.work, args=(given,))
    worker.start()
    return worker


def _killed_at_work(given: Work, chance: random.Random) -> bool:
    """Start a worker and kill it, without warning, when it was told some more numbers."""
    enough = _lines(given.log) + chance.randint(1, _MOST_TOLD)
    worker = _start(given)
    while _lines(given.log) < enough and worker.is_alive():
        time.sleep(chance.uniform(0.001, 0.02))
    was_running = worker.is_alive()
    worker.kill()
    worker.join()
    return was_running


def _lines(log: Path) -> int:
    return log.read_bytes().count(b"\n")


def _settle_what_the_crashes_left(records: Records) -> None:
    """Numbers reserved and never confirmed are listed, voided with a reason, and leave no gap."""
    with records.desk(AGENCY, OPERATOR) as desk:
        left = still_reserved(desk)
        assert left
        for entry in left:
            void(desk, entry.id, "Máy dừng đột ngột khi đang phát hành")
    states = Counter(entry.state for entry in every_entry(records))
    assert states == {
        State.VOIDED: len(left),
        State.CONFIRMED: _THREADS * _EACH - len(left),
    }
    with records.reading(AGENCY, OPERATOR) as desk:
        assert all(missing_numbers(desk, series.id) == [] for series in all_series(desk))
