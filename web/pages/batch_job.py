"""The page of a job: checked and previewed before it runs, watched, stopped, resumed, retried."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from typing import Any

from flask import (
    Blueprint,
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.errors import DocgenError
from docgen.issuing.batch.checking_first import check_first
from docgen.issuing.batch.estimate import duration_words, estimate
from docgen.issuing.batch.preview import preview as previewed
from docgen.issuing.batch.print_file import papers_to_print
from docgen.papers import kind, kinds
from docgen.records import Desk
from docgen.records.batches import (
    ITEM_STATE_NAMES,
    STATE_NAMES,
    Batch,
    BatchState,
    ItemState,
    Progress,
    all_items,
    discard_batch,
    get_batch,
    item,
    items,
    progress,
    resume_batch,
    retry_failed,
    start_batch,
    stop_batch,
)
from web.batch.place_words import place_words
from web.pages.batch_files import reader
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("batch_job", __name__, url_prefix="/nhieu-xa/<int:batch_id>")

_ITEMS_SHOWN = 50
_NEVER_RUN = (BatchState.READY, BatchState.DISCARDED)
#: What the list shows of the items, by the word in the address; "" is all.
_SHOWN = {
    "loi": ItemState.FAILED, "xong": ItemState.DONE, "cho": ItemState.WAITING, "tat-ca": None,
}  # fmt: skip


@blueprint.get("")
def job(batch_id: int) -> ResponseReturnValue:
    """The batch as it stands."""
    with services().reading(visitor()) as desk:
        batch, state = get_batch(desk, batch_id), progress(desk, batch_id)
        to_print = () if batch.state in _NEVER_RUN else papers_to_print(reader(batch_id))
        return render_template(
            "batch/job.html",
            batch=batch,
            progress=state,
            words=_words(state),
            to_print=[(name, _paper_name(name)) for name in to_print],
            state_names=STATE_NAMES,
            papers=[kind(one["kind"]).name for one in _known_papers(batch)],
            **_items(desk, batch, "loi" if state.failed else "tat-ca"),
        )


def _known_papers(batch: Batch) -> list[Any]:
    known = {one.id for one in kinds()}
    return [paper for paper in batch.content["papers"] if paper.get("kind") in known]


def _paper_name(stem: str) -> str:
    """«Kế hoạch» for «01-ke-hoach»."""
    names = {one.template: one.name for one in kinds()}
    number, _dash, template = stem.partition("-")
    return f"{number}. {names.get(template, template)}"


def _words(state: Progress) -> dict[str, str]:
    """What a progress says in words: the pace, and the time that is left."""
    rate = state.rate or 0
    pace = f"{rate:.1f}".replace(".", ",") if 0 < rate < 10 else f"{rate:.0f}"
    left = "" if state.seconds_left is None else duration_words(state.seconds_left)
    return {"pace": pace if rate else "", "left": left}


@blueprint.get("/tien-do")
def watch(batch_id: int) -> ResponseReturnValue:
    """How far it has come, asked for every two seconds; a changed state draws the page anew."""
    with services().reading(visitor()) as desk:
        batch, state = get_batch(desk, batch_id), progress(desk, batch_id)
    page = render_template("batch/progress.html", batch=batch, progress=state, words=_words(state))
    response = make_response(page)
    settled = not state.in_hand or state.state is BatchState.RUNNING
    if request.args.get("thay") != state.state.value and settled:
        response.headers["HX-Refresh"] = "true"
    return response


@blueprint.get("/cac-xa")
def listing(batch_id: int) -> ResponseReturnValue:
    """The items of one state, a page at a time."""
    with services().reading(visitor()) as desk:
        batch = get_batch(desk, batch_id)
        shown = _items(desk, batch, request.args.get("xem", ""))
    return render_template("batch/items.html", batch=batch, **shown)


def _items(desk: Desk, batch: Batch, shown: str) -> dict[str, Any]:
    shown = shown if shown in _SHOWN else "tat-ca"
    after = request.args.get("sau", type=int)
    page = items(desk, batch.id, state=_SHOWN[shown], after=after, limit=_ITEMS_SHOWN)
    return {
        "items": page,
        "shown": shown,
        "next": page[-1].position if len(page) == _ITEMS_SHOWN else None,
        "item_state_names": ITEM_STATE_NAMES,
    }


@blueprint.get("/soat")
def review(batch_id: int) -> ResponseReturnValue:
    """What a human eye should look at before the batch runs."""
    with services().reading(visitor()) as desk:
        batch = get_batch(desk, batch_id)
        targets = [one.target for one in all_items(desk, batch_id)]
        template_of = services().template_of(desk)
    checked = check_first(batch.content, targets, batch.today, template_of)
    names = {target.key: target.name for target in targets}
    return render_template(
        "batch/review.html",
        checked=checked,
        names=names,
        row_of={},
        place_words=partial(place_words, content=batch.content),
    )


@blueprint.get("/xem-thu")
def preview(batch_id: int) -> ResponseReturnValue:
    """The pages of one unit, and what they foretell of all."""
    position = max(request.args.get("xa", 1, type=int), 1)
    with services().reading(visitor()) as desk:
        batch = get_batch(desk, batch_id)
        one = item(desk, batch_id, min(position, batch.total))
        template_of = services().template_of(desk)
    shown: dict[str, Any] = {"batch": batch, "item": one, "papers": (), "failure": "", "words": ""}
    try:
        seen = previewed(batch.content, one.target, batch.today, template_of, services().converter)
    except DocgenError as error:
        return render_template("batch/preview.html", **{**shown, "failure": str(error)})
    shelf, owner = services().shelf, _owner(batch_id)
    shown["papers"] = [
        (_paper_name(paper.name), key := sha256(paper.pdf).hexdigest(), shelf.put(owner, key, paper.pdf))
        for paper in seen.papers
    ]  # fmt: skip
    workers = services().settings.batch_converters
    options = batch.options
    told = estimate(batch.total, seen, workers, pdf=options.pdf, archive=options.archive)
    return render_template("batch/preview.html", **{**shown, "words": told.words})


def _owner(batch_id: int) -> str:
    return f"{visitor().agency_key}/dot/{batch_id}"


@blueprint.get("/trang/<key>/<int:page>.png")
def picture(batch_id: int, key: str, page: int) -> ResponseReturnValue:
    """The picture of a page of the preview."""
    with services().reading(visitor()) as desk:
        get_batch(desk, batch_id)
    drawn = services().shelf.picture(_owner(batch_id), key, page)
    return Response(drawn, mimetype="image/png", headers={"Cache-Control": "private, max-age=600"})


@blueprint.post("/chay")
def start(batch_id: int) -> ResponseReturnValue:
    """Let the workers begin."""
    return _steered(batch_id, start_batch)


@blueprint.post("/dung")
def stop(batch_id: int) -> ResponseReturnValue:
    """Begin nothing new."""
    return _steered(batch_id, stop_batch)


@blueprint.post("/tiep")
def resume(batch_id: int) -> ResponseReturnValue:
    """Go on."""
    return _steered(batch_id, resume_batch)


@blueprint.post("/lam-lai")
def retry(batch_id: int) -> ResponseReturnValue:
    """Try the failed items again."""
    return _steered(batch_id, retry_failed)


@blueprint.post("/bo")
def discard(batch_id: int) -> ResponseReturnValue:
    """Put away a batch that never ran; back to the list."""
    with services().desk(visitor()) as desk:
        batch = discard_batch(desk, batch_id)
    flash(_("Đã bỏ đợt «%(name)s».", name=batch.name), "good")
    return redirect(url_for("batch.index"))


def _steered(batch_id: int, steer: Any) -> ResponseReturnValue:
    who = visitor()
    with services().desk(who) as desk:
        batch = steer(desk, batch_id)
    if batch.state is BatchState.RUNNING:
        services().queue.signal(who.agency_key, batch_id)
    return redirect(url_for("batch_job.job", batch_id=batch_id))
