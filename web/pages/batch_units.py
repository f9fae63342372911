"""The units of a batch as its page lists them: of one state, found by name, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from flask import request
from flask_babel import gettext as _

from docgen.errors import NotFound
from docgen.intake.rows import bare
from docgen.records import Desk
from docgen.records.batches import (
    ITEM_STATE_NAMES,
    Batch,
    Item,
    ItemState,
    all_items,
    item,
    items,
)
from docgen.vietnamese import clean_line

#: What the list shows of the items, by the word in the address.
SHOWN = {
    "loi": ItemState.FAILED, "xong": ItemState.DONE, "cho": ItemState.WAITING, "tat-ca": None,
}  # fmt: skip
_A_PAGE = 50
#: Most units whose names are offered where one is chosen: the list is sent with the page.
_MOST_OFFERED = 400


def listed(desk: Desk, batch: Batch, otherwise: str = "tat-ca") -> dict[str, Any]:
    """What the list shows, as its address asks: ``xem`` a state, ``tim`` a name, ``sau`` a position.

    `otherwise` is what is shown where no state is asked for.
    """
    wanted = clean_line(request.args.get("tim", ""))
    asked = request.args.get("xem", "tat-ca" if wanted else otherwise)
    shown = asked if asked in SHOWN else "tat-ca"
    after = request.args.get("sau", 0, type=int)
    if wanted:
        every = all_items(desk, batch.id, state=SHOWN[shown])
        found = (one for one in named(every, wanted) if one.position > after)
        page = list(islice(found, _A_PAGE))
    else:
        page = items(desk, batch.id, state=SHOWN[shown], after=after, limit=_A_PAGE)
    return {
        "items": page,
        "shown": shown,
        "wanted": wanted,
        "after": after,
        "next": page[-1].position if len(page) == _A_PAGE else None,
        "item_state_names": ITEM_STATE_NAMES,
    }


def named(every: Iterable[Item], wanted: str) -> Iterator[Item]:
    """The items whose code that is, or whose name has these words in it, typed without marks or with."""
    words = bare(wanted)
    for one in every:
        if one.target.key == wanted or words in bare(one.target.name):
            yield one


def unit_asked(desk: Desk, batch: Batch) -> Item:
    """The unit that ``xa`` of the address asks for, by its place in the batch or by name.

    The first one where nothing is asked. NotFound when the batch has none of that name.
    """
    wanted = clean_line(request.args.get("xa", ""))
    if not wanted or (wanted.isdecimal() and len(wanted) < 5):
        return item(desk, batch.id, min(max(int(wanted or 1), 1), batch.total))
    found = list(named(all_items(desk, batch.id), wanted))
    if not found:
        raise NotFound(_("Đợt này không có đơn vị nào tên «%(name)s».", name=wanted[:60]))
    whole = (one for one in found if bare(one.target.name) == bare(wanted))
    return next(whole, found[0])


def names_offered(desk: Desk, batch: Batch) -> list[str]:
    """The names to choose a unit from; none where there are too many."""
    if batch.total > _MOST_OFFERED:
        return []
    return [one.target.name for one in all_items(desk, batch.id)]
