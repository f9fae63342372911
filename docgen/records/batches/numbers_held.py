"""Numbers of the register that the papers of a batch hold, and giving one up."""

from __future__ import annotations

from sqlalchemy import select

from docgen.errors import Refused
from docgen.records.batches.batch import BatchState, ItemState
from docgen.records.batches.claiming import LONGEST_LEASE
from docgen.records.desk import Desk
from docgen.records.register.entry import Entry
from docgen.records.register.numbers import checked_reason, void
from docgen.records.rights import Act
from docgen.records.tables import BatchItemRow, BatchRow, EntryRow

_PREFIX = "batch:"


def number_key(batch_id: int, item_key: str, place: int) -> str:
    """The key under which a paper of an item asks the register, «:2» after a voided number."""
    return f"{_PREFIX}{batch_id}:{item_key}:{place}"


def holding_batch(key: str) -> int | None:
    """The batch whose paper holds the number under this key; None for anybody else's."""
    batch_id, colon, _item = key.removeprefix(_PREFIX).partition(":")
    return int(batch_id) if key.startswith(_PREFIX) and colon and batch_id.isdecimal() else None


def void_number(desk: Desk, entry_id: int, reason: str) -> Entry:
    """Give up a reserved number, whoever holds it; see `register.void`.

    Refused too while a batch is still to make the paper of this number, or is just making it: it
    would come out under a number that is void.
    """
    desk.allow(Act.VOID)
    reason = checked_reason(reason)
    entry = desk.session.get(EntryRow, entry_id)
    # The item before its number, as who settles it locks them: the other way round the two would
    # wait for each other.
    if entry and (needed := _needed_by(desk, entry)):
        batch, item = needed
        raise Refused(
            f"Đợt «{batch.name}» còn cần số {entry.number_text} cho {item.name}. "
            "Hãy dừng đợt, đợi những xã đang làm dở xong rồi huỷ số."
        )
    return void(desk, entry_id, reason)


def _needed_by(desk: Desk, entry: EntryRow) -> tuple[BatchRow, BatchItemRow] | None:
    """The batch and its item that the number is for, while their paper is not made."""
    batch_id = holding_batch(entry.request_key)
    if batch_id is None or (batch := desk.session.get(BatchRow, batch_id)) is None:
        return None
    # A claim waits for the row, and asks the register only when it has it.
    query = (
        select(BatchItemRow)
        .where(BatchItemRow.batch_id == batch_id, BatchItemRow.key.in_(_keys(entry.request_key)))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for item in desk.session.scalars(query):
        until = item.claimed_until
        held = until is not None and desk.now < until <= desk.now + LONGEST_LEASE
        in_hand = item.state == ItemState.CLAIMED.value and held
        to_come = item.state in (ItemState.WAITING.value, ItemState.CLAIMED.value)
        if in_hand or (to_come and batch.state == BatchState.RUNNING.value):
            return batch, item
    return None


def _keys(request_key: str) -> tuple[str, str]:
    """The keys that the item may have: the number of a try may follow its place."""
    parts = request_key.split(":")[2:]
    return ":".join(parts[:-1]), ":".join(parts[:-2])
