"""What became of an item: done with all its papers, or failed with the reason.

Only the holder of the claim settles. A worker that comes late, its item settled or in other hands
by now, gets a Conflict and has changed nothing. A paper whose number was voided while it was made
does not go out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from docgen.errors import Conflict
from docgen.records.batches.batch import ItemState, PaperMade
from docgen.records.batches.claiming import give_back
from docgen.records.batches.steering import batch_row, finish_if_over, kept_reason
from docgen.records.desk import Desk
from docgen.records.register import State
from docgen.records.rights import Act
from docgen.records.tables import BatchItemRow, BatchPaperRow, EntryRow


def settle_done(
    desk: Desk,
    batch_id: int,
    worker: str,
    position: int,
    papers: Sequence[PaperMade],
    seconds: float,
    entries: Collection[int] = (),
) -> None:
    """Keep the papers of an item; their files are in the store already. Raises Conflict.

    `entries` are the numbers of the register that stand in them, by id. One that was voided
    meanwhile sends the item back, innocent, to be made with another number.
    """
    row = _held(desk, batch_id, worker, position)
    if _any_voided(desk, entries):
        give_back(desk, batch_id, worker, [position])
        return
    desk.session.add_all(_paper(desk, row, place, paper) for place, paper in enumerate(papers))
    row.reason = ""
    _settle(desk, row, ItemState.DONE, seconds)


def settle_failed(desk: Desk, batch_id: int, worker: str, position: int, reason: str) -> None:
    """Set an item aside with a reason that will not pass by itself. Raises Conflict."""
    row = _held(desk, batch_id, worker, position)
    row.reason = kept_reason(reason)
    _settle(desk, row, ItemState.FAILED, 0.0)


def _held(desk: Desk, batch_id: int, worker: str, position: int) -> BatchItemRow:
    desk.allow(Act.BATCH)
    query = (
        select(BatchItemRow)
        .filter_by(batch_id=batch_id, position=position)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    row = desk.session.scalars(query).one_or_none()
    if row is None or (row.state, row.claimed_by) != (ItemState.CLAIMED.value, worker):
        raise Conflict("Văn bản của xã này đã do tiến trình khác làm.")
    return row


def _any_voided(desk: Desk, entries: Collection[int]) -> bool:
    """Whether one of the numbers is void; the others cannot be voided until the desk closes."""
    if not entries:
        return False
    query = (
        select(EntryRow)
        .where(EntryRow.id.in_(entries))
        .order_by(EntryRow.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return any(row.state == State.VOIDED.value for row in desk.session.scalars(query).all())


def _settle(desk: Desk, row: BatchItemRow, state: ItemState, seconds: float) -> None:
    row.state = state.value
    row.claimed_by, row.claimed_until = "", None
    row.seconds, row.settled_at = seconds, desk.now
    # Two workers that settle the last two items wait for each other here, and the later one sees
    # that nothing is left.
    finish_if_over(desk, batch_row(desk, row.batch_id, lock=True))


def _paper(desk: Desk, row: BatchItemRow, place: int, paper: PaperMade) -> BatchPaperRow:
    return BatchPaperRow(
        agency_id=desk.agency.id,
        item_id=row.id,
        place=place,
        kind=paper.kind,
        name=paper.name,
        number_text=paper.number_text,
        pages=paper.pages,
        docx_sha256=paper.docx.sha256,
        docx_size=paper.docx.size,
        pdf_sha256=paper.pdf.sha256 if paper.pdf else None,
        pdf_size=paper.pdf.size if paper.pdf else None,
    )
