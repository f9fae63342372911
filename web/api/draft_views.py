"""Drafts: sent, changed, judged, seen as files, issued."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue

from docgen.errors import InvalidInput, NotFound, Severity
from docgen.issuing.draft import docx_of, look
from docgen.issuing.issue import Issuer, Order
from docgen.issuing.issue import issue as issue_draft
from docgen.papers import BuiltPaper
from docgen.records import Desk
from docgen.records import drafts as kept_drafts
from docgen.records.drafts import Draft
from web.api import shapes
from web.api.asked import (
    ChangedDraft,
    DraftsAsked,
    IssueOrder,
    NewDraft,
    body,
    known_id,
    parameters,
)
from web.beginnings import title_of
from web.downloads import TYPES, attachment
from web.forms.kinds_known import known_kind
from web.visitor import visitor
from web.wiring import services


def drafts() -> ResponseReturnValue:
    """Drafts at work, the youngest first."""
    asked = parameters(DraftsAsked)
    with services().reading(visitor()) as desk:
        lines = kept_drafts.drafts(desk, before=asked.before, limit=asked.limit)
    return jsonify(drafts=[shapes.of_draft_line(line) for line in lines])


def draft(draft_id: int) -> ResponseReturnValue:
    """One draft in its newest version."""
    with services().reading(visitor()) as desk:
        return jsonify(shapes.of_draft(kept_drafts.get_draft(desk, known_id(draft_id))))


def add_draft() -> ResponseReturnValue:
    """Keep a new draft. Half a paper is welcome: it is judged when it is issued."""
    dossier = body(NewDraft).dossier
    kind_id = known_kind(dossier)
    with services().desk(visitor()) as desk:
        made = kept_drafts.start_draft(desk, kind_id, title_of(dossier), dossier)
    return jsonify(shapes.of_draft(made)), HTTPStatus.CREATED


def change_draft(draft_id: int) -> ResponseReturnValue:
    """Keep a new version; 409 when somebody saved since the version that was seen."""
    given = body(ChangedDraft)
    known_kind(given.dossier)
    with services().desk(visitor()) as desk:
        title = title_of(given.dossier)
        saved = kept_drafts.save_draft(
            desk, known_id(draft_id), given.version, title, given.dossier
        )
    return jsonify(shapes.of_draft(saved))


def problems(draft_id: int) -> ResponseReturnValue:
    """What has to be mended before the draft can be issued, and what should be looked at."""
    with services().reading(visitor()) as desk:
        seen = look(_of(desk, draft_id).content, desk.now.astimezone().date())
    ready = all(one.severity is not Severity.ERROR for one in seen.problems)
    return jsonify(problems=[shapes.of_problem(one) for one in seen.problems], ready=ready)


def file(draft_id: int, form: str) -> ResponseReturnValue:
    """The draft as a file, without number."""
    with services().reading(visitor()) as desk:
        known = _of(desk, draft_id)
        built = _built(desk, known.content)
        template_of = services().template_of(desk)
    if form == "docx":
        content = docx_of(built, template_of)
    elif form == "pdf":
        content = services().converter.convert_bytes(docx_of(built, template_of))
    else:
        raise NotFound("Chỉ có tệp docx và pdf.")
    return attachment(content, f"du-thao-{draft_id}-{known.kind}.{form}", TYPES[form])


def _of(desk: Desk, draft_id: int) -> Draft:
    return kept_drafts.get_draft(desk, known_id(draft_id))


def _built(desk: Desk, content: Any) -> BuiltPaper:
    seen = look(content, desk.now.astimezone().date())
    if seen.paper is None:
        raise InvalidInput(seen.problems)
    return seen.paper


def issue(draft_id: int) -> ResponseReturnValue:
    """Issue a draft; doing it again gives the same paper."""
    asked = body(IssueOrder)
    who = visitor()
    with services().reading(who) as desk:
        template_of = services().template_of(desk)
    tools = Issuer(
        services().records, who.agency_key, who.person_id, template_of, services().converter
    )
    order = Order(known_id(draft_id), asked.version, asked.date, asked.copies, asked.file_notation)
    return jsonify(shapes.of_paper(issue_draft(tools, order)))
