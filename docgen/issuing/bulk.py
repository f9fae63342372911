"""Many papers of one template to PDF: some twenty at a time in one document, then parted.

The pages are the same to the pixel as those of papers converted one by one; a test holds that for
every template. Papers that cannot share a document, and those of a document that failed, go
singly, so that a bad one costs its neighbours nothing but time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

from docgen.errors import DocgenError
from docgen.filling.merge import CannotMerge, merge
from docgen.filling.style_names import keeping_names
from docgen.pdf import Converter, Job, Outcome, PdfOptions
from docgen.pdf.delivery import deliver
from docgen.pdf.docx_check import read_docx
from docgen.pdf.finish import finish
from docgen.pdf.split import Part, split

#: Papers that share a document. Beyond this the gain per paper is small and a failure costs more.
TOGETHER = 20


def convert_in_bulk(
    jobs: Iterable[Job],
    converter: Converter,
    options: PdfOptions,
    *,
    together: int = TOGETHER,
    lanes: int = 3,
) -> Iterator[Outcome]:
    """One outcome a job, as they come ready. `lanes` groups are on their way at once.

    Jobs next to each other should be papers of one template: those are the ones that can share.
    """
    queue = iter(jobs)
    groups = iter(lambda: list(islice(queue, together)), [])
    with ThreadPoolExecutor(lanes, thread_name_prefix="bulk-lane") as pool:
        pending: set[Future[list[Outcome]]] = set()
        while True:
            for group in islice(groups, lanes - len(pending)):
                pending.add(pool.submit(_convert_group, group, converter, options))
            if not pending:
                return
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()


def _convert_group(jobs: Sequence[Job], converter: Converter, options: PdfOptions) -> list[Outcome]:
    if len(jobs) > 1:
        try:
            parts = _parts(jobs, converter, options)
        except (CannotMerge, DocgenError):
            parts = []
        if parts:
            return _hand_over_all(jobs, parts, converter, options)
    return list(converter.convert(jobs, options))


def _hand_over_all(
    jobs: Sequence[Job], parts: Sequence[Part], converter: Converter, options: PdfOptions
) -> list[Outcome]:
    """Parts in their places; what LibreOffice laid out loosely is converted on its own."""
    pairs = list(zip(jobs, parts, strict=True))
    loose = [job for job, part in pairs if part.loose]
    good = [_hand_over(job, part.pdf, options) for job, part in pairs if not part.loose]
    return [*good, *converter.convert(loose, options)]


def _parts(jobs: Sequence[Job], converter: Converter, options: PdfOptions) -> list[Part]:
    merged = merge([read_docx(job.source) for job in jobs])
    whole = PdfOptions(archive=options.archive, whole_of_parts=True)
    return split(converter.convert_bytes(merged.docx, whole), merged.bookmarks, keeping_names())


def _hand_over(job: Job, part: bytes, options: PdfOptions) -> Outcome:
    try:
        finished = finish(part, options, job.info)
        deliver(finished.pdf, job.target)
    except DocgenError as error:
        return Outcome(job, error=error)
    return Outcome(job, pages=finished.pages)
