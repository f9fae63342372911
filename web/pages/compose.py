"""Composing: choose, type, see the real pages, keep every pause."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.errors import DocgenError, NotFound, Severity
from docgen.issuing.draft import docx_of, look, outline, pages
from docgen.issuing.issue import issued_from
from docgen.papers import kinds
from docgen.records import Desk
from docgen.records.archive import PaperQuery, search
from docgen.records.drafts import (
    Draft,
    DraftMoved,
    DraftState,
    discard_draft,
    get_draft,
    save_draft,
    start_draft,
)
from docgen.records.opinions import Aspect, Verdict, give_opinion, opinions
from docgen.records.standing import Sort, standing
from web import beginnings
from web.downloads import DOCX, attachment
from web.faults import TAKE_UP
from web.forms.posted import read_dossier_form
from web.forms.view import FormView
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("compose", __name__, url_prefix="/soan")
#: Earlier papers that are offered at once; the others are searched for.
_FEW = 5


@blueprint.get("")
def choose() -> ResponseReturnValue:
    """Choose how to begin."""
    with services().reading(visitor()) as at:
        return render_template(
            "compose/choose.html",
            kinds=kinds(),
            issuers=beginnings.issuers(at),
            papers=search(at, PaperQuery(), limit=_FEW).hits,
            samples=beginnings.samples(),
        )


@blueprint.post("")
def start() -> ResponseReturnValue:
    """Begin a draft: empty, from a sample, from an earlier paper."""
    with services().desk(visitor()) as desk:
        if sample := request.form.get("sample"):
            data = beginnings.from_sample(sample)
        elif paper := request.form.get("paper"):
            data = beginnings.from_paper(desk, paper)
        else:
            data = beginnings.empty(
                desk, request.form.get("kind", ""), request.form.get("issuer", "")
            )
        draft = start_draft(desk, data["papers"][0]["kind"], beginnings.title_of(data), data)
    return redirect(url_for("compose.desk", draft_id=draft.id))


@blueprint.get("/<int:draft_id>")
def desk(draft_id: int) -> ResponseReturnValue:
    """The form on one side, the pages on the other. ``?ban=3`` shows an earlier version."""
    with services().reading(visitor()) as at:
        newest = get_draft(at, draft_id)
        if newest.state is DraftState.ISSUED and (paper := issued_from(at, draft_id)):
            return redirect(url_for("archive.paper", public_id=paper.public_id))
        draft = get_draft(at, draft_id, request.args.get("ban", newest.version, type=int))
        return _desk_page(at, draft)


def _desk_page(at: Desk, draft: Draft, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "compose/desk.html",
        draft=draft,
        form=FormView(draft.content),
        kinds=kinds(),
        signers=standing(at, Sort.SIGNER),
        recipient_lists=standing(at, Sort.RECIPIENTS),
        opinions=opinions(at, draft.id),
        **_look(at, draft.id, draft.content, printed=False),
    )
    return page, status


@blueprint.post("/<int:draft_id>/xem")
def look_at(draft_id: int) -> ResponseReturnValue:
    """The pages and problems of what is typed now; nothing is kept."""
    data = read_dossier_form(request.form)
    with services().reading(visitor()) as at:
        get_draft(at, draft_id)
        shown = _look(at, draft_id, data)
    return render_template("compose/look.html", **shown)


def _look(at: Desk, draft_id: int, data: Any, *, printed: bool = True) -> dict[str, Any]:
    """What the side with the pages shows of the values.

    Not `printed`: without the pages, which the browser asks for as soon as it shows the form, so
    that nobody waits for LibreOffice before typing.
    """
    seen = look(data, at.now.astimezone().date())
    shown: dict[str, Any] = {
        "draft_id": draft_id,
        "problems": seen.problems,
        "blocked": any(one.severity is Severity.ERROR for one in seen.problems),
        "outline": (),
        "key": "",
        "count": 0,
        "failure": "",
        "printed": printed,
    }
    if seen.paper is None:
        return shown
    shown["outline"] = outline(seen.paper)
    if not printed:
        return shown
    try:
        made = pages(seen.paper, services().template_of(at), services().converter)
    except DocgenError as error:
        return {**shown, "failure": str(error)}
    count = services().shelf.put(_owner(draft_id), made.key, made.pdf)
    return {**shown, "key": made.key, "count": count}


def _owner(draft_id: int) -> str:
    return f"{visitor().agency_key}/{draft_id}"


@blueprint.get("/<int:draft_id>/trang/<key>/<int:page>.png")
def page(draft_id: int, key: str, page: int) -> ResponseReturnValue:
    """The picture of a page."""
    picture = services().shelf.picture(_owner(draft_id), key, page)
    response = Response(picture, mimetype="image/png")
    response.headers["Cache-Control"] = "private, max-age=3600, immutable"
    return response


@blueprint.post("/<int:draft_id>/luu")
def save(draft_id: int) -> ResponseReturnValue:
    """Keep what is typed as a version; somebody else's words are never written over unseen."""
    data = read_dossier_form(request.form)
    seen = request.form.get("seen", 0, type=int)
    try:
        draft = _save(draft_id, seen, data)
    except DraftMoved as error:
        page = render_template("compose/moved.html", current=error.current)
        return page, 409
    return render_template("compose/saved.html", draft=draft)


def _save(draft_id: int, seen: int, data: dict[str, Any]) -> Draft:
    if not data["papers"]:
        raise NotFound("Trang gửi lên không có văn bản nào; hãy tải lại trang.")
    with services().desk(visitor()) as at:
        return save_draft(at, draft_id, seen, beginnings.title_of(data), data)


@blueprint.post("/<int:draft_id>/doi")
def change(draft_id: int) -> ResponseReturnValue:
    """Keep what is typed, then change the shape of the form: attached papers, columns."""
    data = read_dossier_form(request.form)
    first: dict[str, Any] = data["papers"][0] if data["papers"] else {}
    attached = list(first.get("attachments", ()))
    place = ""
    if (kind_id := request.form.get("attach")) in {one.id for one in kinds()}:
        attached.append(beginnings.new_paper(str(kind_id)))
        place = f"papers-0-attachments-{len(attached) - 1}"
    elif (gone := request.form.get("detach", -1, type=int)) in range(len(attached)):
        del attached[gone]
    first.pop("attachments", None)
    if attached:
        first["attachments"] = attached
    try:
        _save(draft_id, request.form.get("seen", 0, type=int), data)
    except DraftMoved as error:
        flash(str(error), "wrong")
        return _to_desk(draft_id, TAKE_UP)
    return _to_desk(draft_id, f"{_KEPT}/{place}" if place else _KEPT)


#: Ends the address when what was sent is kept, so that `compose.js` lets go of its own copy; the
#: place to show may follow.
_KEPT = "#da-luu"


def _to_desk(draft_id: int, end: str) -> ResponseReturnValue:
    return redirect(url_for("compose.desk", draft_id=draft_id) + end)


@blueprint.get("/<int:draft_id>/cac-ban")
def versions(draft_id: int) -> ResponseReturnValue:
    """Every version of a draft, to look at and to go back to."""
    with services().reading(visitor()) as at:
        newest = get_draft(at, draft_id)
        kept = [
            get_draft(at, draft_id, number)
            for number in range(newest.newest, max(newest.newest - _SHOWN, 0), -1)
        ]
    return render_template("compose/versions.html", draft=newest, versions=kept)


_SHOWN = 50


@blueprint.post("/<int:draft_id>/bo")
def discard(draft_id: int) -> ResponseReturnValue:
    """Put a draft away."""
    with services().desk(visitor()) as at:
        discard_draft(at, draft_id)
    flash(_("Đã bỏ dự thảo. Các bản đã lưu vẫn còn trong hệ thống."), "good")
    return redirect(url_for("start.home"))


@blueprint.post("/<int:draft_id>/y-kien")
def opinion(draft_id: int) -> ResponseReturnValue:
    """A leader approves or returns a version."""
    with services().desk(visitor()) as at:
        give_opinion(
            at,
            draft_id,
            request.form.get("version", 0, type=int),
            _one_of(Aspect, request.form.get("aspect", "")),
            _one_of(Verdict, request.form.get("verdict", "")),
            request.form.get("remark", ""),
        )
    return redirect(url_for("compose.desk", draft_id=draft_id))


def _one_of(words: Any, value: str) -> Any:
    try:
        return words(value)
    except ValueError:
        raise NotFound("Lựa chọn này không có.") from None


@blueprint.get("/<int:draft_id>/du-thao.docx")
def docx(draft_id: int) -> ResponseReturnValue:
    """The draft as a Word file, without number."""
    with services().reading(visitor()) as at:
        draft = get_draft(at, draft_id)
        seen = look(draft.content, at.now.astimezone().date())
        if seen.paper is None:
            flash(_("Dự thảo còn chỗ phải sửa nên chưa tải về được."), "wrong")
            return redirect(url_for("compose.desk", draft_id=draft_id))
        content = docx_of(seen.paper, services().template_of(at))
    return attachment(content, f"du-thao-{draft_id}-{draft.kind}.docx", DOCX)
