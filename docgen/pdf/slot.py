"""The place of a worker's process, from which any thread may take it away."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from docgen.errors import DocgenError
from docgen.pdf.office.process import Bounds, Guarded
from docgen.pdf.office.work_folder import work_folder
from docgen.pdf.supervisor import WorkerDied
from docgen.reasons import reason


class Slot:
    """Holds at most one process and one folder. Closed at first; nothing starts in a closed slot.

    `close` may run in one thread while the owner, seeing its process gone, already opens the slot
    for the next: what it takes away is what was there when it was called.
    """

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._lock = threading.Lock()
        self._process: Guarded | None = None
        self._folders = ExitStack()
        self._open = False

    def open(self) -> None:
        """Let a process start."""
        with self._lock:
            self._open = True

    @property
    def is_open(self) -> bool:
        """Whether a process may start or run."""
        return self._open

    def folder(self) -> Path:
        """A work folder that lasts until `close`; raises WorkerDied when the slot is closed."""
        with self._lock:
            self._require_open()
            return self._folders.enter_context(work_folder())

    def start(self, command: Sequence[str], folder: Path, leftovers: Sequence[Path]) -> Guarded:
        """Start a `Guarded` command; raises WorkerDied when the slot is closed."""
        with self._lock:
            self._require_open()
            self._process = Guarded(command, folder, self._bounds, leftovers)
            return self._process

    def close(self) -> None:
        """Kill the process, remove the folder, and let nothing start."""
        with self._lock:
            self._open = False
            process, self._process = self._process, None
            folders, self._folders = self._folders, ExitStack()
        if process:
            process.stop()
        folders.close()

    def explain(self, error: OSError) -> WorkerDied | DocgenError:
        """What a failure to use the work folder means: it went with the process, or is ill."""
        if not self._open:
            return WorkerDied(str(error))
        return DocgenError(f"Không dùng được thư mục tạm để làm PDF: {reason(error)}.")

    def _require_open(self) -> None:
        if not self._open:
            raise WorkerDied("stopped before it began")
