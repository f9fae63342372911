"""Beginning a batch of the command line, or taking up the one that was begun in the folder."""

from __future__ import annotations

import sys

import click

from docgen.cli.batch_place import BatchPlace, is_dead, templates_of, unwritable
from docgen.cli.batch_request import Wish
from docgen.cli.batch_results import PREVIEW
from docgen.cli.records_place import operator
from docgen.errors import NotFound, Refused
from docgen.issuing.batch.estimate import estimate
from docgen.issuing.batch.preview import preview
from docgen.issuing.making import write_whole
from docgen.pdf import Converter
from docgen.records.batches import (
    Batch,
    BatchState,
    NewBatch,
    batch_under_key,
    create_batch,
    progress,
    release_claims,
    resume_batch,
    retry_failed,
    start_batch,
)


def taken_up(here: BatchPlace, new: NewBatch) -> Batch | None:
    """The very same batch, running again when it was begun here before; None for a new one.

    Refused when another one of this folder is not finished.
    """
    with here.records.reading(here.agency, operator()) as desk:
        before = here.remembered()
        known = batch_under_key(desk, new.key)
        standing = progress(desk, before) if before is not None else None
    if known is not None and known.state is not BatchState.DISCARDED:
        return again(here, retry=False, batch_id=known.id)
    if standing is not None and standing.left and standing.state is not BatchState.DISCARDED:
        raise Refused(
            f"«{here.out}» có đợt khác chưa xong ({standing.total - standing.left}/"
            f"{standing.total}). Thêm --resume để làm tiếp đợt ấy, hoặc chọn --out khác."
        )
    return None


def begun(here: BatchPlace, new: NewBatch, converter: Converter, wish: Wish) -> Batch:
    """The batch, started once its first papers were shown."""
    _show_first(here, new, converter, wish)
    with here.records.desk(here.agency, operator()) as desk:
        batch = create_batch(desk, new)
    here.remember(batch.id)
    with here.records.desk(here.agency, operator()) as desk:
        return start_batch(desk, batch.id)


def _show_first(here: BatchPlace, new: NewBatch, converter: Converter, wish: Wish) -> None:
    """Make the papers of the first commune to look at, tell the estimate, and ask on a terminal."""
    targets = new.targets
    with here.records.reading(here.agency, operator()) as desk:
        templates = templates_of(desk)
    seen = preview(new.content, targets[0], new.today, templates, converter)
    for paper in seen.papers:
        stem = here.out / PREVIEW / paper.name
        try:
            write_whole(stem.with_suffix(".docx"), paper.docx)
            write_whole(stem.with_suffix(".pdf"), paper.pdf)
        except OSError as error:
            raise unwritable(stem, error) from error
    options = wish.options
    guess = estimate(
        len(targets), seen, converter.workers, pdf=options.pdf, archive=options.archive
    )
    click.echo(
        f"Bản xem trước của {seen.target.name}: {here.out / PREVIEW}. Cả đợt {guess.words}.",
        err=wish.as_json,
    )
    if sys.stdin.isatty() and sys.stderr.isatty() and not wish.yes:
        click.confirm(f"Làm {len(targets)} nơi?", abort=True, err=True)


def again(here: BatchPlace, *, retry: bool, batch_id: int | None = None) -> Batch:
    """The batch of this folder, running again; claims of a command that was killed are freed."""
    batch_id = batch_id if batch_id is not None else here.remembered()
    if batch_id is None:
        raise NotFound(f"«{here.out}» chưa có đợt nào để làm tiếp.")
    with here.records.desk(here.agency, operator()) as desk:
        release_claims(desk, batch_id, is_dead)
        if retry:
            retry_failed(desk, batch_id)
        started = start_batch(desk, batch_id)
        return resume_batch(desk, started.id)
