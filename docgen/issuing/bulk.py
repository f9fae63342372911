"""Many papers to PDF: some twenty of one template at a time in one document, then parted.

The pages are the same to the pixel as those of papers converted one by one; a test holds that for
every template. Papers that cannot share a document, and those of a document that failed, go
singly, so that a bad one costs its neighbours nothing but time; their outcomes say why.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

from docgen.errors import DocgenError
from docgen.filling.merge import CannotMerge, Kinship, kinship, merge
from docgen.filling.style_names import keeping_names
from docgen.pdf import Converter, Finished, Job, Outcome, PdfOptions, Share, docx_info
from docgen.pdf.delivery import deliver
from docgen.pdf.docx_check import read_docx

log = logging.getLogger(__name__)

#: Papers that share a document. Beyond this the gain per paper is small and a failure costs more.
TOGETHER = 20
#: Bytes of DOCX that share a document: a deadline and a bound of memory hold for all of them.
_HEAVY = 2 * 2**20
#: Sorts of papers gathered side by side: a plan and its sheets for each of many communes.
_SORTS = 16

_LOOSE = "trong tệp chung, LibreOffice ngắt trang của văn bản này khác với khi làm riêng"


@dataclass(frozen=True, slots=True)
class _Taken:
    """A job with the bytes of its DOCX, checked."""

    job: Job
    docx: bytes


def convert_in_bulk(
    jobs: Iterable[Job],
    converter: Converter,
    options: PdfOptions,
    *,
    together: int = TOGETHER,
    lanes: int | None = None,
) -> Iterator[Outcome]:
    """One outcome a job, as they come ready; `Outcome.alone` says why one did not share.

    Papers of several templates may come in any order. `lanes` groups are on their way at once;
    by default one more than the converter has workers.
    """
    lanes = lanes or converter.workers + 1
    groups = _groups(jobs, together)
    with ThreadPoolExecutor(lanes, thread_name_prefix="bulk-lane") as pool:
        pending: set[Future[list[Outcome]]] = set()
        while True:
            while len(pending) < lanes and (group := next(groups, None)):
                if isinstance(group, Outcome):
                    yield group
                else:
                    pending.add(pool.submit(_convert_group, group, converter, options))
            if not pending:
                return
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()


def _groups(jobs: Iterable[Job], together: int) -> Iterator[list[_Taken] | Outcome]:
    """Papers that may share a document; the outcome of a file that is no DOCX."""
    open_groups: dict[Kinship, list[_Taken]] = {}
    for job in jobs:
        try:
            taken = _Taken(job, read_docx(job.source))
        except DocgenError as error:
            yield Outcome(job, error=error)
            continue
        kin = kinship(taken.docx)
        group = open_groups.setdefault(kin, [])
        group.append(taken)
        if len(group) >= together or sum(len(each.docx) for each in group) > _HEAVY:
            yield open_groups.pop(kin)
        elif len(open_groups) > _SORTS:
            yield open_groups.pop(next(iter(open_groups)))
    yield from open_groups.values()


def _convert_group(
    group: Sequence[_Taken], converter: Converter, options: PdfOptions
) -> list[Outcome]:
    """The outcomes of papers that share a document where they can."""
    if len(group) == 1:
        return list(converter.convert([group[0].job], options))
    try:
        parts = _parts(group, converter, options)
    except (CannotMerge, DocgenError) as error:
        log.info("%d papers go singly: %s", len(group), error)
        return list(_singly([taken.job for taken in group], converter, options, why=str(error)))
    pairs = list(zip(group, parts, strict=True))
    good = [_hand_over(taken.job, part) for taken, part in pairs if part]
    loose = [taken.job for taken, part in pairs if part is None]
    return [*good, *_singly(loose, converter, options, why=_LOOSE)]


def _parts(
    group: Sequence[_Taken], converter: Converter, options: PdfOptions
) -> list[Finished | None]:
    merged = merge([taken.docx for taken in group])
    shares = [
        Share(bookmark, taken.job.info.over(docx_info(taken.docx)))
        for bookmark, taken in zip(merged.bookmarks, group, strict=True)
    ]
    return converter.convert_together(merged.docx, shares, options, keeping_names())


def _singly(
    jobs: Sequence[Job], converter: Converter, options: PdfOptions, *, why: str
) -> Iterator[Outcome]:
    for outcome in converter.convert(jobs, options):
        yield replace(outcome, alone=why)


def _hand_over(job: Job, part: Finished) -> Outcome:
    try:
        deliver(part.pdf, job.target, passing=job.passing)
    except DocgenError as error:
        return Outcome(job, error=error)
    return Outcome(job, pages=part.pages)
