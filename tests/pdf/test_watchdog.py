"""The watchdog bites once, late enough, and never after its block."""

from __future__ import annotations

import threading

from docgen.pdf.watchdog import Watchdog


def test_it_bites_once_after_the_time() -> None:
    bites: list[int] = []
    done = threading.Event()

    def bite() -> None:
        bites.append(1)
        done.set()

    with Watchdog(0.01, bite) as watchdog:
        assert done.wait(10)
        watchdog.touch()
        threading.Event().wait(0.05)
    assert bites == [1]
    assert watchdog.bitten


def test_a_touch_sets_it_back() -> None:
    bitten = threading.Event()
    with Watchdog(0.2, bitten.set) as watchdog:
        for _ in range(8):
            assert not bitten.wait(0.05)
            watchdog.touch()
    assert not watchdog.bitten


def test_it_never_bites_after_the_block() -> None:
    bitten = threading.Event()
    with Watchdog(0.02, bitten.set) as watchdog:
        pass
    watchdog.touch()
    assert not bitten.wait(0.1)
    assert not watchdog.bitten
