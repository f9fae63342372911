"""Numbers of the register for the papers of a batch, each under the key of its item.

Whoever makes an item again, after a crash or on another machine, asks under the same key and gets
the same number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen import places
from docgen.errors import Conflict
from docgen.issuing.batch.issuer import Issuing
from docgen.issuing.batch.making import ItemPapers
from docgen.issuing.batch.namesakes import issued_by
from docgen.issuing.issue import details_of, number_text
from docgen.papers import BuiltPaper, kind
from docgen.papers.merge import Target
from docgen.records import Desk
from docgen.records.batches import Batch, Item, counts, items, let_count, number_key
from docgen.records.register import Entry, NumberRequest, State, entry_under_key, reserve


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
    built, issuing = paper.built, _issuing(desk, paper)
    body = _body(desk, issuing)
    let_count(desk, body, issuing.day)
    request = NumberRequest(
        key=_free_key(desk, paper.key),
        kind=kind(built.paper.kind).name,
        day=issuing.day,
        spell=_spelling(built),
        body=body,
    )
    try:
        return reserve(desk, request, details_of(built))
    except Conflict as error:  # the profile has changed since the number was taken
        raise Conflict(
            f"{error} Số ấy ở dãy của nơi khác: văn thư hãy huỷ số ấy ở trang Sổ văn bản đi, rồi làm "
            "lại những xã chưa được."
        ) from error


def _spelling(built: BuiltPaper) -> Callable[[int], str]:
    return lambda value: number_text(built, value)


def _free_key(desk: Desk, key: str) -> str:
    """The key under which the paper asks; a number that was voided calls for another key."""
    attempt, tried = 1, key
    while (entry := entry_under_key(desk, tried)) and entry.state is State.VOIDED:
        attempt += 1
        tried = f"{key}:{attempt}"
    return tried


def _body(desk: Desk, issuing: Issuing) -> str:
    """The body that issues the paper; "" for the agency itself.

    Hundreds of communes share their names: a body that has the name of its commune is told by its
    province too, one that has the name of every other by what it belongs to. Whoever counts already,
    under the bare name or while its province was not yet a city, goes on, or its numbers would begin
    again. InvalidInput when the paper cannot be told from one of the agency.
    """
    if issued_by(desk.agency.profile, issuing):
        return ""
    whole, *others = _names(issuing)
    known = (one for one in (whole, *others) if counts(desk, one, issuing.day))
    return next(known, whole)


def _names(issuing: Issuing) -> tuple[str, ...]:
    """What a body other than the agency may count as, as it would now first."""
    more: tuple[str, ...] = ()
    if issuing.takes("name") and issuing.target.province:
        more = (issuing.target.province, *places.province_names(issuing.province))
    elif issuing.takes("superior") and issuing.above:
        more = (issuing.above,)
    return (*dict.fromkeys(f"{issuing.name}, {one}" for one in more), issuing.name)


def _issuing(desk: Desk, paper: _Paper) -> Issuing:
    return Issuing(
        content=paper.batch.content,
        data=paper.made.data,
        place=paper.place,
        built=paper.built,
        target=paper.item.target,
        today=paper.batch.today,
        units=lambda: _units(desk, paper.batch),
    )


def _units(desk: Desk, batch: Batch) -> Iterator[Target]:
    """Every unit of the batch. `all_items` would let go of what this transaction is writing."""
    after = 0
    while page := items(desk, batch.id, after=after):
        yield from (item.target for item in page)
        after = page[-1].position
