"""The fields that every commune has by itself, each with what it prints for one of them."""

from __future__ import annotations

import datetime as dt

from docgen.intake.targets import choose_targets
from docgen.papers.merge import COMMUNE_FIELDS

#: Xã Đông Khê, tỉnh Cao Bằng.
_EXAMPLE = "01786"


def fields_shown(on: dt.date) -> tuple[tuple[str, str], ...]:
    """Name and example of each field; "" for an example on a day without the commune of the examples."""
    chosen = choose_targets([], [], [_EXAMPLE], on=on, place_reasons=()).targets
    values = chosen[0].values if chosen else {}
    return tuple((name, values.get(name, "")) for name in COMMUNE_FIELDS)
