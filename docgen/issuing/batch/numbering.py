"""Numbers of the register for the papers of a batch, each under the key of its item.

Whoever makes an item again, after a crash or on another machine, asks under the same key and gets
the same number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.issuing.batch.making import ItemPapers
from docgen.issuing.issue import details_of, number_text
from docgen.papers import BuiltPaper, kind
from docgen.records import Desk
from docgen.records.batches import Batch, Item, counts, let_count, number_key
from docgen.records.register import Entry, NumberRequest, State, entry_under_key, reserve
from docgen.vietnamese import spelling_key


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper of an item, by its place."""

    batch: Batch
    item: Item
    made: ItemPapers
    place: int

    @property
    def built(self) -> BuiltPaper:
        return self.made.papers[self.place]

    @property
    def key(self) -> str:
        return number_key(self.batch.id, self.item.target.key, self.place)

    def takes(self, field: str) -> bool:
        """Whether the merge fields of the commune stand in this part of the issuer."""
        filled = _issuer(self.made.data, self.place, field)
        return bool(filled != _issuer(self.batch.content, self.place, field))


def reserve_numbers(desk: Desk, batch: Batch, item: Item, made: ItemPapers) -> dict[int, Entry]:
    """The numbers of an item, by the place of their paper; kinds without a number have none.

    Raises what `reserve` and `let_count` raise.
    """
    return {
        place: _reserve(desk, _Paper(batch, item, made, place))
        for place, built in enumerate(made.papers)
        if built.paper.number is not None
    }


def _reserve(desk: Desk, paper: _Paper) -> Entry:
    built = paper.built
    day = _day(built, paper.batch.today)
    body = _body(desk, paper, day)
    let_count(desk, body, day)
    request = NumberRequest(
        key=_free_key(desk, paper.key),
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


def _body(desk: Desk, paper: _Paper, day: dt.date) -> str:
    """The body that issues the paper; "" for the agency itself.

    Hundreds of communes share their names: a body that has the name of its commune is told by its
    province too, one that has the name of every other by what it belongs to. Whoever counts under
    the bare name already goes on with it, or its numbers would begin again.
    """
    agency, own = paper.built.paper.agency, desk.agency.profile.agency
    if agency is None or not agency.name:
        return ""
    above = " ".join(agency.superior_lines)
    if spelling_key(agency.name) == spelling_key(own.name):
        above_own = " ".join(own.superior_lines)
        elsewhere = above and above_own and spelling_key(above) != spelling_key(above_own)
        if not (elsewhere and paper.takes("superior")):
            return ""
    more = ""
    if paper.takes("name"):
        more = paper.item.target.province
    elif paper.takes("superior"):
        more = above
    whole = f"{agency.name}, {more}" if more else agency.name
    known = counts(desk, agency.name, day) and not counts(desk, whole, day)
    return agency.name if known else whole


def _issuer(data: Mapping[str, Any], place: int, field: str) -> Any:
    """A part of the issuer as a dossier says it: the paper's own issuer, or that of all papers."""
    own = data["papers"][place].get("issuer")
    issuer = own if isinstance(own, Mapping) and field in own else data.get("issuer")
    return issuer.get(field) if isinstance(issuer, Mapping) else None
