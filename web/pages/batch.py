"""Every commune at once: which papers, for whom, checked; then a job of its own page."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen import places
from docgen.errors import BrokenFile, DocgenError, InvalidInput, Problem
from docgen.intake.targets import Targets, empty_targets
from docgen.issuing.batch.checking_first import Checked, check_first
from docgen.papers.merge import COMMUNE_FIELDS, MergeTemplate, fields_wanted, table_slots
from docgen.papers.merge.law import law_of
from docgen.records import Desk
from docgen.records.batches import STATE_NAMES, BatchOptions, batches
from docgen.records.drafts import drafts
from docgen.vietnamese import clean_line
from web.batch.fields import fields_shown
from web.batch.order import keep_once, new_batch, options_asked, register_of
from web.batch.place_words import place_words
from web.batch.what import What, has_own_head, what_asked
from web.batch.whom import (
    EVERYWHERE,
    KINDS,
    Choice,
    choice_asked,
    or_nobody,
    targets_asked,
    without_column,
)
from web.downloads import XLSX, attachment
from web.faults import problems_of, status_of
from web.pages.batch_words import of_error, of_one_like_it
from web.uploads import sent_file
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("batch", __name__, url_prefix="/nhieu-xa")

_DRAFTS_SHOWN, _BATCHES_SHOWN = 100, 30


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The batches of the agency, the youngest first; those that were put away by themselves."""
    before, discarded = request.args.get("truoc", type=int), "da-bo" in request.args
    with services().reading(visitor()) as desk:
        shown = batches(desk, before=before, limit=_BATCHES_SHOWN, discarded=discarded)
        any_discarded = discarded or bool(batches(desk, limit=1, discarded=True))
    return render_template(
        "batch/index.html",
        batches=shown,
        state_names=STATE_NAMES,
        full=_BATCHES_SHOWN,
        discarded=discarded,
        any_discarded=any_discarded,
    )


@blueprint.get("/moi")
def what() -> ResponseReturnValue:
    """Which papers: drafts of the agency, or a dossier file."""
    with services().reading(visitor()) as desk:
        return _what_page(desk)


def _what_page(desk: Desk, error: DocgenError | None = None) -> ResponseReturnValue:
    page = render_template(
        "batch/what.html",
        drafts=drafts(desk, limit=_DRAFTS_SHOWN),
        fields=fields_shown(_today(desk)),
        new_here=not batches(desk, limit=1),
        chosen=set(request.values.getlist("draft", type=int)),
        fault=of_error(error),
        problems=problems_of(error) if error else (),
    )
    return page, status_of(error) if error else 200


@blueprint.route("/moi/cho-ai", methods=["GET", "POST"])
def whom() -> ResponseReturnValue:
    """For whom: the fields of the papers, and the communes."""
    with services().reading(visitor()) as desk:
        try:
            asked = what_asked(desk, request.values, sent_file("dossier_file") or b"")
        except (InvalidInput, BrokenFile) as error:
            return _what_page(desk, error)
        return _whom_page(desk, asked, Choice(), BatchOptions(), clean_line(asked.title))


@blueprint.post("/moi/bang-xa.xlsx")
def empty() -> ResponseReturnValue:
    """A workbook for the chosen communes: a column a field, a sheet a table."""
    choice = choice_asked(request.form)
    with services().reading(visitor()) as desk:
        asked = what_asked(desk, request.form)
        targets = targets_asked(asked.content, choice, b"", _today(desk))
        if targets.wrong or choice.is_empty:
            return _whom_page(
                desk, asked, choice, options_asked(request.form), _name(asked),
                targets=or_nobody(choice, targets),
            )  # fmt: skip
    content = empty_targets(
        targets.targets, fields_wanted(asked.content), table_slots(asked.content)
    )
    return attachment(content, f"{_('Bảng các xã')}.xlsx", XLSX)


@blueprint.post("/moi/kiem-tra")
def check() -> ResponseReturnValue:
    """Check every unit; what is wrong is told on the form, what is right becomes a batch."""
    choice, options = choice_asked(request.form), options_asked(request.form)
    table = sent_file("table")
    with services().reading(visitor()) as desk:
        asked = what_asked(desk, request.form)
        today, template_of = _today(desk), services().template_of(desk)
        try:
            targets = targets_asked(asked.content, choice, table or b"", today)
        except BrokenFile as error:
            targets = Targets((), (), (Problem("", str(error)),))
        if table is None:
            targets = or_nobody(choice, targets)
        checked = None
        if targets.targets:
            own = register_of(desk, options)
            checked = check_first(
                asked.content, targets.targets, today, template_of, asked.line_of, register_of=own
            )
        unknown = bool(without_column(asked.content, targets)) and not request.form.get("as_typed")
        if checked is None or targets.wrong or checked.wrong or unknown:
            return _whom_page(
                desk, asked, choice, options, _name(asked), targets=targets, checked=checked
            )
    with services().desk(visitor()) as desk:
        kept = keep_once(
            desk, new_batch(_name(asked), asked.content, targets.targets, options, today)
        )
    services().checked_lately.put(visitor().agency_key, kept.batch.id, checked, desk.now)
    if told := of_one_like_it(kept):
        flash(told, "told")
    return redirect(url_for("batch_job.job", batch_id=kept.batch.id))


def _whom_page(
    desk: Desk,
    asked: What,
    choice: Choice,
    options: BatchOptions,
    name: str,
    *,
    targets: Targets | None = None,
    checked: Checked | None = None,
) -> ResponseReturnValue:
    day, _edition = law_of(asked.content, _today(desk))
    template = MergeTemplate(
        asked.content, (*COMMUNE_FIELDS, *fields_wanted(asked.content)), asked.line_of
    )
    uses: dict[str, list[Any]] = {}
    for use in template.fields:
        uses.setdefault(use.name, []).append(use)
    page = render_template(
        "batch/whom.html",
        what=asked,
        place_words=partial(place_words, content=asked.content),
        name=name,
        uses=uses,
        wanted=fields_wanted(asked.content),
        slots=table_slots(asked.content),
        own_head=has_own_head(asked.content, (use.place for use in template.fields)),
        provinces=places.provinces(day),
        on=day,
        first_day=places.first_day(),
        everywhere=EVERYWHERE,
        kinds=KINDS,
        choice=choice,
        options=options,
        commune_fields=COMMUNE_FIELDS,
        targets=targets,
        checked=checked,
        without_column=without_column(asked.content, targets)
        if targets and targets.targets
        else (),
        as_typed=bool(request.form.get("as_typed")),
        names={one.key: one.name for one in targets.targets} if targets else {},
        row_of=targets.row_of if targets else {},
    )
    return page, 422 if targets is not None else 200


def _name(asked: What) -> str:
    return clean_line(request.form.get("name", ""))[:200] or clean_line(asked.title)


def _today(desk: Desk) -> dt.date:
    return desk.now.astimezone().date()
