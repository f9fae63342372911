"""Reading a batch for what comes out of it: a page of items at a time, no transaction kept open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.records import Operator, Records
from docgen.records.batches import Batch, Item, ItemState, get_batch, items
from docgen.records.store import Store


@dataclass(frozen=True, slots=True)
class BatchReader:
    """A batch of an agency, as a person of it or the operator may see it."""

    records: Records
    agency: str
    who: int | Operator
    batch_id: int

    @property
    def store(self) -> Store:
        """Where the files are."""
        return self.records.store

    def batch(self) -> Batch:
        """The batch as it stands now. Raises NotFound and NotAllowed."""
        with self.records.reading(self.agency, self.who) as desk:
            return get_batch(desk, self.batch_id)

    def items(self, state: ItemState | None = None) -> Iterator[Item]:
        """Every item in its order. An output may take minutes: it holds no database meanwhile."""
        after = 0
        while True:
            with self.records.reading(self.agency, self.who) as desk:
                page = items(desk, self.batch_id, state=state, after=after)
            if not page:
                return
            yield from page
            after = page[-1].position
