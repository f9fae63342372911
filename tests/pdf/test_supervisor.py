"""The supervisor, with workers made of nothing: no LibreOffice, no process, no waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from docgen.errors import (
    BrokenFile,
    Busy,
    ConversionFailed,
    ConversionTimeout,
    ConverterDown,
    MissingProgram,
)
from docgen.pdf.supervisor import Limits, Supervisor, WorkerDied
from tests.pdf.clock import StagedClock
from tests.pdf.processes import wait_until

#: Seconds after which a test that hangs is ended.
_NEVER = 120.0
#: The deadline of every task, on a clock that moves only when a test or a task moves it.
_DEADLINE = 60.0

pytestmark = pytest.mark.usefixtures("clock")


@dataclass
class Fake:
    """A worker that does what its task says; `log` is shared by all workers of a supervisor."""

    number: int
    log: list[str]
    starts: Iterator[BaseException | None]
    clock: StagedClock
    stopped: threading.Event = field(default_factory=threading.Event)
    sick: bool = False

    def start(self) -> None:
        self.stopped.clear()
        self.sick = False
        fault = next(self.starts, None)
        self.log.append(f"start {self.number}" if fault is None else f"no start {self.number}")
        if fault:
            raise fault

    def run(self, task: str, alive: Callable[[], None]) -> str:
        self.log.append(f"{task} {self.number}")
        match task:
            case "die":
                raise WorkerDied("killed")
            case "refuse":
                raise BrokenFile("hỏng")
            case "sicken":
                self.sick = True
            case "hang":
                self.stopped.wait(_NEVER)
                raise WorkerDied("stopped")
            case "oversleep":
                self.clock.advance(_DEADLINE)
                assert self.stopped.is_set()
                raise WorkerDied("stopped")
            case "plod":
                for _ in range(6):
                    self.clock.advance(_DEADLINE / 2)
                    assert not self.stopped.is_set()
                    alive()
            case _ if task.startswith("die once") and task not in self.log:
                self.log.append(task)
                raise WorkerDied("killed")
        return f"did {task}"

    def healthy(self) -> bool:
        return not self.sick and not self.stopped.is_set()

    def stop(self) -> None:
        self.stopped.set()


@dataclass
class Crew:
    """Makes the workers of one supervisor and keeps what they did."""

    clock: StagedClock = field(default_factory=StagedClock)
    starts: list[BaseException | None] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    workers: list[Fake] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = iter(self.starts)

    def hire(self) -> Fake:
        self.workers.append(Fake(len(self.workers) + 1, self.log, self._starts, self.clock))
        return self.workers[-1]


def _limits(**changed: Any) -> Limits:
    return replace(Limits(workers=1, deadline=_DEADLINE), **changed)


Case = tuple[Limits, list[BaseException | None], list[str], list[object], list[str]]

# Limits, faults of the first starts, tasks one after another, their results, what the worker did.
_CASES: dict[str, Case] = {
    "one start serves many tasks": (
        _limits(), [], ["a", "b"], ["did a", "did b"],
        ["start 1", "a 1", "b 1"],
    ),
    "a task whose worker died runs again in a fresh one": (
        _limits(), [], ["die once", "b"], ["did die once", "did b"],
        ["start 1", "die once 1", "die once", "start 1", "die once 1", "b 1"],
    ),
    "a task that kills every worker fails, the next goes on": (
        _limits(), [], ["die", "b"], [ConversionFailed, "did b"],
        ["start 1", "die 1", "start 1", "die 1", "start 1", "b 1"],
    ),
    "tries are counted": (
        _limits(tries=3), [], ["die"], [ConversionFailed],
        ["start 1", "die 1", "start 1", "die 1", "start 1", "die 1"],
    ),
    "an error of the task itself is not tried again": (
        _limits(), [], ["refuse", "b"], [BrokenFile, "did b"],
        ["start 1", "refuse 1", "b 1"],
    ),
    "a sick worker is replaced before the next task": (
        _limits(), [], ["sicken", "b"], ["did sicken", "did b"],
        ["start 1", "sicken 1", "start 1", "b 1"],
    ),
    "a worker is replaced after so many tasks": (
        _limits(restart_after=2), [], ["a", "b", "c"], ["did a", "did b", "did c"],
        ["start 1", "a 1", "b 1", "start 1", "c 1"],
    ),
    "a failed first start is tried again by the task": (
        _limits(), [WorkerDied("no")], ["a"], ["did a"],
        ["no start 1", "start 1", "a 1"],
    ),
    "starts that keep failing fail the task, and the next tries anew": (
        _limits(), [WorkerDied("no")] * 4, ["a", "b"], [ConverterDown, "did b"],
        ["no start 1", "no start 1", "no start 1", "no start 1", "start 1", "b 1"],
    ),
    "a reason not to start reaches the caller": (
        _limits(), [MissingProgram("thiếu")] * 2, ["a", "b"], [MissingProgram, "did b"],
        ["no start 1", "no start 1", "start 1", "b 1"],
    ),
    "a hang ends at the deadline and is not tried again": (
        _limits(), [], ["oversleep", "b"], [ConversionTimeout, "did b"],
        ["start 1", "oversleep 1", "start 1", "b 1"],
    ),
    "signs of life set the deadline back": (
        _limits(), [], ["plod"], ["did plod"],
        ["start 1", "plod 1"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _CASES)
def test_what_the_supervisor_does(name: str, clock: StagedClock) -> None:
    limits, starts, tasks, results, log = _CASES[name]
    crew = Crew(clock, starts)
    supervisor = Supervisor(crew.hire, limits)
    got: list[object] = []
    for task in tasks:
        future = supervisor.submit(task)
        error = future.exception(_NEVER)
        got.append(type(error) if error else future.result())
    supervisor.close()
    assert got == results
    assert crew.log[: len(log)] == log
    assert crew.log[len(log) :] in ([], ["start 1"])  # ready again for a task that never came


def test_a_full_queue_says_so_and_later_takes_more(clock: StagedClock) -> None:
    crew = Crew()
    supervisor = Supervisor(crew.hire, _limits(waiting=2))
    first = supervisor.submit("hang")
    wait_until(lambda: "hang 1" in crew.log)
    waiting = [supervisor.submit("a"), supervisor.submit("b")]
    with pytest.raises(Busy, match="thử lại"):
        supervisor.submit("c")
    patient = threading.Thread(target=lambda: waiting.append(supervisor.submit("d", patient=True)))
    patient.start()
    clock.advance(_DEADLINE)
    with pytest.raises(ConversionTimeout):
        first.result(_NEVER)
    patient.join(_NEVER)
    assert [future.result(_NEVER) for future in waiting] == ["did a", "did b", "did d"]
    supervisor.close()


def test_workers_work_side_by_side() -> None:
    supervisor = Supervisor(Crew().hire, _limits(workers=2))
    slow = supervisor.submit("hang")
    assert supervisor.submit("quick").result(_NEVER) == "did quick"
    assert not slow.done()
    supervisor.close()


def test_a_worker_dying_costs_its_neighbours_nothing() -> None:
    supervisor = Supervisor(Crew().hire, _limits(workers=3))
    tasks = ["die" if number % 5 == 0 else str(number) for number in range(40)]
    futures = [supervisor.submit(task, patient=True) for task in tasks]
    for task, future in zip(tasks, futures, strict=True):
        if task == "die":
            assert isinstance(future.exception(_NEVER), ConversionFailed)
        else:
            assert future.result(_NEVER) == f"did {task}"
    supervisor.close()


def test_closing_stops_the_work_and_leaves_nobody_waiting() -> None:
    crew = Crew()
    supervisor = Supervisor(crew.hire, _limits(waiting=1))
    running = supervisor.submit("hang")
    wait_until(running.running)
    queued = supervisor.submit("a")
    errors: list[BaseException] = []

    def wait_for_a_place() -> None:
        try:
            supervisor.submit("b", patient=True)
        except ConversionFailed as error:
            errors.append(error)

    patient = threading.Thread(target=wait_for_a_place)
    patient.start()
    supervisor.close()
    patient.join(_NEVER)
    for error in (running.exception(0), queued.exception(0), *errors):
        assert isinstance(error, ConverterDown)
        assert "đã đóng" in str(error)
    assert len(errors) == 1
    assert all(worker.stopped.is_set() for worker in crew.workers)
    with pytest.raises(ConversionFailed, match="đã đóng"):
        supervisor.submit("c")
    supervisor.close()


def test_a_cancelled_task_is_not_run(clock: StagedClock) -> None:
    crew = Crew()
    supervisor = Supervisor(crew.hire, _limits())
    supervisor.submit("hang")
    wait_until(lambda: "hang 1" in crew.log)
    dropped = supervisor.submit("dropped")
    assert dropped.cancel()
    clock.advance(_DEADLINE)
    assert supervisor.submit("after").result(_NEVER) == "did after"
    supervisor.close()
    assert "dropped 1" not in crew.log


def test_health_follows_the_workers() -> None:
    crew = Crew()
    supervisor = Supervisor(crew.hire, _limits())
    supervisor.submit("a").result(_NEVER)
    assert supervisor.healthy()
    crew.workers[0].sick = True
    assert not supervisor.healthy()
    supervisor.close()
