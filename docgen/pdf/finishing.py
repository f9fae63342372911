"""Finishing archive PDFs in processes of their own.

Proving PDF/A takes half as long as LibreOffice took for the paper, all of it in Python: in threads
of one process the papers of a batch would queue for it while the other cores stand by.

A request is a line of JSON and the raw PDF; an answer a line of JSON and the finished PDF.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import BinaryIO

from docgen.errors import ConversionFailed
from docgen.pdf.converter import DocumentInfo, PdfOptions
from docgen.pdf.finish import Finished, finish
from docgen.pdf.office.process import Bounds, Guarded
from docgen.pdf.slot import Slot
from docgen.pdf.supervisor import WorkerDied

#: Started with the search path of this process: docgen need not be installed to be found.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from {module} import serve; serve()"
)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """LibreOffice's PDF, and what is to become of it."""

    raw: bytes
    options: PdfOptions
    info: DocumentInfo


class FinishingWorker:
    """A process of Python that finishes one PDF after another."""

    def __init__(self, bounds: Bounds) -> None:
        self._slot = Slot(bounds)
        self._process: Guarded | None = None

    def start(self) -> None:
        """Start the process and wait until it has loaded what it needs; raises WorkerDied."""
        self._slot.open()
        code = _START.format(module=__name__)
        command = [sys.executable, "-I", "-c", code, json.dumps(sys.path)]
        self._process = self._slot.start(command, self._slot.folder(), ())
        self._answer(self._process)

    def healthy(self) -> bool:
        """Whether the process runs."""
        return self._slot.is_open and self._process is not None and self._process.running()

    def stop(self) -> None:
        """Kill it."""
        self._slot.close()

    def run(self, task: Unfinished, alive: Callable[[], None]) -> Finished:
        """Finish one PDF; raises what `finish` raises, and WorkerDied."""
        process = self._process
        if process is None:
            raise WorkerDied("never started")
        header = {"size": len(task.raw), "options": asdict(task.options), "info": asdict(task.info)}
        try:
            process.write(json.dumps(header).encode() + b"\n" + task.raw)
            answer = self._answer(process)
        except BrokenPipeError as error:
            raise WorkerDied("finishing process gone") from error
        alive()
        if "failed" in answer:
            raise ConversionFailed(str(answer["failed"]))
        size = int(str(answer["size"]))
        pdf = process.read(size)
        if len(pdf) != size:
            raise WorkerDied("finishing process gone")
        return Finished(pdf, int(str(answer["pages"])))

    def _answer(self, process: Guarded) -> dict[str, object]:
        line = process.read_line()
        if not line:
            raise WorkerDied(f"finishing process ended: {process.last_words()}")
        answer: dict[str, object] = json.loads(line)
        return answer


def serve() -> None:
    """The other end: finish what comes in until nothing more comes."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    import_module("pikepdf.pdfa")  # now, and not while the first paper waits
    _send(answers, {"ready": True})
    while line := requests.readline():
        header = json.loads(line)
        raw = requests.read(header["size"])
        info = header["info"]
        info["keywords"] = tuple(info["keywords"])
        try:
            done = finish(raw, PdfOptions(**header["options"]), DocumentInfo(**info))
        except ConversionFailed as error:
            _send(answers, {"failed": str(error)})
        else:
            _send(answers, {"size": len(done.pdf), "pages": done.pages}, done.pdf)


def _send(answers: BinaryIO, header: dict[str, object], pdf: bytes = b"") -> None:
    answers.write(json.dumps(header).encode() + b"\n" + pdf)
    answers.flush()
