"""A deadline that bites."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Watchdog:
    """Calls `bite` once, from a thread of its own, after `seconds` without a `touch`.

    After the ``with`` block it never bites; `bitten` tells whether it did.
    """

    def __init__(self, seconds: float, bite: Callable[[], None]) -> None:
        self._seconds = seconds
        self._bite = bite
        self._lock = threading.Lock()
        self._over = False
        self.bitten = False
        self._timer = self._arm()

    def touch(self) -> None:
        """Set the deadline back."""
        with self._lock:
            self._timer.cancel()
            if not self._over:
                self._timer = self._arm()

    def _arm(self) -> threading.Timer:
        timer = threading.Timer(self._seconds, self._expire)
        timer.daemon = True
        timer.start()
        return timer

    def _expire(self) -> None:
        with self._lock:
            if self._over or threading.current_thread() is not self._timer:
                return
            self._over = self.bitten = True
        self._bite()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._over = True
            self._timer.cancel()
