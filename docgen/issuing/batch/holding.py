"""Holding a claim while its items are made: renewed now and then by a thread of its own."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from docgen.errors import DocgenError
from docgen.issuing.batch.workshop import Workshop
from docgen.records import Operator
from docgen.records.batches import renew

log = logging.getLogger(__name__)

#: A claim is renewed so many times within its lease: one renewal may fail without harm.
_TIMES = 4


@contextmanager
def holding(
    shop: Workshop,
    agency: str,
    who: Operator,
    batch_id: int,
    positions: Collection[int],
    lease: dt.timedelta,
) -> Iterator[None]:
    """Keep the claim on these items alive for as long as the block runs."""

    def once_more() -> None:
        with shop.records.desk(agency, who) as desk:
            renew(desk, batch_id, shop.worker, positions, lease)

    over = threading.Event()
    pause = lease.total_seconds() / _TIMES
    thread = threading.Thread(target=_renewing, args=(once_more, over, pause), name="batch-claim")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _renewing(once_more: Callable[[], None], over: threading.Event, pause: float) -> None:
    while not over.wait(pause):
        try:
            once_more()
        except DocgenError as error:  # the database is away: the next renewal may go through
            log.warning("claim not renewed: %s", error)
        except Exception:  # whatever it was, a claim that nobody renews is made twice
            log.exception("claim not renewed")
