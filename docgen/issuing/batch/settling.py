"""What became of the items of a turn, written into the records together."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from docgen.errors import Busy, Conflict, RecordsUnavailable
from docgen.records import Desk
from docgen.records.batches import (
    Item,
    PaperMade,
    give_back_suspect,
    note_trouble,
    settle_done,
    settle_failed,
)

log = logging.getLogger(__name__)

T = TypeVar("T")
#: How long a worker waits for a database that is away, seconds; less than a claim holds.
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Done:
    """An item with all its papers in the store. `entries`: the numbers in them, by id."""

    item: Item
    papers: tuple[PaperMade, ...]
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that cannot be made. `may_pass`: worth another try, alone."""

    item: Item
    reason: str
    may_pass: bool = False


Result = Done | Failed


def settle(
    desk: Desk, batch_id: int, worker: str, results: Sequence[Result], seconds: float
) -> None:
    """Settle items that were made together in so many seconds; what others settled is dropped."""
    share = seconds / len(results) if results else 0.0
    for result in results:
        position = result.item.position
        try:
            if isinstance(result, Done):
                settle_done(desk, batch_id, worker, position, result.papers, share, result.entries)
            elif result.may_pass:
                give_back_suspect(desk, batch_id, worker, position, result.reason)
            else:
                settle_failed(desk, batch_id, worker, position, result.reason)
        except Conflict:
            log.info("batch %d: item %d was settled by another worker", batch_id, position)
    if any(isinstance(result, Done) for result in results):
        note_trouble(desk, batch_id, "")


def patiently(act: Callable[[], T], patience: float = PATIENCE) -> T:
    """Do it, again and again while the database is busy or away; its error when patience ends."""
    deadline, pause = time.monotonic() + patience, 0.25
    while True:
        try:
            return act()
        except (Busy, RecordsUnavailable):
            if time.monotonic() + pause > deadline:
                raise
            time.sleep(pause)
            pause = min(pause * 2, 5.0)
