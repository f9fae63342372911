"""A worker: a process that does the work on batches, beside the web server or on another machine.

At a word it passes the word on, so that every idle worker gets it while items are left, and does
one turn of work. It runs at a low priority: a clerk's page goes before bulk work on the same
machine.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from types import FrameType

from docgen.errors import DocgenError
from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.workshop import Workshop
from docgen.issuing.office_templates import templates_of
from docgen.pdf import Converter, open_converter
from docgen.pdf.office.guard import keep_priority
from docgen.records import Records
from docgen.records.batches import running_batches
from docgen.settings import settings as library_settings
from web.queue import Queue, open_queue, without_trace
from web.settings import Settings

log = logging.getLogger(__name__)

#: Turns of work at once: while one fills and settles, LibreOffice converts for the other.
_HANDS = 2
#: Seconds between looks for batches with work whose word was lost.
_WATCH = 5.0
#: Seconds that the turns under way get to end after a signal; then their claims are left to expire.
_GRACE = 60.0
#: Seconds between looks whether the hands are alive.
_HEALTH = 10.0
#: Seconds to wait where what is left cannot be had just now: it rests, or is in other hands.
_PAUSE = 0.5
#: Seconds to rest when the machine is in trouble: the first time, and at most.
_REST, _LONGEST_REST = 1.0, 15.0


class Bench:
    """Where a worker does its turns. Each of its hands has a name of its own."""

    def __init__(self, shop: Workshop, lease: dt.timedelta) -> None:
        self._shop = shop
        self._lease = lease
        self._queue: Queue | None = None
        self._rest = _REST
        self.stopping = threading.Event()

    def attend(self, queue: Queue) -> None:
        """Where words are passed on; the queue calls `work_on` at each."""
        self._queue = queue

    def work_on(self, agency_key: str, batch_id: int) -> None:
        """One turn of work on a batch, if it has work. Logs what goes wrong, and rests then."""
        try:
            if self.stopping.is_set() or (agency_key, batch_id) not in self._running():
                return
            self._pass_on(agency_key, batch_id)
            shop = replace(self._shop, worker=f"{self._shop.worker}:{threading.get_ident()}")
            handled = work_once(shop, agency_key, batch_id, lease=self._lease)
            log.info("batch %d of %s: %d items", batch_id, agency_key, handled.claimed)
            self._rest = _REST
            if not handled.claimed:
                self.stopping.wait(_PAUSE)
        except DocgenError as error:
            log.warning("batch %d of %s: %s", batch_id, agency_key, error)
            self._take_a_rest()
        except Exception:
            log.exception("batch %d of %s", batch_id, agency_key)
            self._take_a_rest()

    def watch(self) -> None:
        """Until stopped, signal batches that have work while no word is on its way: the queue was
        emptied, or a worker died with the word in hand.
        """
        while not self.stopping.wait(_WATCH):
            try:
                if self._queue and self._queue.is_empty():
                    for agency_key, batch_id in self._running():
                        self._pass_on(agency_key, batch_id)
            except DocgenError as error:
                log.warning("watch: %s", error)
            except Exception:
                log.exception("watch")

    def _running(self) -> list[tuple[str, int]]:
        return running_batches(self._shop.records)

    def _pass_on(self, agency_key: str, batch_id: int) -> None:
        if self._queue and not self.stopping.is_set():
            self._queue.signal(agency_key, batch_id)

    def _take_a_rest(self) -> None:
        self.stopping.wait(self._rest)
        self._rest = min(2 * self._rest, _LONGEST_REST)


def run_worker(settings: Settings) -> None:
    """Work until SIGTERM, Ctrl+C, or the end of the process that started this one.

    What is in hand is finished first. Raises RecordsUnavailable when database or queue cannot be
    reached at the start, MissingProgram without LibreOffice.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for chatty in ("huey", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    for listener in ("Worker", "Scheduler"):
        logging.getLogger(f"huey.consumer.{listener}").addFilter(without_trace)
    with (
        _told_to_stop(),
        contextlib.closing(Records.open(settings.database_url, settings.files_place)) as records,
    ):
        _give_way(settings.worker_niceness)
        with open_converter(workers=settings.worker_converters or None) as converter:
            lease = dt.timedelta(seconds=settings.lease_seconds)
            bench = Bench(_workshop(records, converter), lease)
            with contextlib.closing(open_queue(settings, bench.work_on)) as queue:
                bench.attend(queue)
                _attend(bench, queue)


def _give_way(niceness: int) -> None:
    """Stand behind people for the rest of this process, LibreOffice with it."""
    os.nice(niceness)
    if os.getsid(0) == os.getpid():  # a service of its own: nobody important is in its session
        keep_priority()


def _workshop(records: Records, converter: Converter) -> Workshop:
    shipped = library_settings().templates
    return Workshop(records, lambda desk: templates_of(desk, shipped), converter)


def _attend(bench: Bench, queue: Queue) -> None:
    """Take words off the queue until interrupted; then let the turns under way end."""
    consumer = queue.huey.create_consumer(
        workers=_HANDS, periodic=False, max_delay=1.0, shutdown_timeout=_GRACE
    )
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    consumer.start()
    for number, handler in handlers.items():  # huey's own would leave turns half done
        signal.signal(number, handler)
    threading.Thread(target=bench.watch, name="watch", daemon=True).start()
    log.info("worker %d: ready", os.getpid())
    try:
        while True:
            consumer.check_worker_health()
            time.sleep(_HEALTH)
    except KeyboardInterrupt:
        log.info("worker %d: finishing what is in hand", os.getpid())
    bench.stopping.set()
    consumer.stop(graceful=True)
    if any(thread.is_alive() for _, thread in consumer.worker_threads):
        log.warning("worker %d: leaves its claims to expire", os.getpid())
        os._exit(1)  # closing LibreOffice under a turn would look like a fault of its papers


@contextlib.contextmanager
def _told_to_stop() -> Iterator[None]:
    """SIGTERM, and the end of the parent, are the same as Ctrl+C, which is no error.

    Ctrl+C and the stop of a service go to the whole group, and the server tells its workers once
    more: the second word disturbs nothing, and only the third one ends what is in hand.
    """
    words = 0

    def hear(_number: int, _frame: FrameType | None) -> None:
        nonlocal words
        words += 1
        if words != 2:
            raise KeyboardInterrupt

    before = {number: signal.signal(number, hear) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with contextlib.suppress(KeyboardInterrupt):
            if parent := multiprocessing.parent_process():
                threading.Thread(target=_outlive_nobody, args=(parent,), daemon=True).start()
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _outlive_nobody(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
