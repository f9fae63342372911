"""Ban hành: see the next number, give number and date in one act."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.errors import DocgenError, InvalidInput, NotFound, Severity
from docgen.issuing.draft import look
from docgen.issuing.issue import (
    Issuer,
    Order,
    issue,
    issued_from,
    number_text,
    numbered,
    request_key,
)
from docgen.papers import BuiltPaper, kind
from docgen.records import Desk
from docgen.records.drafts import Draft, get_draft
from docgen.records.opinions import is_approved
from docgen.records.register import Entry, entry_under_key, next_number, void
from web.counts import count_in
from web.days import day_in, needed_day
from web.faults import status_of
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("issue", __name__, url_prefix="/soan/<int:draft_id>")
#: What is typed on the page and stays there when another day is looked at.
_TYPED = ("ngay", "copies", "file_notation")


@blueprint.get("/ban-hanh")
def ask(draft_id: int) -> ResponseReturnValue:
    """What will be issued, under which number and date."""
    with services().reading(visitor()) as desk:
        if done := issued_from(desk, draft_id):
            return redirect(url_for("archive.paper", public_id=done.public_id))
        draft = get_draft(desk, draft_id)
        day, error = desk.now.astimezone().date(), None
        try:
            day = day_in(request.args, "ngay") or day
        except InvalidInput as wrong:
            error = wrong
        return _ask_page(desk, draft, day, error)


@blueprint.post("/ban-hanh")
def do(draft_id: int) -> ResponseReturnValue:
    """Issue. What goes wrong is told on the same page, with everything that was typed.

    A day that nobody has looked at yet is shown first: its number may be another.
    """
    if "look" in request.form or _is_another_day():
        return _look_again(draft_id)
    with services().reading(visitor()) as desk:
        get_draft(desk, draft_id)
        template_of = services().template_of(desk)
        day = desk.now.astimezone().date()
    who = visitor()
    tools = Issuer(
        services().records, who.agency_key, who.person_id, template_of, services().converter
    )
    try:
        day = needed_day(request.form, "day")
        paper = issue(tools, _order(draft_id, day))
    except DocgenError as error:
        with services().reading(visitor()) as desk:
            return _ask_page(desk, get_draft(desk, draft_id), day, error)
    flash(_("Đã ban hành. Văn bản đã vào sổ và vào kho."), "good")
    return redirect(url_for("archive.paper", public_id=paper.public_id))


def _is_another_day() -> bool:
    """Whether the day that is typed is not the one that the page shows the number of."""
    typed = request.form.get("ngay", "").strip()
    try:
        return bool(typed) and day_in(request.form, "ngay") != needed_day(request.form, "day")
    except InvalidInput:
        return True


def _look_again(draft_id: int) -> ResponseReturnValue:
    """To the page of the day that is typed, with everything else that is."""
    typed: dict[str, Any] = {name: request.form[name] for name in _TYPED if request.form.get(name)}
    return redirect(url_for("issue.ask", draft_id=draft_id, **typed))


def _order(draft_id: int, day: dt.date) -> Order:
    given = request.form
    version, copies = given.get("version", 0, type=int), count_in(given, "copies")
    return Order(draft_id, version, day, copies, given.get("file_notation", ""))


@blueprint.post("/huy-so")
def void_held(draft_id: int) -> ResponseReturnValue:
    """Give up the number that is held for this draft."""
    try:
        with services().desk(visitor()) as desk:
            entry = _held(desk, draft_id)
            if entry is None:
                raise NotFound("Dự thảo này không giữ số nào.")
            void(desk, entry.id, request.form.get("reason", ""))
    except InvalidInput as error:
        with services().reading(visitor()) as desk:
            day = desk.now.astimezone().date()
            return _ask_page(desk, get_draft(desk, draft_id), day, error)
    flash(
        _("Đã huỷ số %(number)s; số ấy vẫn nằm trong sổ cùng lý do.", number=entry.number_text),
        "good",
    )
    return _look_again(draft_id)


def _ask_page(
    desk: Desk, draft: Draft, day: dt.date, error: DocgenError | None
) -> ResponseReturnValue:
    today = desk.now.astimezone().date()
    seen = look({**draft.content, "date": day.isoformat()}, today)
    held = _held(desk, draft.id)
    paper = _with_date(draft, day, today) if seen.paper else None
    wrong = [one for one in seen.problems if one.severity is Severity.ERROR]
    number = _next(desk, paper, day, held) if paper else ""
    unnumbered = paper is not None and paper.paper.number is not None and not number
    alone = "HX-Request" in request.headers
    page = render_template(
        "issue/facts.html" if alone else "issue/ask.html",
        alone=alone,
        draft=draft,
        day=day,
        paper=paper,
        wrong=wrong,
        next_number=number,
        unnumbered=unnumbered,
        possible=paper is not None and not wrong and not unnumbered,
        held=held,
        approved=is_approved(desk, draft.id),
        fault=str(error) if error else "",
        edition=paper.edition if paper else None,
        typed=request.values,
    )
    return page, int(status_of(error)) if error else 200


def _with_date(draft: Draft, day: dt.date, today: dt.date) -> BuiltPaper | None:
    try:
        return numbered(draft.content, day, None, today)
    except InvalidInput:
        return None


def _next(desk: Desk, paper: BuiltPaper, day: dt.date, held: Entry | None) -> str:
    """The number that the paper would get now, "" where it gets none or nobody has said how."""
    if held is not None:
        return held.number_text
    if paper.paper.number is None:
        return ""
    try:
        value = next_number(desk, "", kind(paper.paper.kind).name, day)
    except NotFound:
        return ""
    return number_text(paper, value)


def _held(desk: Desk, draft_id: int) -> Entry | None:
    return entry_under_key(desk, request_key(desk, draft_id))
