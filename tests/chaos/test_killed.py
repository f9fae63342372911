"""kill -9 of a worker, of LibreOffice and of the web server, twenty times within one job."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.records.batches import BatchState
from tests.chaos.installation import Installation, Program
from tests.chaos.jobs import Job, check, start_job
from tests.chaos.processes import OFFICE, descendants, kill, named, niceness
from tests.pdf.processes import running, wait_until

pytestmark = pytest.mark.libreoffice

_ITEMS, _KILLS = 300, 20
#: Items settled between two kills, so that the twentieth falls within the job on any machine.
_STEP = 11
_VICTIMS = ("worker", "office", "web")
#: Seconds within a step after which one is killed.
_MOMENTS = (0, 0.8)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Installation]:
    """The default installation: SQLite, its own queue, a folder of files, `serve` and no more."""
    installation = Installation(tmp_path / "office")
    yield installation
    installation.close()


@pytest.fixture
def humble_office(tmp_path: Path) -> Iterator[Installation]:
    """The same, with the priorities that it has outside of tests."""
    installation = Installation(tmp_path / "office", worker_niceness="10")
    yield installation
    installation.close()


def test_twenty_kills_within_one_job(office: Installation) -> None:
    chance = random.Random(20_260_302)  # noqa: S311 - moments of a test
    server = office.serve()
    job = start_job(office.records, _ITEMS)
    victims = [_VICTIMS[number % len(_VICTIMS)] for number in range(_KILLS)]
    chance.shuffle(victims)
    for number, victim in enumerate(victims):
        job.wait_for(lambda now, number=number: now.done + now.failed >= number * _STEP)
        time.sleep(chance.uniform(*_MOMENTS))
        assert job.progress().state is BatchState.RUNNING
        server = _kill(victim, server, office, chance)
    job.wait_until_over()
    assert server.stop() == 0
    check(job)
    _nothing_is_left(office, job)


def test_workers_give_way_to_people_and_end_with_their_server(
    humble_office: Installation,
) -> None:
    server = humble_office.serve()
    worker = humble_office.worker_of(server)
    theirs = named(descendants(worker), OFFICE)
    wait_until(lambda: set(office_processes(server)) - set(theirs))  # it answers before it has one
    people = set(office_processes(server)) - set(theirs)
    assert os.getpriority(os.PRIO_PROCESS, server.pid) == 0
    assert os.getpriority(os.PRIO_PROCESS, worker) == 10
    assert {niceness(pid) for pid in people} == {0}
    assert {niceness(pid) for pid in theirs} == {10}
    assert server.stop() == 0
    wait_until(lambda: not any(running(pid) for pid in (worker, *theirs, *people)))


def office_processes(server: Program) -> list[int]:
    """Every LibreOffice of the server and of its worker."""
    return server.processes(OFFICE)


def _kill(victim: str, server: Program, office: Installation, chance: random.Random) -> Program:
    """Kill one of them at its work; the server that runs afterwards."""
    if victim == "web":  # the system starts it again; its worker finishes what it has in hand
        server.kill()
        return office.serve()
    while True:
        pids = [office.worker_of(server)] if victim == "worker" else office_processes(server)
        if pids and kill(chance.choice(pids)):
            return server
        time.sleep(0.02)


def _nothing_is_left(office: Installation, job: Job) -> None:
    """No half file in the store, and no folder of a killed process that would fill the disk."""
    assert [one.name for one in job.records.store.everything() if not one.sha256] == []
    assert list((office.folder / "tmp").iterdir()) == []
