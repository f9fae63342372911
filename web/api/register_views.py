"""The register: its series, its lines, and numbers for papers that are made elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue

from docgen.errors import InvalidInput, Problem
from docgen.model import Number
from docgen.records import Desk
from docgen.records.batches import void_number
from docgen.records.register import Details, NumberRequest, State, all_series, get_entry
from docgen.records.register import confirm as confirm_number
from docgen.records.register import entries as entries_of
from docgen.records.register import reserve as reserve_number
from docgen.standards.library import choose
from docgen.standards.writing import letters, symbol
from web.api import shapes
from web.api.asked import (
    Columns,
    Confirmation,
    EntriesAsked,
    Reservation,
    VoidOrder,
    body,
    known_id,
    parameters,
)
from web.visitor import visitor
from web.wiring import services

_COLUMNS = tuple(Columns.model_fields)


def series() -> ResponseReturnValue:
    """Every series of numbers."""
    with services().reading(visitor()) as desk:
        return jsonify(series=[shapes.of_series(one) for one in all_series(desk)])


def entries() -> ResponseReturnValue:
    """Lines of the register in order of series and number."""
    asked = parameters(EntriesAsked)
    state = State(asked.state) if asked.state else None
    first, _dot, second = asked.after.partition(".")
    after = (int(first), int(second)) if asked.after else None
    with services().reading(visitor()) as desk:
        found = entries_of(desk, asked.series, state, after=after, limit=asked.limit)
    mark = f"{found.after[0]}.{found.after[1]}" if found.after else None
    return jsonify(entries=[shapes.of_entry(one) for one in found.entries], after=mark)


def reserve() -> ResponseReturnValue:
    """The next number for a paper; the same key again gives the same number."""
    order = body(Reservation)
    with services().desk(visitor()) as desk:
        spell = _speller(desk, order.kind, order.date, order.unit)
        # A prefix of its own: no program may ask under the key of a draft.
        request = NumberRequest(f"api:{order.key}", order.kind, order.date, spell)
        entry = reserve_number(desk, request, Details(**_columns(order)))
    return jsonify(shapes.of_entry(entry)), HTTPStatus.CREATED


def _speller(desk: Desk, kind: str, day: dt.date, unit: str) -> Callable[[int], str]:
    agency = desk.agency.profile.agency
    edition = choose(agency.side, day, desk.now.date())
    try:
        code = letters(edition, kind, day)
    except KeyError:
        names = ", ".join(one.name for one in edition.kinds)
        raise InvalidInput(
            [Problem("kind", f"Không có loại «{kind}»; các loại: {names}.")]
        ) from None
    return lambda value: symbol(edition, Number(value, code, agency.sign, unit))


def confirm(entry_id: int) -> ResponseReturnValue:
    """Settle that a number was used."""
    order = body(Confirmation)
    with services().desk(visitor()) as desk:
        details = replace(get_entry(desk, known_id(entry_id)).details, **_columns(order))
        return jsonify(shapes.of_entry(confirm_number(desk, entry_id, order.date, details)))


def void(entry_id: int) -> ResponseReturnValue:
    """Give up a reserved number."""
    order = body(VoidOrder)
    with services().desk(visitor()) as desk:
        return jsonify(shapes.of_entry(void_number(desk, known_id(entry_id), order.reason)))


def _columns(order: Columns) -> dict[str, Any]:
    """The columns that were given."""
    given = {name: getattr(order, name) for name in _COLUMNS}
    return {name: value for name, value in given.items() if value is not None}
