"""Guessing passwords becomes slow, for whoever guesses and for nobody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from web.throttle import FORGIVEN, Throttle, TooManyTries, keys_of


class Clock:
    """A clock that the test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock of `throttle`."""
    return Clock()


@pytest.fixture
def throttle(clock: Clock) -> Throttle:
    """A throttle that has seen nothing."""
    return Throttle(clock)


def _fail(throttle: Throttle, login: str, address: str, times: int) -> None:
    for _ in range(times):
        throttle.enter(*keys_of(login, address))


def _wait(throttle: Throttle, login: str, address: str) -> int:
    with pytest.raises(TooManyTries) as told:
        throttle.enter(*keys_of(login, address))
    return told.value.seconds


def test_each_failure_beyond_those_forgiven_doubles_the_wait(
    throttle: Throttle, clock: Clock
) -> None:
    _fail(throttle, "mo", "10.0.0.1", FORGIVEN["pair"])
    waits = []
    for _ in range(4):
        waits.append(_wait(throttle, "mo", "10.0.0.1"))
        clock.now += waits[-1]
        _fail(throttle, "mo", "10.0.0.1", 1)
    assert waits == [2, 4, 8, 16]


def test_others_do_not_wait(throttle: Throttle) -> None:
    _fail(throttle, "mo", "10.0.0.1", FORGIVEN["pair"])
    throttle.enter(*keys_of("mo", "10.0.0.2"))
    throttle.enter(*keys_of("bưởi", "10.0.0.1"))
    assert _wait(throttle, " MO ", "10.0.0.1") > 0


def test_guesses_from_many_addresses_count_against_the_login(throttle: Throttle) -> None:
    for place in range(FORGIVEN["login"]):
        _fail(throttle, "mo", f"10.0.0.{place}", 1)
    assert _wait(throttle, "mo", "10.9.9.9") > 0


def test_guesses_at_many_logins_count_against_the_address_and_a_good_account_covers_none(
    throttle: Throttle,
) -> None:
    for place in range(FORGIVEN["address"]):
        _fail(throttle, f"người {place}", "10.0.0.1", 1)
        if place % 10 == 0:
            throttle.enter(*keys_of("quen", "10.0.0.1"))
            throttle.passed(*keys_of("quen", "10.0.0.1"))
    assert _wait(throttle, "quen", "10.0.0.1") > 0


def test_the_right_password_ends_the_count(throttle: Throttle) -> None:
    for _ in range(5):
        _fail(throttle, "mo", "10.0.0.1", FORGIVEN["pair"])
        throttle.passed(*keys_of("mo", "10.0.0.1"))


def test_failures_are_forgotten_in_time(throttle: Throttle, clock: Clock) -> None:
    _fail(throttle, "mo", "10.0.0.1", FORGIVEN["pair"])
    clock.now += 3_600
    _fail(throttle, "mo", "10.0.0.1", FORGIVEN["pair"])
    assert _wait(throttle, "mo", "10.0.0.1") == 2


def test_many_tries_at_once_are_many_tries(throttle: Throttle) -> None:
    def try_once(_place: int) -> bool:
        try:
            throttle.enter(*keys_of("mo", "10.0.0.1"))
        except TooManyTries:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(try_once, range(64))) == FORGIVEN["pair"]


def test_what_is_remembered_is_bounded(throttle: Throttle) -> None:
    for place in range(12_000):
        throttle.enter(("address", str(place)))
    assert len(throttle._failures) <= 10_000
