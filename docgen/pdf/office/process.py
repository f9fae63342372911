"""Starting LibreOffice behind a guard, inside bounds, and stopping it."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from docgen.pdf.office.program import find_jemalloc

log = logging.getLogger(__name__)

_GUARD = Path(__file__).with_name("guard.py")
#: Seconds a guard gets to kill its command and to clean up before it is killed itself.
_GRACE = 20.0
#: What LibreOffice may know of our environment: no proxy, no display, no Python.
_ENVIRONMENT = (
    "PATH", "HOME", "TZ", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    "FONTCONFIG_FILE", "FONTCONFIG_PATH",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one LibreOffice may take, in bytes. A 1,000-page paper takes 0.55 GiB of addresses."""

    memory: int = 3 * 2**30
    file_size: int = 512 * 2**20


class Guarded:
    """A command running behind a guard in `folder`, which is removed if this process dies first.

    `leftovers` are files that the command may leave elsewhere; they go with it.
    """

    def __init__(
        self, command: Sequence[str], folder: Path, bounds: Bounds, leftovers: Sequence[Path] = ()
    ) -> None:
        self._leftovers = leftovers
        self._errors = folder / "stderr"
        with self._errors.open("wb") as errors:
            # Our own guard and LibreOffice, by absolute path; nothing of it comes from a document.
            self._process = subprocess.Popen(  # noqa: S603
                [*_guard_command(folder, bounds, leftovers), *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=_environment(folder),
                cwd=folder,
                start_new_session=True,
            )
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("IO[bytes]", self._process.stdout)

    def write(self, data: bytes) -> None:
        """Send bytes to the command; raises BrokenPipeError when it is gone."""
        try:
            self._input.write(data)
            self._input.flush()
        except ValueError as error:  # closed by `stop` in another thread
            raise BrokenPipeError from error

    def read_line(self) -> bytes:
        """The command's next line; b"" when there will be none."""
        try:
            return self._output.readline()
        except ValueError:  # closed by `stop` in another thread
            return b""

    def read(self, size: int) -> bytes:
        """The next `size` bytes from the command; fewer when it ended before."""
        try:
            return self._output.read(size)
        except ValueError:  # closed by `stop` in another thread
            return b""

    def end_input(self) -> None:
        """Let the command see the end of its input."""
        self._input.close()

    def running(self) -> bool:
        """Whether the command still runs."""
        return self._process.poll() is None

    def wait(self) -> int:
        """The exit code of a command whose output ended; it is killed if it lingers."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(_GRACE)
        self.stop()
        return self._process.returncode

    def stop(self) -> None:
        """Kill the command and all its children; may be called twice."""
        self._process.terminate()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for path in self._leftovers:
            path.unlink(missing_ok=True)
        for pipe in (self._input, self._output):
            with contextlib.suppress(OSError):
                pipe.close()

    def last_words(self) -> str:
        """The end of what the command complained of, for the log."""
        with contextlib.suppress(OSError):
            return self._errors.read_bytes()[-2000:].decode("utf-8", "replace").strip()
        return ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _guard_command(folder: Path, bounds: Bounds, leftovers: Sequence[Path]) -> list[str]:
    return [
        *(sys.executable, "-I", "-S", str(_GUARD)),
        *("--parent", str(os.getpid())),
        *("--folder", str(folder)),
        *(word for path in leftovers for word in ("--leftover", str(path))),
        "--offline",
        *("--memory", str(bounds.memory)),
        *("--file-size", str(bounds.file_size)),
        "--",
    ]


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    kept |= {
        "LC_ALL": "C.UTF-8",
        "TMPDIR": str(folder),
        "SAL_USE_VCLPLUGIN": "svp",
        # Or a cache of desktop settings is left in the user's home.
        "XDG_RUNTIME_DIR": str(folder),
    }
    if jemalloc := find_jemalloc():
        kept["LD_PRELOAD"] = str(jemalloc)
    return kept
