"""The page of a job: checked and previewed before it runs, watched, stopped, resumed, retried."""

from __future__ import annotations

from collections.abc import Iterator
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

from docgen.errors import DocgenError, NotFound
from docgen.issuing.batch.checking_first import check_first
from docgen.issuing.batch.estimate import duration_words, estimate
from docgen.issuing.batch.preview import preview as previewed
from docgen.issuing.batch.print_file import papers_to_print
from docgen.papers import kinds
from docgen.records.batches import (
    STATE_NAMES,
    Batch,
    BatchState,
    Progress,
    all_items,
    discard_batch,
    get_batch,
    progress,
    resume_batch,
    retry_failed,
    start_batch,
    stop_batch,
)
from web.batch.order import register_of
from web.batch.place_words import place_words
from web.pages.batch_files import reader
from web.pages.batch_units import listed, names_offered, unit_asked
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("batch_job", __name__, url_prefix="/nhieu-xa/<int:batch_id>")

_NEVER_RUN = (BatchState.READY, BatchState.DISCARDED)


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
            papers=list(_papers(batch)),
            **listed(desk, batch, "loi" if state.failed else "tat-ca"),
        )


def _papers(batch: Batch) -> Iterator[str]:
    """What each unit gets: «Kế hoạch (kèm 3 phụ lục)»."""
    known = {one.id: one.name for one in kinds()}
    for paper in batch.content["papers"]:
        name, with_it = known.get(paper.get("kind")), paper.get("attachments") or ()
        if name:
            yield name + (f" ({_('kèm %(n)s phụ lục', n=len(with_it))})" if with_it else "")


def _paper_name(stem: str) -> str:
    """«Kế hoạch» for «01-ke-hoach»."""
    names = {one.template: one.name for one in kinds()}
    number, _dash, template = stem.partition("-")
    return f"{number}. {names.get(template, template)}"


def _words(state: Progress) -> dict[str, str]:
    """What a progress says in words: the pace, the time that is left, and its phase."""
    rate = state.rate or 0
    pace = f"{rate:.1f}".replace(".", ",") if 0 < rate < 10 else f"{rate:.0f}"
    left = ""
    if state.seconds_left is not None:
        words = duration_words(state.seconds_left)
        short = state.seconds_left < 60
        left = _("%(time)s nữa", time=words) if short else _("khoảng %(time)s nữa", time=words)
    return {"pace": pace if rate else "", "left": left, "phase": _phase(state)}


def _phase(state: Progress) -> str:
    """Changes whenever the rest of the page is no longer true: other acts, other files."""
    ending = state.in_hand and state.state is not BatchState.RUNNING
    return f"{state.state.value}-in-hand" if ending else state.state.value


@blueprint.get("/tien-do")
def watch(batch_id: int) -> ResponseReturnValue:
    """How far it has come, asked for every two seconds; a changed phase draws the page anew."""
    with services().reading(visitor()) as desk:
        batch, state = get_batch(desk, batch_id), progress(desk, batch_id)
    page = render_template("batch/progress.html", batch=batch, progress=state, words=_words(state))
    response = make_response(page)
    if request.args.get("thay") != _phase(state):
        response.headers["HX-Refresh"] = "true"
    return response


@blueprint.get("/cac-xa")
def listing(batch_id: int) -> ResponseReturnValue:
    """The items of one state, a page at a time."""
    with services().reading(visitor()) as desk:
        batch = get_batch(desk, batch_id)
        return render_template("batch/items.html", batch=batch, **listed(desk, batch))


def _part(template: str, batch: Batch, **shown: Any) -> str:
    """A part of the page of a job, or, where no script puts it there, a page of its own."""
    if "HX-Request" in request.headers:
        return render_template(template, batch=batch, **shown)
    return render_template("batch/alone.html", part=template, batch=batch, **shown)


@blueprint.get("/soat")
def review(batch_id: int) -> ResponseReturnValue:
    """What a human eye should look at before the batch runs."""
    with services().reading(visitor()) as desk:
        batch = get_batch(desk, batch_id)
        targets = [one.target for one in all_items(desk, batch_id)]
        template_of, lately = services().template_of(desk), services().checked_lately
        own = register_of(desk, batch.options)
    checked = lately.take(visitor().agency_key, batch_id, desk.now) or check_first(
        batch.content, targets, batch.today, template_of, register_of=own
    )
    names = {target.key: target.name for target in targets}
    return _part(
        "batch/review.html",
        batch,
        checked=checked,
        names=names,
        row_of={},
        place_words=partial(place_words, content=batch.content),
    )


@blueprint.get("/xem-thu")
def preview(batch_id: int) -> ResponseReturnValue:
    """The pages of one unit, and what they foretell of all."""
    shown: dict[str, Any] = {"item": None, "papers": (), "failure": "", "words": ""}
    with services().reading(visitor()) as desk:
        batch = get_batch(desk, batch_id)
        template_of, shown["names"] = services().template_of(desk), names_offered(desk, batch)
        try:
            one = shown["item"] = unit_asked(desk, batch)
        except NotFound as error:
            return _part("batch/preview.html", batch, **{**shown, "failure": str(error)})
    try:
        seen = previewed(batch.content, one.target, batch.today, template_of, services().converter)
    except DocgenError as error:
        return _part("batch/preview.html", batch, **{**shown, "failure": str(error)})
    shelf, owner = services().shelf, _owner(batch_id)
    shown["papers"] = [
        (_paper_name(paper.name), key := sha256(paper.pdf).hexdigest(), shelf.put(owner, key, paper.pdf))
        for paper in seen.papers
    ]  # fmt: skip
    workers = services().settings.batch_converters
    options = batch.options
    told = estimate(batch.total, seen, workers, pdf=options.pdf, archive=options.archive)
    return _part("batch/preview.html", batch, **{**shown, "words": told.words})


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
