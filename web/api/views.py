"""What each address of the API does."""

from __future__ import annotations

import datetime as dt

from flask import jsonify, render_template
from flask.typing import ResponseReturnValue

from docgen.errors import InvalidInput, NotFound, Problem
from docgen.issuing.issue import Issuer, Order
from docgen.issuing.issue import issue as issue_draft
from docgen.records import drafts as kept_drafts
from docgen.records.archive import PaperQuery, get_paper, search
from docgen.records.register import State, all_series
from docgen.records.register import entries as entries_of
from web.api import shapes
from web.api.asked import (
    MOST,
    STATUS_OF_NEW,
    DraftsAsked,
    EntriesAsked,
    IssueOrder,
    NewDraft,
    PapersAsked,
    body,
    needs,
    parameters,
)
from web.api.document import document
from web.beginnings import title_of
from web.downloads import TYPES, attachment
from web.forms.kinds_known import known_kind
from web.visitor import visitor
from web.wiring import services


def page() -> ResponseReturnValue:
    """The document as a page for people."""
    return render_template("api/page.html", document=document())


def openapi() -> ResponseReturnValue:
    """The OpenAPI document."""
    return jsonify(document())


@needs("read")
def agency() -> ResponseReturnValue:
    """The agency that the key belongs to."""
    with services().reading(visitor()) as desk:
        return jsonify(shapes.of_agency(desk.agency))


@needs("read")
def papers() -> ResponseReturnValue:
    """Issued papers that answer the query, the newest first."""
    asked = parameters(PapersAsked)
    query = PaperQuery(
        words=asked.words,
        number=asked.number,
        kind_name=asked.kind,
        first=asked.first,
        last=asked.last,
        signer=asked.signer,
    )
    day, _dot, last_id = asked.after.partition(".")
    after = (_day(day), int(last_id)) if asked.after else None
    with services().reading(visitor()) as desk:
        found = search(desk, query, after=after, limit=asked.limit)
    mark = f"{found.after[0]}.{found.after[1]}" if found.after else None
    return jsonify(papers=[shapes.of_hit(hit) for hit in found.hits], after=mark)


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise InvalidInput([Problem("after", "không có ngày này.")]) from None


@needs("read")
def paper(public_id: str) -> ResponseReturnValue:
    """One issued paper: its record and its files."""
    with services().reading(visitor()) as desk:
        return jsonify(shapes.of_paper(get_paper(desk, public_id)))


@needs("read")
def file(public_id: str, role: str) -> ResponseReturnValue:
    """A file of a paper, byte for byte."""
    with services().reading(visitor()) as desk:
        kept = get_paper(desk, public_id).files.get(role)
        if kept is None:
            raise NotFound("Văn bản này không có tệp ấy.")
        content = desk.store.read(kept.stored.sha256)
    return attachment(content, kept.name, TYPES.get(role, "application/octet-stream"))


@needs("read")
def series() -> ResponseReturnValue:
    """Every series of numbers."""
    with services().reading(visitor()) as desk:
        return jsonify(series=[shapes.of_series(one) for one in all_series(desk)])


@needs("read")
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


@needs("read")
def drafts() -> ResponseReturnValue:
    """Drafts at work, the youngest first."""
    asked = parameters(DraftsAsked)
    with services().reading(visitor()) as desk:
        lines = kept_drafts.drafts(desk, before=asked.before, limit=asked.limit)
    return jsonify(drafts=[shapes.of_draft_line(line) for line in lines])


@needs("read")
def draft(draft_id: int) -> ResponseReturnValue:
    """One draft in its newest version."""
    with services().reading(visitor()) as desk:
        return jsonify(shapes.of_draft(kept_drafts.get_draft(desk, _known(draft_id))))


@needs("draft")
def add_draft() -> ResponseReturnValue:
    """Keep a new draft. Half a paper is welcome: it is judged when it is issued."""
    dossier = body(NewDraft).dossier
    kind_id = known_kind(dossier)
    with services().desk(visitor()) as desk:
        made = kept_drafts.start_draft(desk, kind_id, title_of(dossier), dossier)
    return jsonify(shapes.of_draft(made)), STATUS_OF_NEW


@needs("issue")
def issue(draft_id: int) -> ResponseReturnValue:
    """Issue a draft; doing it again gives the same paper."""
    asked = body(IssueOrder)
    who = visitor()
    with services().reading(who) as desk:
        template_of = services().template_of(desk)
    tools = Issuer(
        services().records, who.agency_key, who.person_id, template_of, services().converter
    )
    order = Order(_known(draft_id), asked.version, asked.date, asked.copies, asked.file_notation)
    return jsonify(shapes.of_paper(issue_draft(tools, order)))


def _known(draft_id: int) -> int:
    """An id that the databases can look for; NotFound for one beyond them."""
    if draft_id > MOST:
        raise NotFound("Không có dự thảo này trong cơ quan.")
    return draft_id
