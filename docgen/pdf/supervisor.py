"""Keeping processes at work: a bounded queue before a few workers that may hang, crash or grow.

Knows nothing of LibreOffice. A worker is anything that can start, stop, say whether it is healthy
and do one task at a time; each has a thread of its own for as long as the supervisor lives.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from docgen.errors import Busy, ConversionFailed, ConversionTimeout, ConverterDown
from docgen.pdf.watchdog import Watchdog

log = logging.getLogger(__name__)

Task = TypeVar("Task")
Result = TypeVar("Result")
Task_contra = TypeVar("Task_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)


class WorkerDied(Exception):
    """The process of a worker ended under it. Says nothing of the task's fault or innocence."""


class Worker(Protocol[Task_contra, Result_co]):
    """One process, or whatever does the work."""

    def start(self) -> None:
        """Make ready to run; raises DocgenError or WorkerDied when that fails."""

    def run(self, task: Task_contra, alive: Callable[[], None]) -> Result_co:
        """Do one task; `alive` sets the deadline back. Raises WorkerDied or a DocgenError."""
        ...

    def healthy(self) -> bool:
        """Whether the next task may be given to this worker as it is."""
        ...

    def stop(self) -> None:
        """Kill it, from any thread, at any moment, more than once; a `run` under way must end."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how many, how often.

    `deadline`: seconds a task may stay without a sign of life; `start_deadline`: seconds a start
    may take. `waiting`: tasks in the queue
    before `Busy`. `restart_after`: tasks a worker does before a fresh one takes over; LibreOffice
    was seen to do 1,000 papers without growth. `tries`: runs of a task whose worker died, each in
    a fresh worker.
    """

    workers: int
    deadline: float = 60.0
    start_deadline: float = 30.0
    waiting: int = 64
    restart_after: int = 1000
    tries: int = 2


class Supervisor(Generic[Task, Result]):
    """Hands tasks to workers; starts them first, and again whenever they fail."""

    def __init__(self, make_worker: Callable[[], Worker[Task, Result]], limits: Limits) -> None:
        self._make_worker = make_worker
        self._limits = limits
        self._queue: deque[tuple[Task, Future[Result]]] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._posts = [_Post(self._make_worker()) for _ in range(limits.workers)]
        self._threads = [
            threading.Thread(target=self._serve, args=(post,), name=f"pdf-{number}", daemon=True)
            for number, post in enumerate(self._posts, start=1)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task, *, patient: bool = False) -> Future[Result]:
        """The task's result to be. Full queue: Busy, or wait for a place when `patient`."""
        future: Future[Result] = Future()
        with self._changed:
            while not self._closed and len(self._queue) >= self._limits.waiting:
                if not patient:
                    raise Busy("Máy đang làm quá nhiều bản PDF; hãy thử lại sau ít giây.")
                self._changed.wait()
            if self._closed:
                raise _closed_error()
            self._queue.append((task, future))
            self._changed.notify_all()
        return future

    def healthy(self) -> bool:
        """Whether at least one worker is ready for a task now."""
        return any(post.ready and post.worker.healthy() for post in self._posts)

    def close(self) -> None:
        """Stop every worker. Tasks waiting or under way fail."""
        with self._changed:
            self._closed = True
            dropped = list(self._queue)
            self._queue.clear()
            self._changed.notify_all()
        for _, future in dropped:
            if future.set_running_or_notify_cancel():
                future.set_exception(_closed_error())
        for post in self._posts:
            post.worker.stop()
        for thread in self._threads:
            thread.join()

    def _serve(self, post: _Post[Task, Result]) -> None:
        """The life of one worker's thread: make ready, take a task, do it, until closed."""
        try:
            while not self._closed:
                self._prepare(post)
                taken = self._take()
                if taken and taken[1].set_running_or_notify_cancel():
                    self._answer(post, *taken)
        finally:
            post.worker.stop()

    def _prepare(self, post: _Post[Task, Result]) -> None:
        """Start ahead of the next task; where that fails, the task will try and tell."""
        try:
            post.make_ready(self._limits)
        except Exception as error:
            log.warning("worker did not start: %r", error)

    def _take(self) -> tuple[Task, Future[Result]] | None:
        """The next task, or None when closed."""
        with self._changed:
            while not self._queue and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            taken = self._queue.popleft()
            self._changed.notify_all()
            return taken

    def _answer(self, post: _Post[Task, Result], task: Task, future: Future[Result]) -> None:
        try:
            result = self._try(post, task)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def _try(self, post: _Post[Task, Result], task: Task) -> Result:
        """Run a task, again in a fresh worker when one dies under it, but not for ever."""
        for _ in range(self._limits.tries):
            started = False
            try:
                post.make_ready(self._limits)
                started = True
                # Asked after the start: a worker started while `close` runs is not left at work.
                if self._closed:
                    raise _closed_error()
                return self._run(post, task)
            except WorkerDied as error:
                log.warning("worker died: %s", error)
                post.discard()
        if self._closed:
            raise _closed_error()
        raise _died() if started else _not_started()

    def _run(self, post: _Post[Task, Result], task: Task) -> Result:
        seconds = self._limits.deadline
        with Watchdog(seconds, post.worker.stop) as watchdog:
            try:
                result = post.worker.run(task, watchdog.touch)
            except WorkerDied:
                if not watchdog.bitten:
                    raise
                post.discard()
                raise _too_slow(seconds) from None
        post.done += 1
        return result


@dataclass(slots=True, eq=False)
class _Post(Generic[Task, Result]):
    """A worker's place: the worker, whether it was started, and how many tasks it has done."""

    worker: Worker[Task, Result]
    ready: bool = False
    done: int = 0

    def make_ready(self, limits: Limits) -> None:
        """Start the worker unless it is fit for another task."""
        if self.ready and self.done < limits.restart_after and self.worker.healthy():
            return
        self.discard()
        with Watchdog(limits.start_deadline, self.worker.stop):
            self.worker.start()
        self.ready = True

    def discard(self) -> None:
        self.ready, self.done = False, 0
        self.worker.stop()


def _closed_error() -> ConverterDown:
    return ConverterDown("Bộ chuyển PDF đã đóng.")


def _not_started() -> ConverterDown:
    return ConverterDown(
        "Bộ chuyển PDF không khởi động được; chạy «docgen doctor» để biết cần sửa gì."
    )


def _died() -> ConversionFailed:
    return ConversionFailed(
        "Bộ chuyển PDF dừng đột ngột khi làm văn bản này; hãy mở bằng Word, lưu lại rồi thử lại."
    )


def _too_slow(seconds: float) -> ConversionTimeout:
    return ConversionTimeout(
        f"Văn bản này chưa xong sau {seconds:g} giây nên đã bị dừng; "
        "hãy chia nhỏ văn bản hoặc kiểm tra hình ảnh, bảng biểu trong đó."
    )
