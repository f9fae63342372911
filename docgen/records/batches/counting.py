"""Bodies that get numbers in a batch and have not said how they count."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from docgen.errors import NotFound
from docgen.records.desk import Desk
from docgen.records.register.numbering import add_numbering, hold_settings, numbering_on


def let_count(desk: Desk, body: str, day: dt.date) -> None:
    """See that a body ("" for the agency itself) counts its papers on a day.

    A body without a numbering counts as the agency does, from now on. NotFound when the agency has
    none either; InvalidInput when the body counts otherwise in the same year.
    """
    if counts(desk, body, day):
        return
    own = numbering_on(desk, "", day)
    # Held, so that a worker beside us does not say it too.
    hold_settings(desk)
    if not counts(desk, body, day):
        add_numbering(desk, replace(own, body=body, id=0))


def counts(desk: Desk, body: str, day: dt.date) -> bool:
    """Whether somebody has said how a body counts on a day."""
    try:
        numbering_on(desk, body, day)
    except NotFound:
        return False
    return True
