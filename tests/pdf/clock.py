"""Time that passes only when a test says so: a busy machine makes no deadline pass too early."""

from __future__ import annotations

import threading
from collections.abc import Callable


class StagedClock:
    """Makes the timers that stand for `threading.Timer`, and lets their time pass."""

    def __init__(self) -> None:
        self._now = 0.0
        self._lock = threading.Lock()
        self._armed: list[_Timer] = []

    def timer(self, seconds: float, act: Callable[[], None]) -> _Timer:
        """A timer of this clock."""
        return _Timer(self, seconds, act)

    def advance(self, seconds: float) -> None:
        """Let time pass; back when all that fell due has acted."""
        with self._lock:
            self._now += seconds
            due = [timer for timer in self._armed if timer.due <= self._now]
            self._armed = [timer for timer in self._armed if timer.due > self._now]
        for timer in due:
            timer.act()

    def arm(self, timer: _Timer) -> None:
        with self._lock:
            timer.due = self._now + timer.seconds
            self._armed.append(timer)

    def disarm(self, timer: _Timer) -> None:
        with self._lock:
            self._armed = [armed for armed in self._armed if armed is not timer]


class _Timer(threading.Thread):
    """Acts in a thread of its own, as the real one does."""

    def __init__(self, clock: StagedClock, seconds: float, act: Callable[[], None]) -> None:
        super().__init__(target=act, daemon=True)
        self._clock = clock
        self.seconds, self.due = seconds, 0.0

    def start(self) -> None:
        self._clock.arm(self)

    def cancel(self) -> None:
        self._clock.disarm(self)

    def act(self) -> None:
        super().start()
        self.join()
