"""The watchdog bites once, late enough, and never after its block."""

from __future__ import annotations

import threading

from docgen.pdf.watchdog import Watchdog
from tests.pdf.clock import StagedClock


def test_it_bites_once_after_the_time(clock: StagedClock) -> None:
    bites: list[int] = []
    with Watchdog(10, lambda: bites.append(1)) as watchdog:
        clock.advance(9)
        assert (bites, watchdog.bitten) == ([], False)
        clock.advance(1)
        assert bites == [1]
        watchdog.touch()
        clock.advance(100)
    assert bites == [1]
    assert watchdog.bitten


def test_a_touch_sets_it_back(clock: StagedClock) -> None:
    bites: list[int] = []
    with Watchdog(10, lambda: bites.append(1)) as watchdog:
        for _ in range(8):
            clock.advance(9)
            watchdog.touch()
        assert bites == []
        clock.advance(10)
    assert bites == [1]


def test_it_never_bites_after_the_block(clock: StagedClock) -> None:
    bites: list[int] = []
    with Watchdog(10, lambda: bites.append(1)) as watchdog:
        pass
    watchdog.touch()
    clock.advance(100)
    assert bites == []
    assert not watchdog.bitten


def test_its_time_is_that_of_the_machine() -> None:
    bitten = threading.Event()
    with Watchdog(0.01, bitten.set):
        assert bitten.wait(120)
