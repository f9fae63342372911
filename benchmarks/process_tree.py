"""Memory of a command and of everything it starts, looked at while it runs."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

#: Seconds between two looks.
_EVERY = 0.5
#: What a process is called in the tables, by words of its command; the first that fits counts.
_ROLES = (
    ("soffice.bin", "LibreOffice"),
    ("driver.py", "LibreOffice's driver"),
    ("guard.py", "guard"),
    ("docgen.pdf.finishing", "prover"),
    ("spawn_main", "worker"),
    ("docgen", "docgen"),
)
_DRIVER = ("soffice.bin", "driver.py")


@dataclass
class Watched:
    """What was seen. `peaks`: MiB of the largest process of each role, by `VmHWM`.

    `over_time`: seconds since the start, and MiB resident of each role then, the largest process.
    `seconds`: how long the command ran; `code`: how it ended.
    """

    peaks: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    over_time: list[tuple[float, dict[str, float]]] = field(default_factory=list)
    most: float = 0.0
    seconds: float = 0.0
    code: int = 0

    def grown(self, role: str, since: float) -> float:
        """MiB a role grew from a share of the run (0.25) to its end; medians of a tenth each."""
        sizes = [now[role] for _, now in self.over_time if role in now]
        tenth = max(len(sizes) // 10, 1)
        first = int(len(sizes) * since)
        return _median(sizes[-tenth:]) - _median(sizes[first : first + tenth])


def watched(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Watched:
    """Run a command to its end, looking at its processes meanwhile."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, text=True
    )
    with Watch(process.pid) as seen:
        _, errors = process.communicate()
    seen.seconds, seen.code = time.perf_counter() - start, process.returncode
    if seen.code:
        raise RuntimeError(f"{' '.join(command)} ended with {seen.code}: {errors[-2000:]}")
    return seen


class Watch:
    """Looks at a process and its descendants for as long as the ``with`` block lasts."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._over = threading.Event()
        self._seen = Watched()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watched:
        self._thread.start()
        return self._seen

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        start = time.perf_counter()
        while not self._over.wait(_EVERY):
            now: dict[str, list[float]] = {}
            for process in _tree(self._root):
                if (found := _Status.of(process)) is not None:
                    now.setdefault(found.role, []).append(found.resident)
                    peak = self._seen.peaks.get(found.role, 0.0)
                    self._seen.peaks[found.role] = max(peak, found.peak)
            for role, sizes in now.items():
                self._seen.counts[role] = max(self._seen.counts.get(role, 0), len(sizes))
            moment = time.perf_counter() - start
            self._seen.over_time.append((moment, {role: max(each) for role, each in now.items()}))
            self._seen.most = max(self._seen.most, sum(map(sum, now.values())))


@dataclass(frozen=True, slots=True)
class _Status:
    """A process at one moment; memory in MiB."""

    role: str
    resident: float
    peak: float

    @classmethod
    def of(cls, process: Path) -> Self | None:
        """What is known of a process; None when it is gone."""
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            lines = (process / "status").read_text().splitlines()
        except OSError:
            return None
        values = dict(line.split(":", 1) for line in lines if ":" in line)
        if "VmRSS" not in values:
            return None
        sizes = (int(values[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
        return cls(_role(b" ".join(command[:8]).decode(errors="replace")), *sizes)


def _role(command: str) -> str:
    if all(word in command for word in _DRIVER):
        return "LibreOffice's driver"
    if "guard.py" in command:
        return "guard"
    return next((role for words, role in _ROLES if words in command), "others")


def _tree(root: int) -> list[Path]:
    """A process and its descendants."""
    found, queue = [], [root]
    while queue:
        pid = queue.pop()
        process = Path(f"/proc/{pid}")
        found.append(process)
        for task in process.glob("task/*/children"):
            try:
                queue += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def _median(sizes: Sequence[float]) -> float:
    return sorted(sizes)[len(sizes) // 2] if sizes else 0.0
