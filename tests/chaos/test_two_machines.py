"""Two worker machines share one job over PostgreSQL, Redis and an object store; one loses its power.

Each machine is a process tree with a folder of its own and, where root may make it, a network of
its own: nothing but the three servers is shared.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from docgen.pdf.office.profile import socket_paths
from docgen.pdf.office.work_folder import sweep
from docgen.records.batches import ItemState, items
from tests.chaos.installation import Installation, Program
from tests.chaos.jobs import AGENCY, OPERATOR, Job, check, start_job
from tests.chaos.network import Network, network
from tests.records.postgres import programs
from tests.servers.postgres import PostgresServer
from tests.servers.redis import RedisServer
from tests.servers.s3 import BUCKET, s3_server

pytestmark = [pytest.mark.libreoffice, pytest.mark.postgres]

_ITEMS = 160


@pytest.fixture
def net() -> Iterator[Network]:
    """Two machines."""
    if programs() is None or shutil.which("redis-server") is None:
        pytest.skip(
            "PostgreSQL or Redis is not installed (apt-get install postgresql redis-server)"
        )
    with network(2) as made:
        yield made


@pytest.fixture
def office(net: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """An office whose records, queue and files are on a server of the network."""
    with ExitStack() as stack:
        database = stack.enter_context(PostgresServer(net.server))
        queue = stack.enter_context(RedisServer(tmp_path, net.server))
        environment = stack.enter_context(s3_server(net.server))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        installation = Installation(
            tmp_path / "office", database=database.url, queue=queue.url,
            files=f"s3://{BUCKET}/kho", workers="0",
        )  # fmt: skip
        stack.callback(installation.close)
        yield installation


def test_one_of_two_machines_dies_in_the_middle(
    office: Installation, net: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines = [_machine(office, net, number, tmp_path / f"may-{number}") for number in range(2)]
    for machine in machines:
        office.wait_for_office(machine)
    job = start_job(office.records, _ITEMS)
    job.wait_for(lambda _now: _names(office) == 2)  # each has finished a turn, and written so
    job.wait_for(lambda _now: _stopped_while_both_work(machines[0], job), look=0.2)
    machines[0].lose_power()
    assert 0 < job.progress().left < _ITEMS
    assert job.wait_until_over().failed == 0
    assert machines[1].stop() == 0
    check(job)
    assert list((tmp_path / "may-1" / "tmp").iterdir()) == []
    assert not (office.folder / "home" / "files").exists()
    _come_back(tmp_path / "may-0" / "tmp", monkeypatch)


def _come_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dead machine puts its work folders in order; its sockets would not outlive a real one."""
    left = list(folder.iterdir())
    assert left != []
    for work in left:
        for socket in socket_paths((work / "profile").as_uri(), work.name):
            socket.unlink(missing_ok=True)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    sweep()
    assert list(folder.iterdir()) == []


def _machine(office: Installation, net: Network, number: int, folder: Path) -> Program:
    """A worker with a folder of its own."""
    (folder / "tmp").mkdir(parents=True)
    own = {"DOCGEN_WEB_HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp")}
    return office.worker(f"may-{number}", own, net.on(number))


def _stopped_while_both_work(machine: Program, job: Job) -> bool:
    """Stop a machine; let it go on unless both have items in hand at this moment."""
    machine.pause()
    if len(_hands(job)) == 2:
        return True
    machine.resume()
    return False


def _hands(job: Job) -> Counter[str]:
    """Items in hand by the process that has them."""
    with job.records.reading(AGENCY, OPERATOR) as desk:
        held = items(desk, job.batch, state=ItemState.CLAIMED, limit=200)
    return Counter(item.claimed_by.split(":")[1] for item in held)


def _names(office: Installation) -> int:
    """How many machines wrote of items that they finished into their logs."""
    written = [path.read_text() for path in office.folder.glob("may-*.log")]
    return sum(re.search(r": [1-9]\d* items", text) is not None for text in written)
