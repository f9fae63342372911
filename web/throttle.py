"""Slowing down whoever guesses passwords: too many failures must wait, longer each time.

Three counts at once. One login from one address is somebody who mistypes: few failures. One login
from anywhere is a guess spread over many machines; one address under many logins is a guess spread
over many people, or an office behind one router: more failures are forgiven.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

from docgen.errors import DocgenError

#: Failures that are forgiven, by what is counted.
FORGIVEN = {"pair": 5, "login": 20, "address": 60}
#: Seconds of the first wait (doubled each time), of the longest, and until failures are forgotten.
_FIRST, _LONGEST, _FORGOTTEN = 2.0, 900.0, 3_600.0
#: Keys remembered at most; the oldest are forgotten.
_MOST = 10_000

#: What is counted (of `FORGIVEN`), and whose failures they are.
Key = tuple[str, str]


def keys_of(login: str, address: str) -> tuple[Key, ...]:
    """What a try under a login from an address is counted under."""
    login = login.strip().lower()[:128]
    return ("pair", f"{login} {address}"), ("login", login), ("address", address)


class TooManyTries(DocgenError):
    """Too many wrong passwords: wait."""

    def __init__(self, seconds: float) -> None:
        self.seconds = math.ceil(seconds)
        super().__init__(f"Nhập sai quá nhiều lần. Hãy đợi {self.seconds} giây rồi thử lại.")


class Throttle:
    """Failures by key; safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[Key, tuple[int, float]] = {}

    def enter(self, *keys: Key) -> None:
        """Let a try begin, which counts as a failure until `passed`. Raises TooManyTries.

        Counted before the answer is known: otherwise many guesses at once count as one.
        """
        with self._lock:
            if wait := max((self._wait(key) for key in keys), default=0.0):
                raise TooManyTries(wait)
            for key in keys:
                self._count(key)

    def passed(self, *keys: Key) -> None:
        """The try was right: forget the failures of the login, and this one of the address.

        Those of others at the same address stay, or one good account would cover guesses at all.
        """
        with self._lock:
            for key in keys:
                count, last = self._failures.pop(key, (0, 0.0))
                if key[0] == "address" and count > 1:
                    self._failures[key] = (count - 1, last)

    def _count(self, key: Key) -> None:
        count = self._failures.pop(key, (0, 0.0))[0] if self._is_remembered(key) else 0
        self._failures[key] = (count + 1, self._clock())
        while len(self._failures) > _MOST:
            self._failures.pop(next(iter(self._failures)))

    def _is_remembered(self, key: Key) -> bool:
        last = self._failures.get(key, (0, -_FORGOTTEN))[1]
        return self._clock() - last < _FORGOTTEN

    def _wait(self, key: Key) -> float:
        count, last = self._failures.get(key, (0, 0.0))
        beyond = count - FORGIVEN[key[0]]
        if beyond < 0 or not self._is_remembered(key):
            return 0.0
        pause = min(_FIRST * 2.0 ** min(beyond, 20), _LONGEST)
        return max(0.0, float(last + pause - self._clock()))
