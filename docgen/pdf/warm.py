"""The fast way: LibreOffice kept open and driven over UNO."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

from docgen.errors import ConversionFailed
from docgen.pdf.converter import PdfOptions
from docgen.pdf.office.export import INPUT_FILTER, OUTPUT_FILTER, export_settings
from docgen.pdf.office.process import Bounds, Guarded
from docgen.pdf.office.profile import socket_paths, write_profile
from docgen.pdf.office.program import Office
from docgen.pdf.rendering import Answer, Chunk, refused
from docgen.pdf.slot import Slot
from docgen.pdf.supervisor import WorkerDied

log = logging.getLogger(__name__)

_DRIVER = Path(__file__).parent / "office" / "driver.py"


class WarmWorker:
    """One LibreOffice on a profile of its own, in a folder of its own, behind its driver."""

    def __init__(self, office: Office, python: Path, bounds: Bounds) -> None:
        self._office = office
        self._python = python
        self._slot = Slot(bounds)
        self._folder = Path()
        self._driver: Guarded | None = None

    def start(self) -> None:
        """Start LibreOffice and wait until it listens; raises WorkerDied."""
        self._slot.open()
        self._folder = self._slot.folder()
        profile = write_profile(self._folder / "profile", self._office.build)
        pipe = self._folder.name  # no other worker of any process has this name
        command = [
            *(str(self._python), "-I", str(_DRIVER)),
            *(str(self._office.binary), profile, pipe),
        ]
        self._driver = self._slot.start(command, self._folder, socket_paths(profile, pipe))
        self._hear(self._driver)

    def healthy(self) -> bool:
        """Whether driver and LibreOffice run."""
        return self._slot.is_open and self._driver is not None and self._driver.running()

    def stop(self) -> None:
        """Kill both and remove their folder."""
        self._slot.close()

    def run(self, task: Chunk, alive: Callable[[], None]) -> list[Answer]:
        """An answer a paper; raises WorkerDied when LibreOffice dies under one."""
        answers: list[Answer] = []
        for docx in task.papers:
            answers.append(self._convert(docx, task.options))
            alive()
        return answers

    def _convert(self, docx: bytes, options: PdfOptions) -> bytes | ConversionFailed:
        source, target = self._folder / "paper.docx", self._folder / "paper.pdf"
        try:
            source.write_bytes(docx)
            if not self._ask(source, target, options):
                return refused()
            raw = target.read_bytes()
            target.unlink()
        except BrokenPipeError as error:
            raise WorkerDied("driver gone") from error
        except OSError as error:
            raise self._slot.explain(error) from error
        return raw

    def _ask(self, source: Path, target: Path, options: PdfOptions) -> bool:
        """Have one paper converted; False when LibreOffice refuses it."""
        request = {
            "source": source.as_uri(),
            "target": target.as_uri(),
            "input": INPUT_FILTER,
            "output": OUTPUT_FILTER,
            "settings": export_settings(options),
        }
        driver = self._driver
        if driver is None:
            raise WorkerDied("never started")
        driver.write(json.dumps(request).encode() + b"\n")
        answer = self._hear(driver)
        if "refused" in answer:
            log.info("LibreOffice refused a paper: %s", answer["refused"])
        return "done" in answer

    def _hear(self, driver: Guarded) -> dict[str, object]:
        """The driver's next answer; raises WorkerDied at the end of its output."""
        line = driver.read_line()
        if not line:
            raise WorkerDied(f"driver ended: {driver.last_words()}")
        answer: dict[str, object] = json.loads(line)
        return answer
