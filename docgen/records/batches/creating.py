"""A new batch, under a request key that makes asking twice harmless."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select

from docgen.errors import Conflict, InvalidInput, Problem
from docgen.papers.merge.target import Target
from docgen.records.batches.batch import (
    Batch,
    BatchState,
    ItemState,
    NewBatch,
    Numbers,
    batch_of,
    written_options,
)
from docgen.records.desk import Desk
from docgen.records.register.numbers import KEY_LENGTH
from docgen.records.rights import Act
from docgen.records.tables import AgencyRow, BatchItemRow, BatchRow
from docgen.vietnamese import clean_line

#: Most communes of one batch: the country has 3,321.
MOST_ITEMS = 20_000
#: Longest key of an item, characters; `numbers` puts it into the request keys of the register.
ITEM_KEY_LENGTH = 64
#: Most that the dossier and the tables of all communes may hold, bytes of JSON.
LARGEST = 256 << 20


def create_batch(desk: Desk, new: NewBatch) -> Batch:
    """Keep what was asked for; nothing is made before `start_batch`.

    The same key again gives the batch that was made then, taken up again if it was put away. Raises InvalidInput with everything that
    is wrong, and Conflict when the key was used for another batch.
    """
    desk.allow(Act.BATCH)
    if new.options.numbers is Numbers.REGISTER:
        desk.allow(Act.RESERVE)
    _check(new)
    wanted = _fingerprint(new)
    # The agency's row is held meanwhile, so that a twin request waits and then finds this one;
    # rows that only point at it may be written all the same.
    desk.session.get(AgencyRow, desk.agency.id, with_for_update={"key_share": True})
    query = select(BatchRow).filter_by(request_key=new.key)
    if row := desk.session.scalars(query).first():
        if row.fingerprint != wanted:
            raise Conflict("Khoá yêu cầu này đã dùng cho một đợt khác; hãy tạo đợt mới.")
        _take_up_again(desk, row)
        return batch_of(row)
    row = _row(desk, new, wanted)
    desk.add(row)
    desk.session.add_all(_items(desk, row, new))
    desk.session.flush()
    desk.note(Act.BATCH, "batch", row.id, did="create", name=row.name, total=row.total)
    return batch_of(row)


def _take_up_again(desk: Desk, row: BatchRow) -> None:
    if row.discarded_at is not None:
        row.discarded_at = None
        desk.note(Act.BATCH, "batch", row.id, did="restore", name=row.name)
        desk.session.flush()


def _check(new: NewBatch) -> None:
    problems = []
    if not new.key or len(new.key) > KEY_LENGTH:
        problems.append(Problem("key", f"khoá yêu cầu cần từ 1 đến {KEY_LENGTH} ký tự."))
    if not clean_line(new.name):
        problems.append(Problem("name", "cần một tên để gọi đợt này."))
    if not 1 <= len(new.targets) <= MOST_ITEMS:
        problems.append(
            Problem("targets", f"một đợt có từ 1 đến {MOST_ITEMS:,} xã.".replace(",", "."))
        )
    if new.options.archive and not new.options.pdf:
        problems.append(Problem("options.archive", "bản PDF/A chỉ có khi làm PDF."))
    problems += _wrong_keys(new.targets)
    if problems:
        raise InvalidInput(problems)


def _wrong_keys(targets: Iterable[Target]) -> Iterator[Problem]:
    keys = Counter(target.key for target in targets)
    for key, times in keys.items():
        if times > 1:
            yield Problem("targets", f"xã mã «{key}» có {times} lần.")
        elif not key or len(key) > ITEM_KEY_LENGTH:
            yield Problem("targets", f"mã của xã cần từ 1 đến {ITEM_KEY_LENGTH} ký tự.")


def _fingerprint(new: NewBatch) -> str:
    """The SHA-256 of all that was asked, whatever the order of keys; InvalidInput when too large."""
    digest, size = hashlib.sha256(), 0
    asked = (clean_line(new.name), new.content, written_options(new.options), str(new.today))
    for part in (
        asked,
        *((one.key, one.name, one.province, _data(one, ())) for one in new.targets),
    ):
        words = json.dumps(part, ensure_ascii=False, sort_keys=True).encode()
        size += len(words)
        digest.update(words + b"\n")
    if size > LARGEST:
        message = f"đợt quá lớn ({size >> 20} MB); tối đa {LARGEST >> 20} MB. Hãy chia nhỏ."
        raise InvalidInput([Problem("targets", message)])
    return digest.hexdigest()


def _row(desk: Desk, new: NewBatch, fingerprint: str) -> BatchRow:
    return BatchRow(
        agency_id=desk.agency.id,
        request_key=new.key,
        fingerprint=fingerprint,
        name=clean_line(new.name),
        content=dict(new.content),
        options=written_options(new.options),
        state=BatchState.READY.value,
        today=new.today,
        total=len(new.targets),
        created_at=desk.now,
        created_by=desk.actor.name,
    )


def _items(desk: Desk, row: BatchRow, new: NewBatch) -> Iterator[BatchItemRow]:
    fields = dict.fromkeys(field for target in new.targets for field in target.values)
    for position, target in enumerate(new.targets, start=1):
        yield BatchItemRow(
            agency_id=desk.agency.id,
            batch_id=row.id,
            position=position,
            key=target.key,
            name=clean_line(target.name),
            province=clean_line(target.province),
            data=_data(target, fields),
            state=ItemState.WAITING.value,
        )


def _data(target: Target, fields: Iterable[str]) -> dict[str, Any]:
    """What is the target's own. Every item has all `fields` of the batch: an empty one is missed
    where it stands in the dossier, one unknown would be printed as a quotation."""
    values = {**dict.fromkeys(fields, ""), **target.values}
    tables = {path: [dict(row) for row in rows] for path, rows in target.tables.items()}
    return {"values": values, "tables": tables}
