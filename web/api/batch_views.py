"""Batches: asked for, watched, steered, downloaded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue

from docgen.errors import InvalidInput, NotFound, Problem, Severity
from docgen.intake.sheets import RawSheet, SheetRow
from docgen.intake.targets import Targets, choose_targets, targets_in
from docgen.issuing.batch.checking_first import Checked, check_first
from docgen.papers.merge import fields_wanted, table_slots
from docgen.papers.merge.law import law_of
from docgen.papers.merge.names import FieldNames
from docgen.places import Kind
from docgen.records import Desk
from docgen.records import batches as kept
from docgen.records.batches import Batch, BatchState, ItemState, Numbers
from web.api import shapes
from web.api.asked import body, known_id, parameters, require
from web.api.batch_asked import BatchesAsked, ItemsAsked, NewBatchOrder
from web.batch.order import new_batch, register_of
from web.pages import batch_files
from web.visitor import visitor
from web.wiring import services


def batches() -> ResponseReturnValue:
    """Batches, the youngest first; those that were put away by themselves."""
    asked = parameters(BatchesAsked)
    with services().reading(visitor()) as desk:
        found = kept.batches(
            desk, before=asked.before, limit=asked.limit, discarded=asked.discarded
        )
        told = [shapes.of_batch(one, kept.progress(desk, one.id)) for one in found]
    return jsonify(batches=told)


def add_batch() -> ResponseReturnValue:
    """Check every unit and keep the batch; the same key again gives the same batch."""
    asked = body(NewBatchOrder)
    if asked.options.numbers is Numbers.REGISTER:
        require("issue")
    with services().reading(visitor()) as desk:
        today, template_of = desk.now.astimezone().date(), services().template_of(desk)
        own = register_of(desk, asked.options)
    targets = _targets(asked, today)
    checked = check_first(asked.dossier, targets.targets, today, template_of, register_of=own)
    problems = [*targets.problems, *_without_column(asked, targets), *_told(checked)]
    errors = [one for one in problems if one.severity is Severity.ERROR]
    if errors:
        raise InvalidInput(errors)
    with services().desk(visitor()) as desk:
        new = new_batch(
            asked.name, asked.dossier, targets.targets, asked.options, today, f"api:{asked.key}"
        )
        batch = kept.create_batch(desk, new)
        if asked.start:
            batch = kept.start_batch(desk, batch.id)
    _signal(batch)
    with services().reading(visitor()) as desk:
        told = shapes.of_batch(batch, kept.progress(desk, batch.id))
    warnings = [shapes.of_problem(one) for one in problems]
    return jsonify(batch=told, warnings=warnings), HTTPStatus.CREATED


def _targets(asked: NewBatchOrder, today: dt.date) -> Targets:
    """The units that a program names in one way or the other."""
    day, edition = law_of(asked.dossier, today)
    reasons = edition.date.place_type_in_front_when
    if (asked.communes is None) == (asked.sheets is None):
        raise InvalidInput([Problem("communes", "cần đúng một trong hai: communes hoặc sheets.")])
    if asked.sheets is not None:
        raw = [_sheet(name, rows) for name, rows in asked.sheets.items()]
        slots = table_slots(asked.dossier)
        return targets_in([one for one in raw if one.rows], slots, on=day, place_reasons=reasons)
    communes = asked.communes
    if communes is None or not (communes.everywhere or communes.provinces or communes.names):
        raise InvalidInput([Problem("communes", "chưa chọn xã nào; cả nước thì ghi everywhere.")])
    within = () if communes.everywhere else communes.provinces
    chosen = [Kind(kind) for kind in communes.kinds]
    return choose_targets(within, chosen, communes.names, on=day, place_reasons=reasons)


def _sheet(name: str, rows: tuple[tuple[Any, ...], ...]) -> RawSheet:
    numbered = (
        SheetRow(number, tuple("" if cell is None else str(cell) for cell in row))
        for number, row in enumerate(rows, start=1)
    )
    return RawSheet(name, tuple(row for row in numbered if any(row.cells)))


def _without_column(asked: NewBatchOrder, targets: Targets) -> Iterator[Problem]:
    """Names between «» that nothing fills, unless they are to be printed as typed."""
    known = FieldNames(targets.columns)
    for name in () if asked.as_typed or not targets.targets else fields_wanted(asked.dossier):
        if known.known(name) is None:
            yield Problem(
                "dossier", f"không có cột «{name}»; in nguyên văn thì ghi as_typed: true."
            )


def _told(checked: Checked) -> Iterator[Problem]:
    """What checking found: one problem a finding, with the keys of all units that it is of."""
    for one in checked.found:
        place, line = one.places[0] if one.places else ("", None)
        units = f"{', '.join(one.keys)}: " if one.keys else ""
        yield Problem(place, units + one.message, one.severity, line)


def batch(batch_id: int) -> ResponseReturnValue:
    """One batch and how far it has come."""
    with services().reading(visitor()) as desk:
        return jsonify(_of(desk, kept.get_batch(desk, known_id(batch_id))))


def _of(desk: Desk, one: Batch) -> dict[str, Any]:
    return shapes.of_batch(one, kept.progress(desk, one.id))


def items(batch_id: int) -> ResponseReturnValue:
    """The units of a batch in their order, with their papers."""
    asked = parameters(ItemsAsked)
    state = ItemState(asked.state) if asked.state else None
    with services().reading(visitor()) as desk:
        found = kept.items(
            desk, known_id(batch_id), state=state, after=asked.after, limit=asked.limit
        )
        kept.get_batch(desk, batch_id)
    after = found[-1].position if len(found) == asked.limit else None
    return jsonify(items=[shapes.of_item(batch_id, one) for one in found], after=after)


#: Acts after which no number is taken.
_TAKE_NO_NUMBER = (kept.stop_batch, kept.discard_batch)


def steering(steer: Callable[[Desk, int], Batch]) -> Callable[[int], ResponseReturnValue]:
    """The view that starts, stops, resumes, retries or puts away; who lets the workers take
    numbers needs the scope for them."""

    def view(batch_id: int) -> ResponseReturnValue:
        with services().desk(visitor()) as desk:
            options = kept.get_batch(desk, known_id(batch_id)).options
            if options.numbers is Numbers.REGISTER and steer not in _TAKE_NO_NUMBER:
                require("issue")
            steered = steer(desk, known_id(batch_id))
            told = _of(desk, steered)
        _signal(steered)
        return jsonify(told)

    return view


def _signal(steered: Batch) -> None:
    if steered.state is BatchState.RUNNING:
        services().queue.signal(visitor().agency_key, steered.id)


def output(batch_id: int, output: str) -> ResponseReturnValue:
    """All that is done as a ZIP, or the index."""
    made = {"all.zip": batch_files.zip_of, "index.xlsx": batch_files.index_of}.get(output)
    if made is None:
        raise NotFound("Chỉ có all.zip và index.xlsx.")
    return made(known_id(batch_id))


def printed(batch_id: int, place: int) -> ResponseReturnValue:
    """The same paper of every unit as one PDF; `place` counts the papers of the dossier from 0."""
    return batch_files.print_of(known_id(batch_id), known_id(place), duplex=False)


def item_file(batch_id: int, position: int, place: int, form: str) -> ResponseReturnValue:
    """One file of one unit."""
    return batch_files.paper(known_id(batch_id), known_id(position), known_id(place), form)
