"""Two worker machines at one job over PostgreSQL, Redis and an object store, beside one of them.

    python -m benchmarks.batch_machines [--quick]      # about three minutes

The machines are process trees with a folder and, for root, a network of their own; they share the
cores of this machine, so what is measured is what sharing costs, not what a second machine brings.
The third run takes the power from one machine in the middle. Correctness is what
`tests/chaos/test_two_machines.py` holds; here it is counted once more. Writes
`benchmarks/results/batch-machines.md` (a quick run: `build/bench/MACHINES-QUICK.md`).
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

from benchmarks.machine import facts
from benchmarks.rounds import Section
from docgen.records.batches import LEASE
from tests.chaos.installation import Installation
from tests.chaos.jobs import check, start_job
from tests.chaos.network import Network, network
from tests.chaos.processes import OFFICE
from tests.servers.postgres import PostgresServer
from tests.servers.redis import RedisServer
from tests.servers.s3 import BUCKET, s3_server

_HERE = Path(__file__).resolve().parent
RESULTS = _HERE / "results" / "batch-machines.md"
QUICK = _HERE.parent / "build" / "bench" / "MACHINES-QUICK.md"
_ITEMS, _QUICK_ITEMS = 600, 40
_DONE = re.compile(r"batch \d+ of \S+: (\d+) items")
#: Seconds a silent machine keeps its items in this benchmark.
_LEASE_HERE = 20


def main() -> None:
    """One machine, two machines, two of which one dies."""
    arguments = _arguments()
    count = _QUICK_ITEMS if arguments.quick else _ITEMS
    about = facts("python -m benchmarks.batch_machines" + (" --quick" * arguments.quick))
    found = Section(f"{count} one-page papers, DOCX and PDF/A-2b, numbers of one register")
    rows = []
    with network(2) as net:
        for name, machines, dies in (
            ("one machine", 1, False), ("two machines", 2, False), ("two, one dies midway", 2, True),
        ):  # fmt: skip
            print(f"{name} …", flush=True)
            rows.append([name, *_measured(net, count, machines, dies=dies)])
    found.table(["", "seconds", "papers a minute", "items by machine", "done once"], rows)
    found.say(
        f"Separate networks: {'yes' if net.machines else 'no, loopback'}. A dead machine's items "
        f"come back after {_LEASE_HERE} s here; the setting of an office is "
        f"{LEASE.total_seconds():.0f} s. «done once»: every paper, number, file and hash was "
        "checked afterwards as the tests do."
    )
    target = QUICK if arguments.quick else RESULTS
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = ["# Two machines at one job", "", *about, "", f"## {found.title}", "", *found.lines]
    target.write_text("\n".join(lines).rstrip() + "\n")
    print(f"written: {target}")


def _measured(net: Network, count: int, machines: int, *, dies: bool) -> list[str]:
    """Seconds, papers a minute, who did how many, and whether everything is right."""
    with tempfile.TemporaryDirectory(prefix="docgen-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        database = stack.enter_context(PostgresServer(net.server))
        queue = stack.enter_context(RedisServer(folder, net.server))
        os.environ.update(stack.enter_context(s3_server(net.server)))
        office = Installation(
            folder / "office", database=database.url, queue=queue.url,
            files=f"s3://{BUCKET}/kho", workers="0", lease_seconds=str(_LEASE_HERE),
            worker_converters="0",
        )  # fmt: skip
        stack.callback(office.close)
        started = [
            office.worker(f"may-{number}", _own(folder, number), net.on(number))
            for number in range(machines)
        ]
        while not all(machine.processes(OFFICE) for machine in started):
            time.sleep(0.1)
        begun = perf_counter()
        job = start_job(office.records, count)
        if dies:
            job.wait_for(lambda now: now.done >= count // 3)
            started.pop(0).lose_power()
        now = job.wait_until_over()
        seconds = perf_counter() - begun
        for machine in started:
            machine.stop()
        check(job)
        logs = sorted(office.folder.glob("may-*.log"))
        shares = Counter({log.stem: _items_of(log) for log in logs})
        by_machine = ", ".join(f"{name}: {items}" for name, items in shares.items())
        return [f"{seconds:.1f}", f"{60 * now.done / seconds:.0f}", by_machine, "yes"]


def _own(folder: Path, number: int) -> dict[str, str]:
    own = folder / f"may-{number}"
    (own / "tmp").mkdir(parents=True)
    return {"DOCGEN_WEB_HOME": str(own / "home"), "TMPDIR": str(own / "tmp")}


def _items_of(log: Path) -> int:
    """Items that a machine settled, by its log."""
    return sum(int(items) for items in _DONE.findall(log.read_text()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="few papers; figures mean nothing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
