"""Running a batch on a terminal: a bar, and Ctrl+C that lets what is in hand be finished."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from docgen.cli.batch_place import BatchPlace, templates_of
from docgen.cli.batch_show import bar_of_work
from docgen.cli.records_place import operator
from docgen.issuing.batch.working import work
from docgen.issuing.batch.workshop import Workshop
from docgen.pdf import Converter
from docgen.records.batches import Batch, BatchState, Progress, progress, stop_batch


def run(place: BatchPlace, batch: Batch, converter: Converter) -> tuple[Progress, bool]:
    """Work until the batch is done or stopped; how it stands, and whether Ctrl+C ended it.

    Raises what `work` raises: a trouble of the machine, told on the batch too.
    """
    shop = Workshop(place.records, templates_of, converter)
    with _ctrl_c() as stop, bar_of_work(batch.total) as show:
        work(shop, place.agency, batch.id, show, stop, lanes=converter.workers)
    with place.records.desk(place.agency, operator()) as desk:
        if stop.is_set():
            stop_batch(desk, batch.id)
        now = progress(desk, batch.id)
    return now, stop.is_set() and now.state is not BatchState.DONE


@contextmanager
def _ctrl_c() -> Iterator[threading.Event]:
    """Set by the first Ctrl+C (or a polite kill); the second one interrupts at once."""
    asked = threading.Event()

    def ask(number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            signal.default_int_handler(number, _frame)
        asked.set()
        print(
            "Đang làm nốt các xã dở dang rồi dừng; bấm Ctrl+C lần nữa để dừng ngay.",
            file=sys.stderr,
        )

    if threading.current_thread() is not threading.main_thread():
        yield asked  # only the main thread may hear signals
        return
    earlier = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
