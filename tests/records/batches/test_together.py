"""Many workers at once: every item settled exactly once, the batch ended by the last of them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from docgen.records import Records
from docgen.records.batches import (
    BatchState,
    ItemState,
    claim,
    create_batch,
    get_batch,
    items,
    settle_done,
    settle_failed,
    start_batch,
)
from docgen.records.journal import journal
from tests.records.makers import AGENCY, OPERATOR, new_batch, paper_made

_ITEMS, _WORKERS = 60, 6


def test_many_workers_share_a_batch(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        batch_id = start_batch(desk, create_batch(desk, new_batch(count=_ITEMS)).id).id
    begin = threading.Barrier(_WORKERS)

    def worker(number: int) -> list[int]:
        name, made = f"w{number}", []
        begin.wait()
        while True:
            with records.desk(AGENCY, OPERATOR) as desk:
                taken = [item.position for item in claim(desk, batch_id, name, most=3)]
            if not taken:
                return made
            with records.desk(AGENCY, OPERATOR) as desk:
                for position in taken:
                    if position % 10 == 0:
                        settle_failed(desk, batch_id, name, position, "hỏng")
                    else:
                        papers = [paper_made(desk, bytes([position]))]
                        settle_done(desk, batch_id, name, position, papers, 0.1)
            made += taken

    with ThreadPoolExecutor(_WORKERS) as pool:
        made = sorted(position for own in pool.map(worker, range(_WORKERS)) for position in own)
    assert made == list(range(1, _ITEMS + 1))
    with records.reading(AGENCY, OPERATOR) as desk:
        assert get_batch(desk, batch_id).state is BatchState.DONE
        states = [item.state for item in items(desk, batch_id)]
        assert states.count(ItemState.DONE) == _ITEMS * 9 // 10
        ends = [line for line in journal(desk) if line.detail.get("did") == "done"]
        assert len(ends) == 1


def test_twin_requests_are_one_batch(records: Records) -> None:
    begin = threading.Barrier(4)

    def ask(_: int) -> int:
        begin.wait()
        with records.desk(AGENCY, OPERATOR) as desk:
            return create_batch(desk, new_batch(count=30)).id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(ask, range(4)))) == 1
