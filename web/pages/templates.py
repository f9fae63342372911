"""Word templates of the agency: uploaded, linted, tried with a sample, then used."""

from __future__ import annotations

import base64
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.errors import BrokenFile, DocgenError, NotFound, Problem, Severity
from docgen.filling.fill import fill, template_path
from docgen.filling.lint import lint
from docgen.filling.template import prepare_bytes
from docgen.issuing.draft import NO_MOMENT, look
from docgen.issuing.office_templates import template_bytes, template_key
from docgen.model import Side
from docgen.papers import Kind, kinds
from docgen.pdf.docx_check import check_docx
from docgen.records import Desk
from docgen.records.standing import (
    Sort,
    add_standing,
    get_standing,
    retire_standing,
    standing,
)
from docgen.settings import settings
from web import beginnings
from web.downloads import DOCX, PDF, attachment
from web.uploads import sent_file
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("templates", __name__, url_prefix="/mau")

_MOST_BYTES = 2 << 20


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The templates in use."""
    with services().reading(visitor()) as desk:
        side = desk.agency.profile.agency.side
        return _page(desk, side)


def _page(desk: Desk, side: Side, status: int = 200, **more: Any) -> ResponseReturnValue:
    own = {item.content["for"]: item for item in standing(desk, Sort.TEMPLATE)}
    rows = [(kind, own.get(template_key(side.value, kind.template))) for kind in kinds()]
    page = render_template("templates/index.html", rows=rows, side=side, **more)
    return page, status


@blueprint.get("/goc/<template>.docx")
def shipped(template: str) -> ResponseReturnValue:
    """A template as it came with docgen, to be changed in Word."""
    found = _kind(template)
    with services().reading(visitor()) as desk:
        side = desk.agency.profile.agency.side
    content = template_path(settings().templates, side, found.template).read_bytes()
    return attachment(content, f"mau-{found.template}.docx", DOCX)


@blueprint.get("/rieng/<int:item_id>.docx")
def own(item_id: int) -> ResponseReturnValue:
    """A template that the agency put to use."""
    with services().reading(visitor()) as desk:
        item = get_standing(desk, item_id)
        content = template_bytes(item)
    return attachment(content, f"{item.name}.docx", DOCX)


@blueprint.post("")
def upload() -> ResponseReturnValue:
    """Lint a template, try it with a sample, and put it to use when both go well."""
    found, content = _uploaded()
    # Trying takes LibreOffice seconds: nobody's writing waits for it.
    with services().reading(visitor()) as desk:
        side = desk.agency.profile.agency.side
        problems = lint(content, found.template)
        if any(problem.severity is Severity.ERROR for problem in problems):
            return _page(desk, side, 422, problems=problems, tried=found)
        if failure := _failure(desk, found, content):
            return _page(desk, side, 422, problems=[*problems, failure], tried=found)
    key = template_key(side.value, found.template)
    with services().desk(visitor()) as desk:
        for former in standing(desk, Sort.TEMPLATE):
            if former.content["for"] == key:
                retire_standing(desk, former.id)
        kept = {"for": key, "docx": base64.b64encode(content).decode()}
        add_standing(desk, Sort.TEMPLATE, found.name, kept)
    flash(_("Mẫu đã kiểm tra, đã thử và bắt đầu dùng."), "good")
    return redirect(url_for("templates.index"))


@blueprint.post("/thu")
def trial() -> ResponseReturnValue:
    """The sample in an uploaded template, as PDF, without putting the template to use."""
    found, content = _uploaded()
    with services().reading(visitor()) as desk:
        docx = _tried(desk, found, content)
    return attachment(services().converter.convert_bytes(docx), f"thu-{found.template}.pdf", PDF)


@blueprint.post("/<int:item_id>/thoi")
def retire(item_id: int) -> ResponseReturnValue:
    """Go back to the template that came with docgen."""
    with services().desk(visitor()) as desk:
        template_bytes(get_standing(desk, item_id))
        retire_standing(desk, item_id)
    flash(_("Đã trở lại mẫu gốc."), "good")
    return redirect(url_for("templates.index"))


def _uploaded() -> tuple[Kind[Any], bytes]:
    found = _kind(request.form.get("template", ""))
    content = sent_file("file", _MOST_BYTES + 1) or b""
    if len(content) > _MOST_BYTES:
        raise BrokenFile(f"Mẫu lớn quá {_MOST_BYTES >> 20} MB; hãy giảm cỡ ảnh trong mẫu.")
    check_docx(content)
    return found, content


def _kind(template: str) -> Kind[Any]:
    for kind in kinds():
        if kind.template == template:
            return kind
    raise NotFound("Không có loại mẫu này.")


def _tried(desk: Desk, kind: Kind[Any], content: bytes) -> bytes:
    """A sample of the kind, on the agency's side, filled into the template."""
    side = desk.agency.profile.agency.side.value
    fitting = [one for one in beginnings.samples() if one.kind == kind.id]
    fitting.sort(key=lambda one: one.data["issuer"].get("side") != side)
    if not fitting:
        raise NotFound("Chưa có mẫu soạn sẵn để thử loại này.")
    data = {**fitting[0].data, "issuer": {**fitting[0].data["issuer"], "side": side}}
    seen = look(data, desk.now.astimezone().date())
    if seen.paper is None:
        raise NotFound("Mẫu soạn sẵn để thử không dựng được.")
    paper, edition = seen.paper.paper, seen.paper.edition
    return fill(
        paper, edition, prepare_bytes(content, edition.page.landscape, kind.template), NO_MOMENT
    ).docx


def _failure(desk: Desk, kind: Kind[Any], content: bytes) -> Problem | None:
    """What goes wrong when the template is tried; None when nothing does."""
    try:
        services().converter.convert_bytes(_tried(desk, kind, content))
    except DocgenError as error:
        return Problem("", str(error))
    return None
