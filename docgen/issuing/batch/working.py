"""Working on a batch to its end in this process: the command line, and a machine that helps out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.workshop import Workshop
from docgen.records import Operator
from docgen.records.batches import BatchState, Progress, progress

#: Seconds between two looks at the progress, and between two attempts to find work.
_PAUSE = 0.5
_WATCHER = Operator("làm hàng loạt")


def work(
    shop: Workshop,
    agency_key: str,
    batch_id: int,
    on_progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
    *,
    lanes: int = 2,
) -> Progress:
    """Take turns until nothing is left, the batch is stopped, or `stop` is set.

    What is in hand is finished first. `lanes` turns run at once, so that LibreOffice has papers
    while others are filled; `on_progress` is told in this thread. Raises what `work_once` raises
    once every lane has ended.
    """
    over = threading.Event()
    asked = stop or threading.Event()

    def lane() -> None:
        while not (over.is_set() or asked.is_set()):
            if not work_once(shop, agency_key, batch_id).claimed:
                if _is_over(_look(shop, agency_key, batch_id)):
                    return
                over.wait(_PAUSE)  # what is left rests, or is in other hands

    with ThreadPoolExecutor(lanes, thread_name_prefix="batch-lane") as pool:
        running = {pool.submit(lane) for _ in range(lanes)}
        try:
            while running:
                done, running = wait(running, timeout=_PAUSE, return_when=FIRST_EXCEPTION)
                for future in done:
                    future.result()
                if on_progress:
                    on_progress(_look(shop, agency_key, batch_id))
        finally:
            over.set()
    return _look(shop, agency_key, batch_id)


def _look(shop: Workshop, agency_key: str, batch_id: int) -> Progress:
    with shop.records.reading(agency_key, _WATCHER) as desk:
        return progress(desk, batch_id)


def _is_over(now: Progress) -> bool:
    return now.state is not BatchState.RUNNING or not now.left
