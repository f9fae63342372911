"""The work on a batch: a turn takes some items in hand, makes their papers, settles each.

An item is settled with all its files or not at all. Wrong data fails its own item; what may be
LibreOffice's fault is tried again alone, a bounded number of times. When the machine itself is in
trouble (no room, no database, no program) the items go back as if untouched and the trouble is
told, for it says nothing about them.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Sequence

from docgen.errors import DocgenError
from docgen.issuing.batch.holding import holding
from docgen.issuing.batch.settling import Result, patiently, settle
from docgen.issuing.batch.turn import Turn, make
from docgen.issuing.batch.workshop import Handled, Workshop, on_behalf
from docgen.records import Operator
from docgen.records.batches import (
    LEASE,
    claim,
    get_batch,
    give_back,
    has_work,
    note_trouble,
)

log = logging.getLogger(__name__)

#: Items of a turn: as many papers of one template as share a document.
MOST = 20
_WORKER = Operator("làm hàng loạt")


def work_once(
    shop: Workshop,
    agency_key: str,
    batch_id: int,
    *,
    most: int = MOST,
    lease: dt.timedelta = LEASE,
) -> Handled:
    """Take some items of a batch in hand, make them and settle each.

    Raises what `make` raises, and RecordsUnavailable or Busy when the records cannot be reached:
    the items went back, or come back when the claim expires. The batch says so where it can be told.
    """
    with shop.records.reading(agency_key, _WORKER) as desk:
        batch = get_batch(desk, batch_id)
        template_of = shop.template_of(desk)
    turn = Turn(shop, agency_key, on_behalf(batch), batch, template_of)
    with turn.desk() as desk:
        items = claim(desk, batch_id, shop.worker, most=most, lease=lease)
    if not items:
        return Handled(0, more=False)
    positions = [item.position for item in items]
    started = time.monotonic()
    with holding(shop, agency_key, turn.who, batch_id, positions, lease):
        try:
            results = make(turn, items)
        except DocgenError as error:
            _give_back(turn, positions, str(error))
            raise
        more = patiently(lambda: _settled(turn, results, time.monotonic() - started))
    return Handled(len(items), more)


def _settled(turn: Turn, results: Sequence[Result], seconds: float) -> bool:
    with turn.desk() as desk:
        settle(desk, turn.batch.id, turn.shop.worker, results, seconds)
        return has_work(desk, turn.batch.id)


def _give_back(turn: Turn, positions: Sequence[int], trouble: str) -> None:
    try:
        with turn.desk() as desk:
            give_back(desk, turn.batch.id, turn.shop.worker, positions)
            note_trouble(desk, turn.batch.id, trouble)
    except DocgenError as error:  # the claim expires by itself
        log.warning("batch %d: items not given back: %s", turn.batch.id, error)
