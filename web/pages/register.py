"""The register of outgoing papers: a page at a time, by series; as XLSX and as a printable PDF."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.filling.book import book_docx
from docgen.pdf import PdfOptions
from docgen.records.archive import papers_of
from docgen.records.batches import holding_batch, void_number
from docgen.records.register import (
    STATE_NAMES,
    Book,
    EntryQuery,
    State,
    all_series,
    find_entries,
    get_entry,
    get_series,
    hand_over,
    register_table,
    register_xlsx,
)
from docgen.records.register import book as book_of
from docgen.records.register.printed_book import rules
from web.counts import count_in
from web.days import day_in
from web.downloads import PDF, XLSX, attachment
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("register", __name__, url_prefix="/so")
_PAGE = 100
#: What an address of the register asks for, beside the series.
_ASKED = ("trang-thai", "so", "tu-ngay", "den-ngay", "tu", "sau")


@blueprint.get("")
def book() -> ResponseReturnValue:
    """Lines of the register in order of number, those that answer the query."""
    given = request.args
    with services().reading(visitor()) as desk:
        known = all_series(desk)
        series_id = given.get("day-so", known[-1].id if known else None, type=int)
        query = EntryQuery(
            series_id=series_id,
            state=_state(given.get("trang-thai", "")),
            number=given.get("so", type=int),
            first=day_in(given, "tu-ngay"),
            last=day_in(given, "den-ngay"),
            words=given.get("tu", ""),
        )
        page = find_entries(desk, query, after=_after(given.get("sau", "")), limit=_PAGE)
        return render_template(
            "register/book.html",
            series=known,
            chosen=get_series(desk, series_id) if series_id else None,
            page=page,
            papers=papers_of(desk, [entry.id for entry in page.entries]),
            states=STATE_NAMES,
            holding_batch=holding_batch,
            query=query,
            given={key: value for key, value in given.items() if key != "sau" and value},
        )


@blueprint.post("/chuyen-giao/<int:entry_id>")
def hand_over_line(entry_id: int) -> ResponseReturnValue:
    """Write what is known after the fact: day sent, receipt, copies, note."""
    with services().desk(visitor()) as desk:
        entry = get_entry(desk, entry_id)
        details = dataclasses.replace(
            entry.details,
            sent_on=day_in(request.form, "sent_on"),
            receipt=request.form.get("receipt", ""),
            copies=count_in(request.form, "copies"),
            note=request.form.get("note", ""),
        )
        hand_over(desk, entry_id, details)
    flash(_("Đã ghi vào sổ."), "good")
    return redirect(url_for("register.book", **_looked_at(entry.series_id)))


@blueprint.post("/huy-so/<int:entry_id>")
def void_line(entry_id: int) -> ResponseReturnValue:
    """Give up a number that is held, with the reason; whoever holds it: a draft, a batch, a program."""
    with services().desk(visitor()) as desk:
        entry = void_number(desk, entry_id, request.form.get("reason", ""))
    flash(
        _("Đã huỷ số %(number)s; số ấy vẫn nằm trong sổ cùng lý do.", number=entry.number_text),
        "good",
    )
    return redirect(url_for("register.book", **_looked_at(entry.series_id)))


@blueprint.get("/<int:series_id>.xlsx")
def xlsx(series_id: int) -> ResponseReturnValue:
    """The register of a series as a workbook."""
    with services().reading(visitor()) as desk:
        content = register_xlsx([book_of(desk, series_id)])
    return attachment(content, f"so-van-ban-di-{series_id}.xlsx", XLSX)


@blueprint.get("/<int:series_id>.pdf")
def pdf(series_id: int) -> ResponseReturnValue:
    """The register of a series, ready to print, with its cover."""
    with services().reading(visitor()) as desk:
        content = _printed(book_of(desk, series_id), desk.now)
    return attachment(content, f"so-van-ban-di-{series_id}.pdf", PDF)


def _printed(printed: Book, moment: dt.datetime) -> bytes:
    table = register_table(printed)
    docx = book_docx(printed.cover, printed.title, table, rules(), moment)
    return services().converter.convert_bytes(docx, PdfOptions(archive=True))


def _looked_at(series_id: int) -> dict[str, Any]:
    """The question of the page that a line was written on, to come back to the same lines."""
    asked = {name: request.form.get(f"xem-{name}", "") for name in _ASKED}
    return {name: value for name, value in asked.items() if value} | {"day-so": str(series_id)}


def _state(written: str) -> State | None:
    return next((state for state in State if state.value == written), None)


def _after(written: str) -> tuple[int, int] | None:
    parts = written.split(".")
    if len(parts) != 2 or not all(part.isdecimal() and len(part) < 10 for part in parts):
        return None
    return int(parts[0]), int(parts[1])
