"""The archive: find, look at, download, annul, hand over the records."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.errors import InvalidInput, NotFound, Problem
from docgen.papers import kinds
from docgen.records import Desk
from docgen.records.archive import (
    KeptPaper,
    PaperQuery,
    Snapshot,
    annul,
    get_paper,
    metadata_csv,
    metadata_json,
    search,
    versions,
)
from web.days import day_in, needed_day
from web.downloads import CSV, JSON, TYPES, ZIP, attachment
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("archive", __name__, url_prefix="/kho")
_PAGE = 50
#: Papers that one export takes at most; more are refused, never left out unseen.
_MOST_EXPORTED = 20_000
_TOO_MANY = (
    f"Có hơn {_MOST_EXPORTED:,}".replace(",", ".")
    + " văn bản, nhiều hơn một lần xuất. Hãy thu hẹp khoảng ngày rồi xuất từng phần."
)


@blueprint.get("")
def find() -> ResponseReturnValue:
    """Papers that answer the query, the newest first, a page at a time."""
    query = _query()
    with services().reading(visitor()) as desk:
        page = search(desk, query, after=_after(request.args.get("sau", "")), limit=_PAGE)
    return render_template(
        "archive/find.html", page=page, query=query, kinds=kinds(), given=_given()
    )


def _query() -> PaperQuery:
    """What the address asks for; raises InvalidInput for a day that is none."""
    given = request.args
    return PaperQuery(
        words=given.get("tu", ""),
        number=given.get("so", None, type=int),
        kind_name=given.get("loai", ""),
        first=day_in(given, "tu-ngay"),
        last=day_in(given, "den-ngay"),
        signer=given.get("nguoi-ky", ""),
        with_former="ca-ban-cu" in given,
    )


def _given() -> dict[str, str]:
    """The query as the next page and the export ask it again."""
    return {key: value for key, value in request.args.items() if key != "sau" and value}


def _after(written: str) -> tuple[dt.date, int] | None:
    day, _dot, number = written.partition(".")
    try:
        return (dt.date.fromisoformat(day), int(number[:15])) if written else None
    except ValueError:
        return None


@blueprint.get("/<public_id>")
def paper(public_id: str) -> ResponseReturnValue:
    """One paper: its pages, its facts, its files, its versions."""
    with services().reading(visitor()) as desk:
        kept = get_paper(desk, public_id)
        chain = versions(desk, public_id)
        count = _shelve(desk, kept)
    return render_template("archive/paper.html", paper=kept, chain=chain, count=count)


def _shelve(desk: Desk, kept: KeptPaper) -> int:
    """Have the pages of a paper ready to be drawn; how many there are, 0 without a PDF."""
    file = kept.files.get("pdf")
    if file is None:
        return 0
    shelf, owner = services().shelf, _owner(kept.public_id)
    pdf = shelf.get(owner, file.stored.sha256) or desk.store.read(file.stored.sha256)
    return shelf.put(owner, file.stored.sha256, pdf)


def _owner(public_id: str) -> str:
    return f"{visitor().agency_key}/{public_id}"


@blueprint.get("/<public_id>/trang/<int:page>.png")
def page(public_id: str, page: int) -> ResponseReturnValue:
    """The picture of a page."""
    with services().reading(visitor()) as desk:
        kept = get_paper(desk, public_id)
        if not _shelve(desk, kept):
            raise NotFound("Văn bản này không có PDF.")
    key = kept.files["pdf"].stored.sha256
    response = Response(
        services().shelf.picture(_owner(public_id), key, page), mimetype="image/png"
    )
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    return response


@blueprint.get("/<public_id>/tep/<role>")
def file(public_id: str, role: str) -> ResponseReturnValue:
    """A file of a paper, byte for byte as it was issued."""
    with services().reading(visitor()) as desk:
        kept = get_paper(desk, public_id)
        if role not in kept.files:
            raise NotFound("Văn bản này không có tệp ấy.")
        content = desk.store.read(kept.files[role].stored.sha256)
    kind = TYPES.get(role, "application/octet-stream")
    return attachment(content, kept.files[role].name, kind)


@blueprint.get("/<public_id>/word-va-pdf.zip")
def both(public_id: str) -> ResponseReturnValue:
    """DOCX and PDF in one file."""
    packed = io.BytesIO()
    with services().reading(visitor()) as desk, zipfile.ZipFile(packed, "w") as package:
        kept = get_paper(desk, public_id)
        for role in ("docx", "pdf"):
            if one := kept.files.get(role):
                package.writestr(one.name, desk.store.read(one.stored.sha256))
    name = kept.snapshot.number_text or kept.snapshot.kind_name
    return attachment(packed.getvalue(), f"{name}.zip", ZIP)


@blueprint.get("/ho-so.<ending>")
def export(ending: str) -> ResponseReturnValue:
    """The electronic records of the papers found (NĐ 30/2020 PL.VI), as JSON or CSV."""
    writers = {"json": (metadata_json, JSON), "csv": (metadata_csv, CSV)}
    if ending not in writers:
        raise NotFound("Chỉ xuất được JSON và CSV.")
    write, kind = writers[ending]
    with services().reading(visitor()) as desk:
        content = write(_snapshots(desk, _query()))
    return attachment(content.encode(), f"ho-so-van-ban.{ending}", kind)


def _snapshots(desk: Desk, query: PaperQuery) -> Iterator[Snapshot]:
    """Every paper found. InvalidInput when there are more than one export takes."""
    after, count = None, 0
    while True:
        found = search(desk, query, after=after, limit=_PAGE)
        count += len(found.hits)
        if count > _MOST_EXPORTED:
            raise InvalidInput([Problem("tu-ngay", _TOO_MANY)])
        for hit in found.hits:
            yield get_paper(desk, hit.public_id).snapshot
        if (after := found.after) is None:
            return


@blueprint.post("/<public_id>/bai-bo")
def annul_paper(public_id: str) -> ResponseReturnValue:
    """Note that a paper no longer stands."""
    day = needed_day(request.form, "day")
    with services().desk(visitor()) as desk:
        annul(
            desk, public_id, day, request.form.get("reason", ""), request.form.get("instrument", "")
        )
    flash(_("Đã ghi bãi bỏ. Số và tệp của văn bản vẫn giữ nguyên."), "good")
    return redirect(url_for("archive.paper", public_id=public_id))
