"""Looking at running processes through /proc, to kill them and to prove that none is left."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

#: Seconds after which a wait in vain is ended. No measure: a busy machine takes its time.
PATIENCE = 240.0


def descendants(root: int) -> dict[int, str]:
    """Living processes under `root`, with the names of their programs."""
    parents: dict[int, tuple[int, str]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = (entry / "stat").read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        state, parent = rest.split()[:2]
        if state != "Z":
            parents[int(entry.name)] = (int(parent), name)
    found: dict[int, str] = {}
    for pid, (_, name) in parents.items():
        above: int | None = pid
        while above is not None and above != root:
            above = parents[above][0] if above in parents else None
        if above == root and pid != root:
            found[pid] = name
    return found


def named(name: str) -> list[int]:
    """Descendants of this process that run the program or the Python script of that name."""
    found = []
    for pid in descendants(os.getpid()):
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
        except OSError:
            continue
        scripts = [word for word in words[1:] if not word.startswith("-")][:1]
        if name in {Path(word).name for word in (words[0], *scripts)}:
            found.append(pid)
    return found


def started_in(folder: Path) -> set[int]:
    """Living processes whose folder of temporary files is this one or below it, on all the machine.

    They inherit it from the test that they were started in, so it tells them from whatever runs
    beside them; and they keep it when their parent dies and they come to another.
    """
    mark = f"TMPDIR={folder}".encode()
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "environ").read_bytes().split(b"\0")
        except OSError:  # gone meanwhile, or somebody else's
            continue
        if any(word == mark or word.startswith(mark + b"/") for word in words):
            found.add(int(entry.name))
    return found


def processor_seconds(pid: int) -> float:
    """Seconds that processors have worked for a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def running(pid: int) -> bool:
    """Whether the process still lives (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition: Callable[[], object]) -> None:
    """Return as soon as the condition holds; fail when it does not within `PATIENCE`."""
    end, pause = time.monotonic() + PATIENCE, 0.005
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(pause)
        pause = min(1.2 * pause, 0.1)  # the looking itself must not keep the machine busy
