"""Claims of workers that are known to be dead."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from docgen.records.batches.batch import ItemState
from docgen.records.desk import Desk
from docgen.records.rights import Act
from docgen.records.tables import BatchItemRow


def release_claims(desk: Desk, batch_id: int, is_dead: Callable[[str], bool]) -> int:
    """Let the claims of dead workers expire now; how many items come again that way.

    `is_dead` judges the name that a worker claimed under. The items count as those of any dead
    worker: they are handed out one at a time.
    """
    desk.allow(Act.BATCH)
    query = select(BatchItemRow).filter_by(batch_id=batch_id, state=ItemState.CLAIMED.value)
    rows = [row for row in desk.session.scalars(query.with_for_update()) if is_dead(row.claimed_by)]
    for row in rows:
        row.claimed_until = desk.now
    desk.session.flush()
    return len(rows)
