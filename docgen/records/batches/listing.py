"""Looking at batches: which there are, how far they have come, what each item came to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import case, exists, func, select

from docgen.errors import NotFound
from docgen.records.batches.batch import (
    Batch,
    BatchState,
    Item,
    ItemState,
    Progress,
    batch_of,
    item_of,
    state_of,
)
from docgen.records.batches.claiming import claimable, lapsed
from docgen.records.batches.steering import batch_row
from docgen.records.desk import Desk, Records
from docgen.records.rights import Act
from docgen.records.tables import AgencyRow, BatchItemRow, BatchPaperRow, BatchRow

PAGE_SIZE = 100
#: The rate is that of the last minutes: long enough for slow machines, short enough to follow.
_OF_LATE = dt.timedelta(minutes=3)


def get_batch(desk: Desk, batch_id: int) -> Batch:
    """One batch; NotFound when the agency has none of that id."""
    desk.allow(Act.READ_DRAFTS)
    return batch_of(batch_row(desk, batch_id))


def batch_under_key(desk: Desk, key: str) -> Batch | None:
    """The batch that was asked for under a key."""
    desk.allow(Act.READ_DRAFTS)
    row = desk.session.scalars(select(BatchRow).filter_by(request_key=key)).first()
    return batch_of(row) if row else None


def batches(
    desk: Desk, *, before: int | None = None, limit: int = PAGE_SIZE, discarded: bool = False
) -> list[Batch]:
    """Batches, the youngest first; `before` is the id of the last one seen, for the next page.

    With `discarded` those alone that were put away.
    """
    desk.allow(Act.READ_DRAFTS)
    put_away = BatchRow.discarded_at.is_not(None)
    query = select(BatchRow).where(put_away if discarded else ~put_away)
    query = query.order_by(BatchRow.id.desc()).limit(limit)
    if before is not None:
        query = query.where(BatchRow.id < before)
    return [batch_of(row) for row in desk.session.scalars(query)]


def progress(desk: Desk, batch_id: int) -> Progress:
    """How far a batch has come, and how long it will still take at the pace of late."""
    desk.allow(Act.READ_DRAFTS)
    row = batch_row(desk, batch_id)
    since = max(row.running_since or desk.now, desk.now - _OF_LATE)
    of_late = func.sum(case((BatchItemRow.settled_at > since, 1), else_=0))
    held = func.sum(case((lapsed(desk.now), 0), else_=1))
    query = (
        select(BatchItemRow.state, func.count(BatchItemRow.id), of_late, held)
        .where(BatchItemRow.batch_id == row.id)
        .group_by(BatchItemRow.state)
    )
    counts: dict[str, int] = defaultdict(int)
    settled = in_hand = 0
    for state, count, late, still_held in desk.session.execute(query):
        counts[state] = count
        settled += int(late or 0)
        in_hand += int(still_held) if state == ItemState.CLAIMED.value else 0
    done, failed = counts[ItemState.DONE.value], counts[ItemState.FAILED.value]
    rate = _rate(desk, row, settled, since)
    left = row.total - done - failed
    return Progress(
        state=state_of(row),
        total=row.total,
        done=done,
        failed=failed,
        in_hand=in_hand,
        rate=rate,
        seconds_left=left / rate * 60 if rate else None,
        trouble=row.trouble,
    )


def items(
    desk: Desk,
    batch_id: int,
    *,
    state: ItemState | None = None,
    after: int | None = None,
    limit: int = PAGE_SIZE,
) -> list[Item]:
    """Items in their order, those of one state if told; `after` is the last position seen."""
    desk.allow(Act.READ_DRAFTS)
    batch_row(desk, batch_id)
    query = select(BatchItemRow).filter_by(batch_id=batch_id).order_by(BatchItemRow.position)
    if state is not None:
        query = query.filter_by(state=state.value)
    if after is not None:
        query = query.where(BatchItemRow.position > after)
    rows = desk.session.scalars(query.limit(limit)).all()
    papers = _papers(desk, [row.id for row in rows])
    return [item_of(row, papers[row.id]) for row in rows]


def all_items(desk: Desk, batch_id: int, *, state: ItemState | None = None) -> Iterator[Item]:
    """Every item in its order, read a page at a time so that memory stays small."""
    after = 0
    while page := items(desk, batch_id, state=state, after=after):
        yield from page
        after = page[-1].position
        desk.session.expunge_all()


def item(desk: Desk, batch_id: int, position: int) -> Item:
    """One item; NotFound when the batch has none at that position."""
    found = items(desk, batch_id, after=position - 1, limit=1)
    if not found or found[0].position != position:
        raise NotFound("Không có xã này trong đợt.")
    return found[0]


def has_work(desk: Desk, batch_id: int) -> bool:
    """Whether the batch runs and a worker could take an item in hand now."""
    if batch_row(desk, batch_id).state != BatchState.RUNNING.value:
        return False
    query = select(BatchItemRow.id).where(BatchItemRow.batch_id == batch_id, claimable(desk.now))
    return desk.session.scalars(query.limit(1)).first() is not None


def running_batches(records: Records) -> list[tuple[str, int]]:
    """Key of the agency and id of every batch of the installation that has work to hand out."""
    query = (
        select(AgencyRow.key, BatchRow.id)
        .join(BatchRow, BatchRow.agency_id == AgencyRow.id)
        .where(
            BatchRow.state == BatchState.RUNNING.value,
            exists().where(BatchItemRow.batch_id == BatchRow.id, claimable(records.clock())),
        )
        .order_by(BatchRow.id)
    )
    with records.installation(writes=False) as session:
        return [(key, batch_id) for key, batch_id in session.execute(query)]


def _rate(desk: Desk, row: BatchRow, settled: int, since: dt.datetime) -> float | None:
    """Items a minute: of late while it runs, all in all once it is done; None for no telling."""
    if row.state == BatchState.DONE.value:
        begun, ended = row.running_since, row.finished_at
        query = select(func.count(BatchItemRow.id)).where(
            BatchItemRow.batch_id == row.id, BatchItemRow.settled_at >= begun
        )
        settled, minutes = desk.session.scalar(query) or 0, _minutes(begun, ended)
    elif row.state == BatchState.RUNNING.value:
        minutes = _minutes(since, desk.now)
    else:
        return None
    return settled / minutes if settled and minutes > 0 else None


def _minutes(start: dt.datetime | None, end: dt.datetime | None) -> float:
    return (end - start).total_seconds() / 60 if start and end else 0.0


def _papers(desk: Desk, item_ids: Iterable[int]) -> dict[int, list[BatchPaperRow]]:
    query = (
        select(BatchPaperRow)
        .where(BatchPaperRow.item_id.in_(item_ids))
        .order_by(BatchPaperRow.item_id, BatchPaperRow.place)
    )
    found: dict[int, list[BatchPaperRow]] = defaultdict(list)
    for paper in desk.session.scalars(query):
        found[paper.item_id].append(paper)
    return found
