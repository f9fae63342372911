"""The place of a worker's process, from which any thread may take it away."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from docgen.errors import DocgenError
from docgen.pdf.office.process import Bounds, Guarded
from docgen.pdf.reasons import reason
from docgen.pdf.supervisor import WorkerDied


class Slot:
    """Holds at most one process. Closed at first; nothing starts in a closed slot."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._lock = threading.Lock()
        self._process: Guarded | None = None
        self._open = False

    def open(self) -> None:
        """Let a process start."""
        self._open = True

    @property
    def is_open(self) -> bool:
        """Whether a process may start or run."""
        return self._open

    def start(self, command: Sequence[str], folder: Path, leftovers: Sequence[Path]) -> Guarded:
        """Start a `Guarded` command; raises WorkerDied when the slot is closed."""
        with self._lock:
            if not self._open:
                raise WorkerDied("stopped before it began")
            self._process = Guarded(command, folder, self._bounds, leftovers)
            return self._process

    def explain(self, error: OSError) -> WorkerDied | DocgenError:
        """What a failure to use the work folder means: it went with the process, or is ill."""
        if not self._open:
            return WorkerDied(str(error))
        return DocgenError(f"Không dùng được thư mục tạm để làm PDF: {reason(error)}.")

    def close(self) -> None:
        """Kill the process, and let none start."""
        with self._lock:
            self._open = False
            process, self._process = self._process, None
        if process:
            process.stop()
