"""What a batch (đợt) is: one dossier for many communes, its items, how far it has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from docgen.papers.merge.target import Target
from docgen.records.store import StoredFile
from docgen.records.tables import BatchItemRow, BatchPaperRow, BatchRow

#: Times an item is taken in hand before it is set aside.
MOST_ATTEMPTS = 3


class BatchState(Enum):
    """Where a batch stands. STOPPED: nothing new is begun, what is in hand is finished.

    DISCARDED: put away before it ever ran.
    """

    READY = "ready"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"
    DISCARDED = "discarded"


class ItemState(Enum):
    """Where an item stands. CLAIMED: in the hands of a worker, until its claim expires."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    DONE = "done"
    FAILED = "failed"


STATE_NAMES: Mapping[BatchState, str] = {
    BatchState.READY: "chưa chạy",
    BatchState.RUNNING: "đang chạy",
    BatchState.STOPPED: "đã dừng",
    BatchState.DONE: "đã xong",
    BatchState.DISCARDED: "đã bỏ",
}
ITEM_STATE_NAMES: Mapping[ItemState, str] = {
    ItemState.WAITING: "chờ làm",
    ItemState.CLAIMED: "đang làm",
    ItemState.DONE: "đã xong",
    ItemState.FAILED: "chưa làm được",
}


class Numbers(Enum):
    """Where the numbers of the papers come from.

    PEN: as the dossier says, a gap for the pen or a merge field. REGISTER: the next numbers of the
    register, reserved for each item under its key.
    """

    PEN = "pen"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """`pdf` beside each DOCX, as PDF/A-2b with `archive`; names of files without marks if asked."""

    pdf: bool = True
    archive: bool = True
    numbers: Numbers = Numbers.PEN
    ascii_names: bool = False


@dataclass(frozen=True, slots=True)
class NewBatch:
    """What somebody asks for. `key` names the request: the same key again gives the same batch.

    `content` is the plain data of the dossier, merge fields unfilled. `today` is the day whose law
    holds where a paper has no date.
    """

    key: str
    name: str
    content: Mapping[str, Any]
    targets: Sequence[Target]
    options: BatchOptions
    today: dt.date


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it stands. `trouble`: what keeps the workers from going on, "" for nothing."""

    id: int
    key: str
    name: str
    content: Mapping[str, Any]
    options: BatchOptions
    state: BatchState
    today: dt.date
    total: int
    trouble: str
    created_at: dt.datetime
    created_by: str
    started_at: dt.datetime | None
    started_by: str
    finished_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class PaperMade:
    """A paper in its files. `name` is their stem, «01-ke-hoach»; `kind` the id of its kind."""

    kind: str
    name: str
    docx: StoredFile
    pdf: StoredFile | None = None
    pages: int | None = None
    number_text: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One commune. `position` counts from 1. `reason`: why it failed, or failed last time.

    `seconds`: what it took, its share of what it was made together with.
    """

    position: int
    target: Target
    state: ItemState
    attempts: int
    claimed_by: str
    reason: str
    papers: tuple[PaperMade, ...]
    seconds: float
    settled_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch has come. `left` are the items waiting or in hand, `in_hand` those that a
    worker holds, none that died with it.

    `rate`: items a minute of late, None when it cannot be told yet; `seconds_left` by that rate.
    """

    state: BatchState
    total: int
    done: int
    failed: int
    in_hand: int
    rate: float | None
    seconds_left: float | None
    trouble: str = ""

    @property
    def left(self) -> int:
        """Items not settled yet."""
        return self.total - self.done - self.failed


def state_of(row: BatchRow) -> BatchState:
    """Where the batch of a row stands."""
    return BatchState(row.state) if row.discarded_at is None else BatchState.DISCARDED


def batch_of(row: BatchRow) -> Batch:
    """The batch that a row holds."""
    return Batch(
        id=row.id,
        key=row.request_key,
        name=row.name,
        content=row.content,
        options=options_of(row.options),
        state=state_of(row),
        today=row.today,
        total=row.total,
        trouble=row.trouble,
        created_at=row.created_at,
        created_by=row.created_by,
        started_at=row.started_at,
        started_by=row.started_by,
        finished_at=row.finished_at,
    )


def written_options(options: BatchOptions) -> dict[str, Any]:
    """The options as JSON keeps them."""
    return {**asdict(options), "numbers": options.numbers.value}


def options_of(written: Mapping[str, Any]) -> BatchOptions:
    """The options that `written_options` wrote."""
    return BatchOptions(**{**written, "numbers": Numbers(written["numbers"])})


def item_of(row: BatchItemRow, papers: Sequence[BatchPaperRow] = ()) -> Item:
    """The item that a row holds, with its papers in their order."""
    tables = {path: tuple(rows) for path, rows in row.data["tables"].items()}
    return Item(
        position=row.position,
        target=Target(row.key, row.name, row.province, row.data["values"], tables),
        state=ItemState(row.state),
        attempts=row.attempts,
        claimed_by=row.claimed_by,
        reason=row.reason,
        papers=tuple(map(paper_of, papers)),
        seconds=row.seconds,
        settled_at=row.settled_at,
    )


def paper_of(row: BatchPaperRow) -> PaperMade:
    """The paper that a row holds."""
    pdf = None
    if row.pdf_sha256 is not None and row.pdf_size is not None:
        pdf = StoredFile(row.pdf_sha256, row.pdf_size)
    return PaperMade(
        kind=row.kind,
        name=row.name,
        docx=StoredFile(row.docx_sha256, row.docx_size),
        pdf=pdf,
        pages=row.pages,
        number_text=row.number_text,
    )
