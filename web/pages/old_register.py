"""A register kept in Excel taken over: every line is told of, and all are taken or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.errors import BrokenFile, InvalidInput
from docgen.records.old_register import (
    ImportReport,
    Outcome,
    headings,
    import_register,
    read_register,
)
from docgen.records.register import void_missing
from web.faults import problems_of
from web.uploads import sent_file
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("old_register", __name__, url_prefix="/so/nhap-so-cu")

#: Wrong lines, and missing numbers of a series, that the page lists; the rest are counted.
_SHOWN = 200
OUTCOMES = {Outcome.ADDED: "nhập được", Outcome.SAME: "đã có sẵn", Outcome.WRONG: "phải sửa"}


@dataclass(frozen=True, slots=True)
class _Told:
    """What the page says of the file that was sent last. `fault`: why it is no register at all."""

    report: ImportReport | None = None
    fault: tuple[str, ...] = ()


@blueprint.get("")
def door() -> ResponseReturnValue:
    """Which file, whose register."""
    return _page(_Told())


@blueprint.post("")
def take() -> ResponseReturnValue:
    """Take the lines over, or tell of every line as Excel shows it and take none."""
    content = sent_file("file")
    try:
        if content is None:
            raise BrokenFile(_("Chưa chọn tệp Excel của sổ."))
        # Read before the desk opens: nobody else waits for the register meanwhile.
        old = read_register(content)
        with services().desk(visitor()) as desk:
            report = import_register(desk, old, request.form.get("body", ""))
    except (BrokenFile, InvalidInput) as error:
        return _page(_Told(fault=tuple(map(str, problems_of(error))) or (str(error),)))
    return _page(_Told(report))


@blueprint.post("/thieu")
def account_for() -> ResponseReturnValue:
    """Say why the old register skips a number: it stands in the register as voided from then on."""
    given = request.form
    series_id, number = given.get("series", 0, type=int), given.get("number", 0, type=int)
    with services().desk(visitor()) as desk:
        void_missing(desk, series_id, number, given.get("reason", ""))
    looked: dict[str, Any] = {"day-so": series_id, "so": number}
    flash(_("Đã ghi số %(number)s vào sổ là số huỷ, cùng lý do.", number=number), "good")
    return redirect(url_for("register.book", **looked))


def _page(told: _Told) -> ResponseReturnValue:
    report = told.report
    page = render_template(
        "register/old.html",
        headings=headings(),
        body=request.form.get("body", ""),
        told=told,
        counts=Counter(row.outcome for row in report.rows) if report else Counter(),
        outcome=Outcome,
        outcomes=OUTCOMES,
        wrong=[row for row in report.rows if row.problems] if report else [],
        shown=_SHOWN,
    )
    return page, 422 if told.fault or (report and not report.done) else 200
