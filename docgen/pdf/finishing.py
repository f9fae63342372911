"""Finishing archive PDFs, and parting those of merged documents, in processes of their own.

Proving PDF/A takes half as long as LibreOffice took for the paper, all of it in Python: in threads
of one process the papers of a batch would queue for it while the other cores stand by.

A request is a line of JSON and the raw PDF; an answer a line of JSON and the finished PDFs.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any, BinaryIO

from docgen.errors import ConversionFailed
from docgen.pdf.converter import DocumentInfo, Finished, PdfOptions, Share
from docgen.pdf.finish import finish, finish_open
from docgen.pdf.office.process import Bounds, Guarded
from docgen.pdf.slot import Slot
from docgen.pdf.split import split
from docgen.pdf.supervisor import WorkerDied

#: Started with the search path of this process: docgen need not be installed to be found.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from {module} import serve; serve()"
)


#: New objects before Python looks for cycles: with its own 700 a tenth of the time goes there.
_OBJECTS = 100_000
#: A PDF for each share; None for one that has to be converted on its own.
Done = list[Finished | None]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """LibreOffice's PDF, and what is to become of it.

    One share without a bookmark is the whole file; others are parts, `keeping` as for `split`.
    """

    raw: bytes
    options: PdfOptions
    shares: tuple[Share, ...]
    keeping: frozenset[str] = frozenset()


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

    def run(self, task: Unfinished, alive: Callable[[], None]) -> Done:
        """Finish one PDF; raises what `finish` and `split` raise, and WorkerDied."""
        process = self._process
        if process is None:
            raise WorkerDied("never started")
        header = {
            "size": len(task.raw),
            "options": asdict(task.options),
            "shares": [asdict(share) for share in task.shares],
            "keeping": sorted(task.keeping),
        }
        try:
            process.write(json.dumps(header).encode() + b"\n" + task.raw)
            answer = self._answer(process)
        except BrokenPipeError as error:
            raise WorkerDied("finishing process gone") from error
        alive()
        if "failed" in answer:
            raise ConversionFailed(str(answer["failed"]))
        return [part and _received(process, part["size"], part["pages"]) for part in answer["done"]]

    def _answer(self, process: Guarded) -> dict[str, Any]:
        line = process.read_line()
        if not line:
            raise WorkerDied(f"finishing process ended: {process.last_words()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _received(process: Guarded, size: int, pages: int) -> Finished:
    pdf = process.read(size)
    if len(pdf) != size:
        raise WorkerDied("finishing process gone")
    return Finished(pdf, pages)


def serve() -> None:
    """The other end: finish what comes in until nothing more comes."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    import_module("pikepdf.pdfa")  # now, and not while the first paper waits
    # What is loaded stays; a paper makes a hundred thousand small objects, nearly none in cycles.
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    _send(answers, {"ready": True})
    while line := requests.readline():
        header = json.loads(line)
        task = Unfinished(
            requests.read(header["size"]),
            PdfOptions(**header["options"]),
            tuple(_share(**share) for share in header["shares"]),
            frozenset(header["keeping"]),
        )
        try:
            done = _do(task)
        except ConversionFailed as error:
            _send(answers, {"failed": str(error)})
        else:
            told = [part and {"size": len(part.pdf), "pages": part.pages} for part in done]
            _send(answers, {"done": told}, *(part.pdf for part in done if part))


def _share(bookmark: str, info: dict[str, Any]) -> Share:
    return Share(bookmark, DocumentInfo(**{**info, "keywords": tuple(info["keywords"])}))


def _do(task: Unfinished) -> Done:
    if not task.shares[0].bookmark:
        return [finish(task.raw, task.options, task.shares[0].info)]
    parts = split(task.raw, [share.bookmark for share in task.shares], task.keeping)
    return [
        None if part is None else finish_open(part, task.options, share.info)
        for part, share in zip(parts, task.shares, strict=True)
    ]


def _send(answers: BinaryIO, header: dict[str, object], *pdfs: bytes) -> None:
    answers.write(json.dumps(header).encode() + b"\n")
    answers.writelines(pdfs)
    answers.flush()
