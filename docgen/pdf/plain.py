"""The way that needs LibreOffice and nothing else: ``soffice --convert-to``, many papers a run."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

from docgen.pdf.finish import is_whole
from docgen.pdf.office.export import INPUT_FILTER, OUTPUT_FILTER, export_settings
from docgen.pdf.office.process import Bounds
from docgen.pdf.office.profile import socket_paths, write_profile
from docgen.pdf.office.program import Office
from docgen.pdf.office.work_folder import work_folder
from docgen.pdf.rendering import Answer, Chunk, refused
from docgen.pdf.slot import Slot
from docgen.pdf.supervisor import WorkerDied

log = logging.getLogger(__name__)

#: What LibreOffice answers on a profile it has just set up: start me once more.
_EXIT_RESTART = 81


class PlainWorker:
    """One LibreOffice process a chunk of papers; nothing is kept between chunks."""

    def __init__(self, office: Office, bounds: Bounds) -> None:
        self._office = office
        self._slot = Slot(bounds)
        #: Whether LibreOffice starts at all: asked when it died before it had made anything.
        self._doubted = False

    def start(self) -> None:
        """Allow chunks to run; each has a process of its own. Raises WorkerDied as `_prove`."""
        self._slot.open()
        if self._doubted:
            self._prove()
            self._doubted = False

    def healthy(self) -> bool:
        """Whether chunks may run."""
        return self._slot.is_open

    def stop(self) -> None:
        """Kill the process of the chunk under way, and let none begin."""
        self._slot.close()

    def run(self, task: Chunk, alive: Callable[[], None]) -> list[Answer]:
        """An answer a paper, in order; None for those that the process did not come to.

        Raises WorkerDied when it came to none. LibreOffice takes the papers in the order given,
        so the first None is the one it was at when it died.
        """
        try:
            with work_folder() as folder:
                code, answers = self._render(task, folder, alive)
        except OSError as error:
            raise self._slot.explain(error) from error
        if code == 0:
            return [answer or refused() for answer in answers]
        if not any(answers):
            self._doubted = True
            raise WorkerDied(f"soffice ended with {code}")
        return list(answers)

    def _prove(self) -> None:
        """Start LibreOffice for no paper; raises WorkerDied when that fails, whatever the paper."""
        try:
            with work_folder() as folder:
                profile = write_profile(folder / "profile", self._office.build)
                command = [*self._start(profile), "--terminate_after_init"]
                code = self._execute(command, folder, socket_paths(profile), lambda: None)
        except OSError as error:
            raise self._slot.explain(error) from error
        if code != 0:
            raise WorkerDied(f"soffice without a paper ended with {code}")

    def _render(
        self, task: Chunk, folder: Path, alive: Callable[[], None]
    ) -> tuple[int, list[bytes | None]]:
        """The exit code, and the whole PDFs that were made."""
        sources = _write_sources(task, folder / "in")
        profile = write_profile(folder / "profile", self._office.build)
        command = self._command(task, sources, folder, profile)
        code = self._execute(command, folder, socket_paths(profile), alive)
        return code, [_read(folder / "out" / f"{source.stem}.pdf") for source in sources]

    def _command(self, task: Chunk, sources: list[Path], folder: Path, profile: str) -> list[str]:
        settings = {
            name: {
                "type": "boolean" if isinstance(value, bool) else "long",
                "value": str(value).lower(),
            }
            for name, value in export_settings(task.options).items()
        }
        return [
            *self._start(profile),
            f"--infilter={INPUT_FILTER}",
            *("--convert-to", f"pdf:{OUTPUT_FILTER}:{json.dumps(settings)}"),
            *("--outdir", str(folder / "out")),
            *map(str, sources),
        ]

    def _start(self, profile: str) -> list[str]:
        return [
            str(self._office.binary),
            f"-env:UserInstallation={profile}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        ]

    def _execute(
        self, command: list[str], folder: Path, leftovers: list[Path], alive: Callable[[], None]
    ) -> int:
        """Run to the end, on a profile just set up once more."""
        code = self._execute_once(command, folder, leftovers, alive)
        if code == _EXIT_RESTART:
            code = self._execute_once(command, folder, leftovers, alive)
        return code

    def _execute_once(
        self, command: list[str], folder: Path, leftovers: list[Path], alive: Callable[[], None]
    ) -> int:
        """Run to the end; a line on standard output announces each paper: a sign of life."""
        with self._slot.start(command, folder, leftovers) as process:
            process.end_input()
            while process.read_line():
                alive()
            code = process.wait()
            if code != 0:
                log.info("soffice ended with %d: %s", code, process.last_words())
            return code


def _write_sources(task: Chunk, folder: Path) -> list[Path]:
    folder.mkdir()
    sources = []
    for number, docx in enumerate(task.papers, start=1):
        source = folder / f"{number:04}.docx"
        source.write_bytes(docx)
        sources.append(source)
    return sources


def _read(path: Path) -> bytes | None:
    """The PDF at `path`, or None when it is missing or cut short."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    return raw if is_whole(raw) else None
