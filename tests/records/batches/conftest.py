"""A batch that runs, and short words for what workers do with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from docgen.records import Records
from docgen.records.batches import (
    Batch,
    Item,
    Progress,
    claim,
    create_batch,
    get_batch,
    items,
    progress,
    settle_done,
    settle_failed,
    start_batch,
)
from tests.records.conftest import Clock
from tests.records.makers import AGENCY, OPERATOR, new_batch, paper_made

LEASE = dt.timedelta(minutes=2)


@dataclass(frozen=True)
class Bench:
    """Records, their clock, and a running batch of five communes."""

    records: Records
    clock: Clock
    id: int

    def batch(self) -> Batch:
        with self.records.reading(AGENCY, OPERATOR) as desk:
            return get_batch(desk, self.id)

    def progress(self) -> Progress:
        with self.records.reading(AGENCY, OPERATOR) as desk:
            return progress(desk, self.id)

    def items(self) -> list[Item]:
        with self.records.reading(AGENCY, OPERATOR) as desk:
            return items(desk, self.id)

    def claim(self, worker: str, most: int = 20) -> list[int]:
        """Positions of the items that a worker got."""
        with self.records.desk(AGENCY, OPERATOR) as desk:
            got = claim(desk, self.id, worker, most=most, lease=LEASE)
        return [item.position for item in got]

    def done(self, worker: str, *positions: int) -> None:
        with self.records.desk(AGENCY, OPERATOR) as desk:
            for position in positions:
                papers = [paper_made(desk, bytes([position]), place) for place in range(2)]
                settle_done(desk, self.id, worker, position, papers, 0.5)

    def failed(self, worker: str, position: int, reason: str = "Thiếu «Chủ tịch»") -> None:
        with self.records.desk(AGENCY, OPERATOR) as desk:
            settle_failed(desk, self.id, worker, position, reason)

    def wait(self, **time: float) -> None:
        self.clock.now += dt.timedelta(**time)


@pytest.fixture
def bench(records: Records, clock: Clock) -> Bench:
    """A running batch of five communes."""
    with records.desk(AGENCY, OPERATOR) as desk:
        batch = start_batch(desk, create_batch(desk, new_batch(count=5)).id)
    return Bench(records, clock, batch.id)
