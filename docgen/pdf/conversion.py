"""The converter: check, render by supervised workers, finish, deliver."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from itertools import chain, islice
from types import TracebackType
from typing import Self

from docgen.errors import DocgenError
from docgen.pdf.converter import DocumentInfo, Finished, Job, Outcome, PdfOptions, Share
from docgen.pdf.delivery import deliver
from docgen.pdf.docx_check import check_docx, read_docx
from docgen.pdf.docx_info import docx_info
from docgen.pdf.finish import finish
from docgen.pdf.finishing import Done, Unfinished
from docgen.pdf.rendering import Answer, Chunk, refused
from docgen.pdf.supervisor import Supervisor

_PLAIN = PdfOptions()
_NO_INFO = DocumentInfo()


class SupervisedConverter:
    """A `Converter` over a supervisor. `chunk`: papers a worker takes at once."""

    def __init__(
        self,
        rendering: Supervisor[Chunk, list[Answer]],
        finishing: Callable[[], Supervisor[Unfinished, Done]],
        *,
        workers: int,
        chunk: int,
    ) -> None:
        self._rendering = rendering
        self._finishing = _Deferred(finishing)
        self._chunk = chunk
        self._workers = workers
        # Two lanes a worker: while a PDF is finished, its worker has the next paper. No more than
        # that, so that a long batch never fills the queue before a single preview.
        self._lanes = 2 * workers

    @property
    def workers(self) -> int:
        """See `Converter.workers`."""
        return self._workers

    def convert(self, jobs: Iterable[Job], options: PdfOptions = _PLAIN) -> Iterator[Outcome]:
        """See `Converter.convert`."""
        chunks = self._chunks(jobs)
        with ThreadPoolExecutor(self._lanes, thread_name_prefix="pdf-lane") as lanes:
            pending: set[Future[list[Outcome]]] = set()
            while True:
                for chunk in islice(chunks, self._lanes - len(pending)):
                    pending.add(lanes.submit(self._convert_chunk, chunk, options))
                if not pending:
                    return
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from future.result()

    def _chunks(self, jobs: Iterable[Job]) -> Iterator[list[Job]]:
        """The jobs in chunks, smaller ones where there are not enough to go round."""
        queue = iter(jobs)
        first = list(islice(queue, self._chunk * self._workers))
        size = min(self._chunk, -(-len(first) // self._workers)) or 1
        queue = chain(first, queue)
        return iter(lambda: list(islice(queue, size)), [])

    def convert_bytes(
        self, docx: bytes, options: PdfOptions = _PLAIN, info: DocumentInfo = _NO_INFO
    ) -> bytes:
        """See `Converter.convert_bytes`."""
        check_docx(docx)
        [answer] = self._rendering.submit(Chunk((docx,), options)).result()
        return self._finish(_require(answer), options, info.over(docx_info(docx))).pdf

    def convert_together(
        self, docx: bytes, shares: Sequence[Share], options: PdfOptions, keeping: Set[str]
    ) -> list[Finished | None]:
        """See `Converter.convert_together`."""
        check_docx(docx)
        whole = Chunk((docx,), replace(options, whole_of_parts=True))
        [answer] = self._rendering.submit(whole, patient=True).result()
        task = Unfinished(_require(answer), options, tuple(shares), frozenset(keeping))
        return self._finishing.get().submit(task, patient=True).result()

    def healthy(self) -> bool:
        """Whether a paper given now would be begun without a start of LibreOffice."""
        return self._rendering.healthy()

    def close(self) -> None:
        """See `Converter.close`."""
        self._rendering.close()
        self._finishing.close()

    def _convert_chunk(self, jobs: Sequence[Job], options: PdfOptions) -> list[Outcome]:
        outcomes, sound, papers = [], [], []
        for job in jobs:
            try:
                papers.append(read_docx(job.source))
                sound.append(job)
            except DocgenError as error:
                outcomes.append(Outcome(job, error=error))
        answers = self._render(papers, options)
        return outcomes + [
            self._hand_over(job, paper, answer, options)
            for job, paper, answer in zip(sound, papers, answers, strict=True)
        ]

    def _render(self, papers: Sequence[bytes], options: PdfOptions) -> list[Answer]:
        """An answer a paper. A paper under which the worker died is tried once more, alone."""
        answers: list[Answer] = [None] * len(papers)
        parts = deque([list(range(len(papers)))] if papers else [])
        while parts:
            part = parts.popleft()
            got = self._render_part([papers[place] for place in part], options)
            for place, answer in zip(part, got, strict=True):
                answers[place] = answer
            missed = [place for place in part if answers[place] is None]
            # The first one missed is the one the worker died of; the others are its neighbours.
            parts += [part for part in (missed[:1], missed[1:]) if part]
        return answers

    def _render_part(self, papers: Sequence[bytes], options: PdfOptions) -> list[Answer]:
        chunk = Chunk(tuple(papers), options)
        try:
            answers = self._rendering.submit(chunk, patient=True).result()
        except DocgenError as error:
            return [error] if len(papers) == 1 else [None] * len(papers)
        return answers if len(papers) > 1 else [_settle(answers[0])]

    def _hand_over(self, job: Job, paper: bytes, answer: Answer, options: PdfOptions) -> Outcome:
        try:
            info = job.info.over(docx_info(paper))
            finished = self._finish(_require(answer), options, info)
            deliver(finished.pdf, job.target, passing=job.passing)
        except DocgenError as error:
            return Outcome(job, error=error)
        return Outcome(job, pages=finished.pages)

    def _finish(self, raw: bytes, options: PdfOptions, info: DocumentInfo) -> Finished:
        """Finish here what takes milliseconds, and elsewhere what has to be proven."""
        if not options.archive:
            return finish(raw, options, info)
        task = Unfinished(raw, options, (Share("", info),))
        [finished] = self._finishing.get().submit(task, patient=True).result()
        if finished is None:
            raise refused()
        return finished

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _require(answer: Answer) -> bytes:
    settled = _settle(answer)
    if isinstance(settled, bytes):
        return settled
    raise settled


def _settle(answer: Answer) -> bytes | DocgenError:
    return refused() if answer is None else answer


class _Deferred:
    """A supervisor made when it is first asked for: most converters never prove a PDF."""

    def __init__(self, make: Callable[[], Supervisor[Unfinished, Done]]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: Supervisor[Unfinished, Done] | None = None

    def get(self) -> Supervisor[Unfinished, Done]:
        """The supervisor; the same at every call."""
        with self._lock:
            self._made = self._made or self._make()
            return self._made

    def close(self) -> None:
        """Close the supervisor, if there is one."""
        with self._lock:
            if self._made:
                self._made.close()
