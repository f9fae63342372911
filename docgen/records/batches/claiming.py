"""Taking items in hand, with an expiry: a dead worker costs a retry and nothing else.

Whoever died may have died of an item, so items that were in the hands of a dead worker are handed
out one at a time from then on, and after `MOST_ATTEMPTS` set aside with the reason. The process
that has one in hand gets nothing beside it, for whatever it held when it died would be blamed too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, or_, select, update

from docgen.records.batches.batch import MOST_ATTEMPTS, BatchState, Item, ItemState, item_of
from docgen.records.batches.steering import batch_row, finish_if_over, kept_reason
from docgen.records.desk import Desk
from docgen.records.rights import Act
from docgen.records.tables import BatchItemRow

#: How long a claim holds unless it is renewed.
LEASE = dt.timedelta(minutes=2)
#: No claim may hold for longer. One that would was made by a clock that ran ahead and was set back,
#: and its worker is dead: a live one renews by the clock as it is now.
LONGEST_LEASE = dt.timedelta(hours=1)
#: How long a suspect waits after its n-th failure: a machine in trouble gets time to recover.
_PAUSES = (dt.timedelta(seconds=2), dt.timedelta(seconds=15))

_KILLS = (
    "Đã thử {times} lần, lần nào tiến trình làm văn bản của xã này cũng dừng giữa chừng; "
    "hãy xem lại dữ liệu của xã rồi làm lại các xã chưa xong."
)


def claim(
    desk: Desk, batch_id: int, worker: str, *, most: int = 20, lease: dt.timedelta = LEASE
) -> list[Item]:
    """Take up to `most` fresh items in hand, or a single one that was in hand before.

    [] when the batch does not run or nothing is to be had just now, also because another hand of
    this process has a suspect. Two workers never get the same item while the claim holds.
    `worker` is «host:pid», with «:hand» where a process has several.
    """
    desk.allow(Act.BATCH)
    if batch_row(desk, batch_id).state != BatchState.RUNNING.value:
        return []
    _set_aside(desk, batch_id)
    if _any(desk, batch_id, or_(_suspect(desk.now), _tried_by(worker, desk.now))):
        batch_row(desk, batch_id, lock=True)  # the hands of a process see what the others took
        if _any(desk, batch_id, _tried_by(worker, desk.now)):
            return []
    rows = _locked(desk, batch_id, _suspect(desk.now), 1)
    rows = rows or _locked(desk, batch_id, _fresh(), most)
    for row in rows:
        row.state = ItemState.CLAIMED.value
        row.attempts += 1
        row.claimed_by, row.claimed_until = worker, desk.now + lease
    desk.session.flush()
    return [item_of(row) for row in rows]


def renew(
    desk: Desk,
    batch_id: int,
    worker: str,
    positions: Collection[int],
    lease: dt.timedelta = LEASE,
) -> int:
    """Hold a claim for longer, from now; how many of the items are still the worker's."""
    held = update(BatchItemRow).where(*_held(batch_id, worker, positions))
    done = desk.session.execute(held.values(claimed_until=desk.now + lease))
    return int(done.rowcount)  # type: ignore[attr-defined] # an UPDATE has it


def give_back(desk: Desk, batch_id: int, worker: str, positions: Collection[int]) -> None:
    """Set items waiting again, innocent: the machine was at fault, or the worker is to stop."""
    for row in _still_held(desk, batch_id, worker, positions):
        row.attempts -= 1
        _set_waiting(row, desk.now)
    desk.session.flush()


def give_back_suspect(desk: Desk, batch_id: int, worker: str, position: int, reason: str) -> None:
    """Set an item waiting that failed for a reason that may pass; it comes again alone.

    After `MOST_ATTEMPTS` it is set aside with this reason.
    """
    for row in _still_held(desk, batch_id, worker, [position]):
        row.reason = kept_reason(reason)
        _set_waiting(row, desk.now + _PAUSES[min(row.attempts, len(_PAUSES)) - 1])
    desk.session.flush()
    _set_aside(desk, batch_id)


def claimable(now: dt.datetime) -> ColumnElement[bool]:
    """What a worker could take in hand now, if the batch runs."""
    return or_(_fresh(), _suspect(now))


def lapsed(now: dt.datetime) -> ColumnElement[bool]:
    """That the moment of an item has passed: its claim holds no longer, or it has rested.

    So has a moment so far ahead that only a clock set back since could have put it there.
    """
    until = BatchItemRow.claimed_until
    return or_(until <= now, until > now + LONGEST_LEASE)


def _fresh() -> ColumnElement[bool]:
    return and_(BatchItemRow.state == ItemState.WAITING.value, BatchItemRow.attempts == 0)


def _suspect(now: dt.datetime) -> ColumnElement[bool]:
    """Expired in somebody's hands, or given back under suspicion and rested."""
    return and_(
        or_(
            BatchItemRow.state == ItemState.CLAIMED.value,
            and_(BatchItemRow.state == ItemState.WAITING.value, BatchItemRow.attempts > 0),
        ),
        lapsed(now),
    )


def _tried_by(worker: str, now: dt.datetime) -> ColumnElement[bool]:
    """A suspect in one of the hands of the worker's process."""
    process = ":".join(worker.split(":")[:2])
    return and_(
        BatchItemRow.state == ItemState.CLAIMED.value,
        BatchItemRow.attempts > 1,
        ~lapsed(now),
        or_(
            BatchItemRow.claimed_by == process,
            BatchItemRow.claimed_by.startswith(f"{process}:", autoescape=True),
        ),
    )


def _any(desk: Desk, batch_id: int, which: ColumnElement[bool]) -> bool:
    query = select(BatchItemRow.id).where(BatchItemRow.batch_id == batch_id, which).limit(1)
    return desk.session.scalars(query).first() is not None


def _locked(
    desk: Desk, batch_id: int, which: ColumnElement[bool], most: int
) -> Sequence[BatchItemRow]:
    """Rows that nobody else is about to take, the least suspect first; held until the
    transaction ends.
    """
    query = (
        select(BatchItemRow)
        .where(BatchItemRow.batch_id == batch_id, which)
        .order_by(BatchItemRow.attempts, BatchItemRow.position)
        .limit(most)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return desk.session.scalars(query).all()


def _set_aside(desk: Desk, batch_id: int) -> None:
    """Fail the suspects that have had all their chances, each with its reason."""
    used_up = and_(
        BatchItemRow.attempts >= MOST_ATTEMPTS,
        or_(
            BatchItemRow.state == ItemState.WAITING.value,
            and_(BatchItemRow.state == ItemState.CLAIMED.value, lapsed(desk.now)),
        ),
    )
    rows = _locked(desk, batch_id, used_up, 100)
    for row in rows:
        died = row.state == ItemState.CLAIMED.value
        row.reason = _KILLS.format(times=row.attempts) if died else row.reason
        row.state = ItemState.FAILED.value
        row.claimed_by, row.claimed_until = "", None
        row.settled_at = desk.now
    if rows:
        finish_if_over(desk, batch_row(desk, batch_id, lock=True))


def _set_waiting(row: BatchItemRow, not_before: dt.datetime) -> None:
    row.state = ItemState.WAITING.value
    row.claimed_by, row.claimed_until = "", not_before


def _held(
    batch_id: int, worker: str, positions: Collection[int]
) -> tuple[ColumnElement[bool], ...]:
    return (
        BatchItemRow.batch_id == batch_id,
        BatchItemRow.position.in_(positions),
        BatchItemRow.state == ItemState.CLAIMED.value,
        BatchItemRow.claimed_by == worker,
    )


def _still_held(
    desk: Desk, batch_id: int, worker: str, positions: Collection[int]
) -> Sequence[BatchItemRow]:
    query = (
        select(BatchItemRow)
        .where(*_held(batch_id, worker, positions))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return desk.session.scalars(query).all()
