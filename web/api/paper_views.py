"""Issued papers and their files."""

from __future__ import annotations

import datetime as dt

from flask import jsonify
from flask.typing import ResponseReturnValue

from docgen.errors import InvalidInput, NotFound, Problem
from docgen.records.archive import PaperQuery, get_paper, search
from docgen.records.archive import annul as annul_paper
from web.api import shapes
from web.api.asked import AnnulmentOrder, PapersAsked, body, parameters
from web.downloads import TYPES, attachment
from web.visitor import visitor
from web.wiring import services


def agency() -> ResponseReturnValue:
    """The agency that the key belongs to."""
    with services().reading(visitor()) as desk:
        return jsonify(shapes.of_agency(desk.agency))


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
        agency=asked.agency,
        with_former=asked.former,
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


def paper(public_id: str) -> ResponseReturnValue:
    """One issued paper: its record and its files."""
    with services().reading(visitor()) as desk:
        return jsonify(shapes.of_paper(get_paper(desk, public_id)))


def file(public_id: str, role: str) -> ResponseReturnValue:
    """A file of a paper, byte for byte."""
    with services().reading(visitor()) as desk:
        kept = get_paper(desk, public_id).files.get(role)
        if kept is None:
            raise NotFound("Văn bản này không có tệp ấy.")
        content = desk.store.read(kept.stored.sha256)
    return attachment(content, kept.name, TYPES.get(role, "application/octet-stream"))


def annul(public_id: str) -> ResponseReturnValue:
    """Note that a paper no longer stands."""
    order = body(AnnulmentOrder)
    with services().desk(visitor()) as desk:
        kept = annul_paper(desk, public_id, order.date, order.reason, order.instrument)
        return jsonify(shapes.of_paper(kept))
