"""Fifty threads ask for numbers while their process is killed and started again, ten times."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from docgen.records import Records
from docgen.records.register import (
    Entry,
    State,
    all_series,
    entries,
    missing_numbers,
    still_reserved,
    void,
)
from tests.records.makers import AGENCY, OPERATOR

_ROOT = Path(__file__).parents[3]
_THREADS, _EACH, _KILLS = 50, 16, 10


def test_no_number_twice_no_gap_none_lost(records: Records, url: str, tmp_path: Path) -> None:
    log = tmp_path / "told.txt"
    log.touch()
    command = [
        sys.executable, "-m", "tests.records.register.number_worker",
        url, str(tmp_path / "files"), str(log), str(_THREADS), str(_EACH),
    ]  # fmt: skip
    chance = random.Random(20_260_302)  # noqa: S311 - moments of a test
    killed = sum(_killed_at_work(command, records, chance) for _ in range(_KILLS))
    assert killed == _KILLS
    subprocess.run(command, cwd=_ROOT, check=True, timeout=300)

    found = list(_every_entry(records))
    numbers = [entry.number for entry in found]
    assert numbers == list(range(1, _THREADS * _EACH + 1))
    assert max(Counter(entry.key for entry in found).values()) == 1
    given = {entry.key: entry.number for entry in found}
    told = [line.split("\t") for line in log.read_text(encoding="utf-8").splitlines()]
    assert {(key, int(number)) for key, number in told} <= given.items()
    _settle_what_the_crashes_left(records)


def _killed_at_work(command: list[str], records: Records, chance: random.Random) -> bool:
    """Start a worker and kill it, without warning, when it has given some more numbers."""
    enough = _count(records) + chance.randint(1, 40)
    worker = subprocess.Popen(command, cwd=_ROOT)
    while _count(records) < enough and worker.poll() is None:
        time.sleep(chance.uniform(0.001, 0.02))
    was_running = worker.poll() is None
    worker.kill()
    worker.wait()
    return was_running


def _count(records: Records) -> int:
    with records.reading(AGENCY, OPERATOR) as desk:
        return sum(series.next - series.first for series in all_series(desk))


def _every_entry(records: Records) -> Iterator[Entry]:
    with records.reading(AGENCY, OPERATOR) as desk:
        after = None
        while True:
            page = entries(desk, after=after)
            yield from page.entries
            if (after := page.after) is None:
                return


def _settle_what_the_crashes_left(records: Records) -> None:
    """Numbers reserved and never confirmed are listed, voided with a reason, and leave no gap."""
    with records.desk(AGENCY, OPERATOR) as desk:
        left = still_reserved(desk)
        assert left
        for entry in left:
            void(desk, entry.id, "Máy dừng đột ngột khi đang phát hành")
    states = Counter(entry.state for entry in _every_entry(records))
    assert states == {
        State.VOIDED: len(left),
        State.CONFIRMED: _THREADS * _EACH - len(left),
    }
    with records.reading(AGENCY, OPERATOR) as desk:
        assert all(missing_numbers(desk, series.id) == [] for series in all_series(desk))
