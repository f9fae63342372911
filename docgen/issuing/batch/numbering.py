"""Numbers of the register for the papers of a batch, each under the key of its item.

Whoever makes an item again, after a crash or on another machine, asks under the same key and gets
the same number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from docgen.issuing.batch.making import ItemPapers
from docgen.issuing.issue import details_of, number_text
from docgen.papers import BuiltPaper, kind
from docgen.records import Desk
from docgen.records.batches import Batch, Item, let_count
from docgen.records.register import Entry, NumberRequest, State, entry_under_key, reserve
from docgen.vietnamese import fold


def reserve_numbers(desk: Desk, batch: Batch, item: Item, made: ItemPapers) -> dict[int, Entry]:
    """The numbers of an item, by the place of their paper; kinds without a number have none.

    Raises what `reserve` and `let_count` raise.
    """
    return {
        place: _reserve(desk, f"batch:{batch.id}:{item.target.key}:{place}", built, batch.today)
        for place, built in enumerate(made.papers)
        if built.paper.number is not None
    }


def _reserve(desk: Desk, key: str, built: BuiltPaper, today: dt.date) -> Entry:
    day, body = _day(built, today), _body(desk, built)
    let_count(desk, body, day)
    request = NumberRequest(
        key=_free_key(desk, key),
        kind=kind(built.paper.kind).name,
        day=day,
        spell=_spelling(built),
        body=body,
    )
    return reserve(desk, request, details_of(built))


def _spelling(built: BuiltPaper) -> Callable[[int], str]:
    return lambda value: number_text(built, value)


def _free_key(desk: Desk, key: str) -> str:
    """The key under which the paper asks; a number that was voided calls for another key."""
    attempt, tried = 1, key
    while (entry := entry_under_key(desk, tried)) and entry.state is State.VOIDED:
        attempt += 1
        tried = f"{key}:{attempt}"
    return tried


def _day(built: BuiltPaper, today: dt.date) -> dt.date:
    """The day of the paper; the day of the batch where the pen will write it."""
    date = built.paper.place_date.date if built.paper.place_date else None
    return date or today


def _body(desk: Desk, built: BuiltPaper) -> str:
    """The body that issues the paper; "" for the agency itself."""
    issuer = built.paper.agency.name if built.paper.agency else ""
    return "" if fold(issuer) in ("", fold(desk.agency.profile.agency.name)) else issuer
