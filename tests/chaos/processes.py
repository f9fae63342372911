"""Finding and killing processes as the kernel knows them."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

#: How the web server's worker and LibreOffice itself, not its guard, can be told from others.
WORKER, OFFICE = "spawn_main", "soffice.bin -env"


def descendants(root: int) -> list[int]:
    """All processes below one, nearest first."""
    children: dict[int, list[int]] = {}
    for pid, parent in _parents():
        children.setdefault(parent, []).append(pid)
    found, queue = [], [root]
    while queue:
        below = sorted(children.get(queue.pop(0), ()))
        found += below
        queue += below
    return found


def named(pids: list[int], words: str) -> list[int]:
    """Those whose program or arguments hold the words."""
    return [pid for pid in pids if words in _command(pid)]


def kill(pid: int) -> bool:
    """Kill without warning; whether it was there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def signal_tree(root: int, number: signal.Signals) -> list[int]:
    """Send a signal to a process and all below it, which are returned."""
    pids = [root, *descendants(root)]
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
    return pids


def kill_tree(root: int) -> None:
    """A machine loses its power: every process at once, as near as can be."""
    pids = signal_tree(root, signal.SIGSTOP)  # first, so that no guard has time to clean up
    for pid in {*pids, *descendants(root)}:
        kill(pid)


def niceness(pid: int) -> int:
    """How a process stands to those of other sessions: 0 as usual, more is humbler.

    Where the kernel shares processor time out by session (autogroup), the priority of a process
    counts within its session, and that of the session counts against others.
    """
    try:
        return int(Path(f"/proc/{pid}/autogroup").read_text().split()[-1])
    except OSError:
        return os.getpriority(os.PRIO_PROCESS, pid)


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                stat = (entry / "stat").read_text()
                yield int(entry.name), int(stat.rpartition(")")[2].split()[1])


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
