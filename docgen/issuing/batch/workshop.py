"""What a worker works with, and what it says of a turn of work."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass, field

from docgen.issuing.draft import TemplateOf
from docgen.pdf import Converter
from docgen.records import Desk, Operator, Records
from docgen.records.batches import Batch


def worker_name() -> str:
    """A name that no other living process of any machine has: «host:pid»."""
    return f"{socket.gethostname()}:{os.getpid()}"


@dataclass(frozen=True, slots=True)
class Workshop:
    """The tools. `template_of` gives the templates of the agency at a desk."""

    records: Records
    template_of: Callable[[Desk], TemplateOf]
    converter: Converter
    worker: str = field(default_factory=worker_name)


@dataclass(frozen=True, slots=True)
class Handled:
    """A turn of work: items it took in hand, and whether more could be taken at its end."""

    claimed: int
    more: bool


def on_behalf(batch: Batch) -> Operator:
    """Who does the work in the journal and the register: whoever started the batch."""
    return Operator(f"{batch.started_by or batch.created_by} (làm hàng loạt)")
