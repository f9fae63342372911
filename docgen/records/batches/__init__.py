"""Batches (đợt): one dossier for many communes, item by item, whatever happens meanwhile."""

from docgen.records.batches.batch import (
    ITEM_STATE_NAMES,
    MOST_ATTEMPTS,
    STATE_NAMES,
    Batch,
    BatchOptions,
    BatchState,
    Item,
    ItemState,
    NewBatch,
    Numbers,
    PaperMade,
    Progress,
)
from docgen.records.batches.claiming import LEASE, claim, give_back, give_back_suspect, renew
from docgen.records.batches.counting import counts, let_count
from docgen.records.batches.creating import MOST_ITEMS, create_batch
from docgen.records.batches.listing import (
    all_items,
    batch_under_key,
    batches,
    get_batch,
    has_work,
    item,
    items,
    progress,
    running_batches,
)
from docgen.records.batches.numbers_held import holding_batch, number_key, void_number
from docgen.records.batches.releasing import release_claims
from docgen.records.batches.settling import settle_done, settle_failed
from docgen.records.batches.steering import (
    discard_batch,
    note_trouble,
    resume_batch,
    retry_failed,
    start_batch,
    stop_batch,
)

__all__ = [
    "ITEM_STATE_NAMES",
    "LEASE",
    "MOST_ATTEMPTS",
    "MOST_ITEMS",
    "STATE_NAMES",
    "Batch",
    "BatchOptions",
    "BatchState",
    "Item",
    "ItemState",
    "NewBatch",
    "Numbers",
    "PaperMade",
    "Progress",
    "all_items",
    "batch_under_key",
    "batches",
    "claim",
    "counts",
    "create_batch",
    "discard_batch",
    "get_batch",
    "give_back",
    "give_back_suspect",
    "has_work",
    "holding_batch",
    "item",
    "items",
    "let_count",
    "note_trouble",
    "number_key",
    "progress",
    "release_claims",
    "renew",
    "resume_batch",
    "retry_failed",
    "running_batches",
    "settle_done",
    "settle_failed",
    "start_batch",
    "stop_batch",
    "void_number",
]
