"""Whose fault an error is: the item's, perhaps the item's, or the machine's."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from docgen.errors import (
    BrokenFile,
    Conflict,
    ConversionFailed,
    ConverterDown,
    DocgenError,
    InvalidInput,
    NotAllowed,
    NotFound,
    Refused,
)
from docgen.issuing.batch.settling import Failed
from docgen.reasons import reason
from docgen.records.batches import Item

log = logging.getLogger(__name__)

A = TypeVar("A")
B = TypeVar("B")

#: Trying again gives the same: what the dossier says, or a rule of the register, forbids it.
OF_THE_ITEM = (InvalidInput, BrokenFile, NotFound, Refused, Conflict, NotAllowed)


class MachineTrouble(DocgenError):
    """The work cannot go on here and now, whatever the item. Says what to mend."""


@contextmanager
def nothing_of_the_item() -> Iterator[None]:
    """Turn every error into MachineTrouble: templates and store are the same for all items."""
    try:
        yield
    except OF_THE_ITEM as error:
        raise MachineTrouble(str(error)) from error


@contextmanager
def machine_at_fault() -> Iterator[None]:
    """Turn what the operating system refuses into MachineTrouble."""
    try:
        yield
    except OSError as error:
        where = f"«{error.filename}»" if error.filename else "ổ đĩa"
        raise MachineTrouble(f"Không ghi được vào {where}: {reason(error)}.") from error
    except MemoryError as error:
        raise MachineTrouble("Máy không còn đủ bộ nhớ để làm tiếp.") from error


def judged(item: Item, error: Exception) -> Failed:
    """What an error says about an item; raised again when it says nothing about it."""
    if isinstance(error, OF_THE_ITEM):
        return Failed(item, str(error))
    if isinstance(error, ConversionFailed) and not isinstance(error, ConverterDown):
        return Failed(item, str(error), may_pass=True)
    if isinstance(error, DocgenError):
        raise error
    log.error("item %d of a batch", item.position, exc_info=error)
    return Failed(
        item,
        "docgen gặp lỗi của chính chương trình khi làm văn bản của xã này; hãy báo người quản trị "
        f"({type(error).__name__}: {error}).",
    )


@dataclass(frozen=True, slots=True)
class Sieve:
    """Does a step for each item; those that fail it drop out with the reason."""

    failed: list[Failed] = field(default_factory=list)

    def each(
        self, things: Iterable[tuple[Item, A]], step: Callable[[Item, A], B]
    ) -> list[tuple[Item, B]]:
        """The items that pass, with what the step made of them. Raises as `judged`."""
        passed = []
        for item, thing in things:
            try:
                with machine_at_fault():
                    passed.append((item, step(item, thing)))
            except Exception as error:
                self.drop(item, error)
        return passed

    def drop(self, item: Item, error: Exception) -> None:
        """Take an item out. Raises as `judged`."""
        self.failed.append(judged(item, error))
