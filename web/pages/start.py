"""The first page: drafts at work, numbers that are held, papers just issued."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from docgen.records import drafts
from docgen.records.archive import PaperQuery, search
from docgen.records.register import still_reserved
from docgen.records.rights import Act, may
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("start", __name__)
_FEW = 10


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """What waits, and what was done lately."""
    before = request.args.get("truoc", type=int)
    with services().reading(visitor()) as desk:
        reads = may(visitor().roles, Act.READ_DRAFTS)
        return render_template(
            "start/home.html",
            agency=desk.agency,
            drafts=drafts.drafts(desk, before=before) if reads else (),
            full=drafts.PAGE_SIZE,
            held=still_reserved(desk),
            papers=search(desk, PaperQuery(), limit=_FEW).hits,
        )
