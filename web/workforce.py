"""The workers that `docgen-web serve` keeps beside it: started with it, again when they die."""

from __future__ import annotations

import logging
import multiprocessing
import threading
from types import TracebackType
from typing import Self

from docgen.errors import DocgenError
from web.settings import Settings
from web.worker import run_worker

log = logging.getLogger(__name__)

#: Seconds before a worker that died is started again, at first and at most.
_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
#: Seconds a worker may live to count as having started well.
_WELL = 60.0
#: Seconds a worker gets to finish what it has in hand.
_GRACE = 65.0


class Workforce:
    """So many worker processes for as long as the ``with`` block lasts."""

    def __init__(self, settings: Settings) -> None:
        # spawn: this process has threads, and LibreOffice's supervisor is one of them.
        self._spawn = multiprocessing.get_context("spawn")
        self._settings = settings
        self._leaving = threading.Event()
        self._keepers = [
            threading.Thread(target=self._keep, name=f"worker-{number}", daemon=True)
            for number in range(1, settings.workers + 1)
        ]

    def __enter__(self) -> Self:
        for keeper in self._keepers:
            keeper.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Tell the workers to finish what is in hand, and wait for them, for a while."""
        self._leaving.set()
        for keeper in self._keepers:
            keeper.join()

    def _keep(self) -> None:
        """Keep one worker running. One that dies at once is started ever more slowly."""
        pause = _PAUSE
        while not self._leaving.is_set():
            if self._one_life():
                pause = _PAUSE
            if not self._leaving.is_set():
                self._leaving.wait(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    def _one_life(self) -> bool:
        """One worker from start to end; whether it had been well for a while."""
        process = self._spawn.Process(target=_worker, args=(self._settings,))
        try:
            process.start()
        except OSError as error:  # no memory, no process left: the machine may recover
            log.warning("worker not started: %s", error)
            return False
        well = self._lived(process)
        if not self._leaving.is_set():
            log.warning("worker %s ended with %s; another starts", process.pid, process.exitcode)
        return well

    def _lived(self, process: multiprocessing.process.BaseProcess) -> bool:
        """Wait until it ends or we leave; whether it had been well for a while."""
        seconds = 0.0
        while process.is_alive() and not self._leaving.is_set():
            process.join(0.2)
            seconds += 0.2
        if process.is_alive():
            process.terminate()
            process.join(_GRACE)
            process.kill()
            process.join()
        return seconds > _WELL


def _worker(settings: Settings) -> None:
    """The life of a worker process; what keeps it from working stands in the log of the server."""
    try:
        run_worker(settings)
    except DocgenError as error:
        log.error("no worker: %s", error)
        raise SystemExit(1) from None
