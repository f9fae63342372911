"""A process that asks for numbers from many threads until it has them all or is killed.

    python -m tests.records.register.number_worker URL FILES LOG THREADS EACH

Every thread asks under keys of its own, from the first one again after each start: a retry of what
it already has must be harmless. What it was told goes into LOG after the commit, a line a number.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from docgen.records import Records
from docgen.records.register import confirm, entry_under_key, reserve
from tests.records.makers import AGENCY, OPERATOR, PLAN, request


def main(url: str, files: str, log: str, threads: str, each: str) -> None:
    """Get and settle `each` numbers in each of `threads` threads."""
    records = Records.open(url, Path(files))
    told = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with ThreadPoolExecutor(int(threads)) as pool:
        for done in [
            pool.submit(_work, records, told, name, int(each)) for name in range(int(threads))
        ]:
            done.result()
    records.close()


def _work(records: Records, told: int, name: int, each: int) -> None:
    keys = [f"luồng {name} số {count}" for count in range(each)]
    for key in keys[_first_open(records, keys) :]:
        with records.desk(AGENCY, OPERATOR) as desk:
            entry = reserve(desk, request(key), PLAN)
        # Every third number is left as it is, like work that a crash cut short.
        if entry.number % 3:
            with records.desk(AGENCY, OPERATOR) as desk:
                confirm(desk, entry.id)
        os.write(told, f"{key}\t{entry.number}\n".encode())


def _first_open(records: Records, keys: list[str]) -> int:
    """Where to begin: two before the first key without a number, so that some are asked again."""
    with records.reading(AGENCY, OPERATOR) as desk:
        missing = (place for place, key in enumerate(keys) if entry_under_key(desk, key) is None)
        return max(0, next(missing, len(keys)) - 2)


if __name__ == "__main__":
    main(*sys.argv[1:])
