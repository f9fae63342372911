"""Start, stop, resume, put away a batch; try its failed items again."""

from __future__ import annotations

from sqlalchemy import func, select, update

from docgen.errors import NotFound, Refused
from docgen.records.batches.batch import Batch, BatchState, ItemState, Numbers, batch_of
from docgen.records.desk import Desk
from docgen.records.register.numbering import numbering_on
from docgen.records.rights import Act
from docgen.records.tables import BatchItemRow, BatchRow
from docgen.vietnamese import clean_text

_SETTLED = (ItemState.DONE.value, ItemState.FAILED.value)
#: Longest sentence kept as a reason or a trouble, characters.
LONGEST_REASON = 4000


def start_batch(desk: Desk, batch_id: int) -> Batch:
    """Let the workers begin. Starting a batch that was started before changes nothing.

    NotFound when the papers are to get numbers and the agency has not said how it counts; Refused,
    as for every act below, when it was put away.
    """
    row = _steered(desk, batch_id)
    if row.state == BatchState.READY.value:
        if row.options["numbers"] == Numbers.REGISTER.value:
            numbering_on(desk, "", row.today)
        row.started_at, row.started_by = desk.now, desk.actor.name
        _run(desk, row, "start")
    return batch_of(row)


def discard_batch(desk: Desk, batch_id: int) -> Batch:
    """Put away a batch that never ran; it has no number and no file. Again changes nothing.

    Refused once it was started: what it made, and the numbers it took, stand.
    """
    desk.allow(Act.BATCH)
    row = batch_row(desk, batch_id, lock=True)
    if row.state != BatchState.READY.value:
        raise Refused("Đợt này đã chạy, không bỏ được; văn bản đã làm và số đã giữ vẫn còn.")
    if row.discarded_at is None:
        row.discarded_at = desk.now
        desk.note(Act.BATCH, "batch", row.id, did="discard", name=row.name)
        desk.session.flush()
    return batch_of(row)


def stop_batch(desk: Desk, batch_id: int) -> Batch:
    """Begin nothing new; what is in hand is finished. A batch that does not run stays as it is."""
    row = _steered(desk, batch_id)
    if row.state == BatchState.RUNNING.value:
        row.state = BatchState.STOPPED.value
        desk.note(Act.BATCH, "batch", row.id, did="stop")
        desk.session.flush()
    return batch_of(row)


def resume_batch(desk: Desk, batch_id: int) -> Batch:
    """Go on after `stop_batch`. A batch that is not stopped stays as it is."""
    row = _steered(desk, batch_id)
    if row.state == BatchState.STOPPED.value:
        _run(desk, row, "resume")
    return batch_of(row)


def retry_failed(desk: Desk, batch_id: int) -> Batch:
    """Set the failed items waiting again, as if nobody had touched them, and run.

    Without a failed item nothing changes.
    """
    row = _steered(desk, batch_id)
    failed = (BatchItemRow.batch_id == row.id, BatchItemRow.state == ItemState.FAILED.value)
    count = desk.session.scalar(select(func.count(BatchItemRow.id)).where(*failed))
    if count:
        fresh = update(BatchItemRow).where(*failed).values(
            state=ItemState.WAITING.value, attempts=0, reason="", claimed_until=None,
            seconds=0.0, settled_at=None,
        )  # fmt: skip
        desk.session.execute(fresh)
        row.finished_at = None
        _run(desk, row, "retry", items=count)
    return batch_of(row)


def kept_reason(reason: str) -> str:
    """A reason as it is kept: never empty, no longer than a page, without what no database holds."""
    return clean_text(reason)[:LONGEST_REASON] or "Không rõ lý do."


def note_trouble(desk: Desk, batch_id: int, trouble: str) -> None:
    """Say on the batch what keeps its workers from going on; "" once they do again."""
    row = batch_row(desk, batch_id)
    trouble = clean_text(trouble)[:LONGEST_REASON]
    if row.trouble != trouble:
        row.trouble = trouble
        desk.session.flush()


def finish_if_over(desk: Desk, row: BatchRow) -> None:
    """Make the batch DONE when no item is waiting or in hand. The caller holds the row."""
    desk.session.flush()
    open_items = select(BatchItemRow.id).where(
        BatchItemRow.batch_id == row.id, BatchItemRow.state.not_in(_SETTLED)
    )
    if desk.session.scalars(open_items.limit(1)).first() is not None:
        return
    query = (
        select(BatchItemRow.state, func.count(BatchItemRow.id))
        .where(BatchItemRow.batch_id == row.id)
        .group_by(BatchItemRow.state)
    )
    counts = {state: count for state, count in desk.session.execute(query).all()}  # noqa: C416 - rows
    row.state, row.finished_at, row.trouble = BatchState.DONE.value, desk.now, ""
    desk.note(
        Act.BATCH, "batch", row.id, did="done",
        made=counts.get("done", 0), failed=counts.get("failed", 0),
    )  # fmt: skip
    desk.session.flush()


def batch_row(desk: Desk, batch_id: int, *, lock: bool = False) -> BatchRow:
    """The row of a batch, held until the transaction ends if asked; NotFound when there is none."""
    row = desk.session.get(BatchRow, batch_id, with_for_update=lock, populate_existing=lock)
    if row is None:
        raise NotFound("Không có đợt này trong cơ quan.")
    return row


def _steered(desk: Desk, batch_id: int) -> BatchRow:
    desk.allow(Act.BATCH)
    row = batch_row(desk, batch_id, lock=True)
    if row.options["numbers"] == Numbers.REGISTER.value:
        desk.allow(Act.RESERVE)
    if row.discarded_at is not None:
        raise Refused("Đợt này đã bỏ; hãy lập lại từ văn bản.")
    return row


def _run(desk: Desk, row: BatchRow, did: str, **detail: int) -> None:
    row.state, row.running_since, row.trouble = BatchState.RUNNING.value, desk.now, ""
    desk.note(Act.BATCH, "batch", row.id, did=did, **detail)
    desk.session.flush()
