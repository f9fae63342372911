"""A process that asks for numbers from many threads until it has them all or is killed.

Every thread asks under keys of its own, from the first one again after each start: a retry of what
it already has must be harmless. What it was told goes into a log after the commit, a line a number.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import Busy
from docgen.records import Desk, Records
from docgen.records.register import Entry, confirm, entries, reserve
from tests.records.makers import AGENCY, OPERATOR, PLAN, request


@dataclass(frozen=True)
class Work:
    """What the process does: `each` numbers in each of `threads` threads, told in `log`."""

    url: str
    files: Path
    log: Path
    threads: int
    each: int


def work(given: Work) -> None:
    """Get and settle every number that is still open."""
    records = Records.open(given.url, given.files)
    told = os.open(given.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    have = {entry.key for entry in every_entry(records)}
    with ThreadPoolExecutor(given.threads) as pool:
        asked = [
            pool.submit(_ask, records, told, _still_open(name, given.each, have))
            for name in range(given.threads)
        ]
        for one in asked:
            one.result()
    records.close()


def every_entry(records: Records) -> Iterator[Entry]:
    """The whole register of the agency."""
    with records.reading(AGENCY, OPERATOR) as desk:
        after = None
        while True:
            page = entries(desk, after=after, limit=1_000)
            yield from page.entries
            if (after := page.after) is None:
                return


def _still_open(name: int, each: int, have: set[str]) -> list[str]:
    """A thread's keys, from the one before the first without a number, so that some ask again."""
    keys = [f"luồng {name} số {count}" for count in range(each)]
    missing = (place for place, key in enumerate(keys) if key not in have)
    return keys[max(0, next(missing, len(keys)) - 1) :]


def _patiently(records: Records, act: Callable[[Desk], Entry]) -> Entry:
    """Try again when told to: on a slow disk the last of fifty may wait for longer than allowed."""
    while True:
        try:
            with records.desk(AGENCY, OPERATOR) as desk:
                return act(desk)
        except Busy:
            continue


def _ask(records: Records, told: int, keys: list[str]) -> None:
    for key in keys:
        entry = _patiently(records, lambda desk, key=key: reserve(desk, request(key), PLAN))
        # Every third number is left as it is, like work that a crash cut short.
        if entry.number % 3:
            _patiently(records, lambda desk, entry=entry: confirm(desk, entry.id))
        os.write(told, f"{key}\t{entry.number}\n".encode())
