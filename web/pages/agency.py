"""The agency: what it says of itself, and how it counts its papers."""

from __future__ import annotations

from typing import TypeVar

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen import places
from docgen.errors import InvalidInput, Problem
from docgen.model import Agency, Side
from docgen.papers import kinds
from docgen.records import Profile
from docgen.records.agencies import change_profile
from docgen.records.register import (
    Grouping,
    Numbering,
    Period,
    add_numbering,
    all_series,
    end_numbering,
    numberings,
    set_next_number,
)
from docgen.vietnamese import clean_text
from web.days import day_in, needed_day
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("agency", __name__, url_prefix="/co-quan")

GROUPINGS = {
    Grouping.ALL: "chung một dãy cho mọi loại văn bản",
    Grouping.KIND: "mỗi loại văn bản một dãy",
    Grouping.GROUP: "theo nhóm loại văn bản",
}
_Word = TypeVar("_Word", Grouping, Period, Side)
PERIODS = {Period.CALENDAR_YEAR: "theo năm dương lịch", Period.TERM: "theo nhiệm kỳ"}


@blueprint.route("", methods=["GET", "POST"])
def profile() -> ResponseReturnValue:
    """See and change the profile; papers already issued keep the names they bear."""
    if request.method == "POST":
        with services().desk(visitor()) as desk:
            given = request.form
            agency = Agency(
                side=_one_of(Side, given.get("side", "")),
                name_lines=_lines("name"),
                superior_lines=_lines("superior"),
                sign=given.get("sign", ""),
                author=given.get("author", ""),
            )
            changed = Profile(
                agency,
                given.get("place", ""),
                given.get("organ_id", ""),
                given.get("province", ""),
            )
            change_profile(desk, changed)
        flash(_("Đã ghi thông tin cơ quan."), "good")
        return redirect(url_for("agency.profile"))
    with services().reading(visitor()) as desk:
        return render_template(
            "agency/profile.html",
            agency=desk.agency,
            provinces=places.provinces(desk.now.astimezone().date()),
            numberings=numberings(desk),
            series=all_series(desk),
            groupings=GROUPINGS,
            periods=PERIODS,
            kinds=kinds(),
        )


@blueprint.post("/danh-so")
def numbering() -> ResponseReturnValue:
    """Declare how papers are counted from a day on."""
    given = request.form
    declared = Numbering(
        grouping=_one_of(Grouping, given.get("grouping", "")),
        period=_one_of(Period, given.get("period", "")),
        valid_from=needed_day(given, "valid_from"),
        valid_to=day_in(given, "valid_to"),
        label=given.get("label", ""),
        groups=_groups(given.get("groups", "")),
    )
    with services().desk(visitor()) as desk:
        add_numbering(desk, declared)
    flash(_("Đã khai cách đánh số."), "good")
    return redirect(url_for("agency.profile"))


@blueprint.post("/danh-so/<int:numbering_id>/het")
def end(numbering_id: int) -> ResponseReturnValue:
    """Let a numbering end on a day."""
    with services().desk(visitor()) as desk:
        end_numbering(desk, numbering_id, needed_day(request.form, "last_day"))
    flash(_("Đã ghi ngày hết hiệu lực."), "good")
    return redirect(url_for("agency.profile"))


@blueprint.post("/so-dau")
def first_number() -> ResponseReturnValue:
    """Say where a series begins here, when the register was begun on paper."""
    number = request.form.get("number", 0, type=int)
    with services().desk(visitor()) as desk:
        set_next_number(
            desk, "", request.form.get("kind", ""), needed_day(request.form, "day"), number
        )
    flash(_("Đã đặt số bắt đầu."), "good")
    return redirect(url_for("agency.profile"))


def _lines(name: str) -> tuple[str, ...]:
    written = clean_text(request.form.get(name, ""))
    return tuple(line for line in written.split("\n") if line)


def _groups(written: str) -> dict[str, tuple[str, ...]]:
    """«Nhóm 1: Kế hoạch, Báo cáo», a line each."""
    groups = {}
    for line in clean_text(written).split("\n"):
        name, _colon, names = line.partition(":")
        if line:
            groups[name.strip()] = tuple(one.strip() for one in names.split(",") if one.strip())
    return groups


def _one_of(words: type[_Word], value: str) -> _Word:
    try:
        return words(value)
    except ValueError:
        raise InvalidInput([Problem("", "Lựa chọn này không có.")]) from None
