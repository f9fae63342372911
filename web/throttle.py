"""Slowing down whoever guesses: too many failures under one name or from one address must wait."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

#: Failures that are forgiven, seconds of the first wait (doubled each time), and the longest wait.
_FORGIVEN, _FIRST, _LONGEST = 5, 2.0, 900.0
#: Names remembered at most; the oldest are forgotten.
_MOST = 10_000


class Throttle:
    """Failures by key; safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[str, tuple[int, float]] = {}

    def wait(self, *keys: str) -> float:
        """Seconds that whoever bears one of these keys has to wait; 0 when they may try."""
        with self._lock:
            return max((self._wait(key) for key in keys), default=0.0)

    def failed(self, *keys: str) -> None:
        """Count a failure."""
        with self._lock:
            for key in keys:
                count, _ = self._failures.pop(key, (0, 0.0))
                self._failures[key] = (count + 1, self._clock())
            while len(self._failures) > _MOST:
                self._failures.pop(next(iter(self._failures)))

    def passed(self, *keys: str) -> None:
        """Forget the failures of these keys."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)

    def _wait(self, key: str) -> float:
        count, last = self._failures.get(key, (0, 0.0))
        if count < _FORGIVEN:
            return 0.0
        pause = min(_FIRST * 2.0 ** min(count - _FORGIVEN, 20), _LONGEST)
        return max(0.0, float(last + pause - self._clock()))
