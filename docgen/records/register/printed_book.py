"""The register as a book: its ten columns, its cover, its lines (NĐ 30/2020 PL.IV).

Titles of columns and lines of the cover come from the newest State edition: the Party's guides give
no form of a register, and its offices keep the same one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.model import Agency, Side
from docgen.records.desk import Desk
from docgen.records.register.entry import Entry, State
from docgen.records.register.listing import whole_series
from docgen.records.register.series import Series, get_series
from docgen.standards.edition import Edition
from docgen.standards.library import editions
from docgen.vietnamese import upper

#: What stands in a cell: text, a number of copies, a day, or nothing.
Cell = str | int | dt.date | None


@dataclass(frozen=True, slots=True)
class Book:
    """One series as it is printed. `cover` has one line of the cover a member, the title third."""

    series: Series
    title: str
    cover: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[tuple[Cell, ...], ...]


def book(desk: Desk, series_id: int, volume: int = 1) -> Book:
    """The register of a series, in order of number. Reserved and voided numbers stand in it too."""
    series = get_series(desk, series_id)
    entries = whole_series(desk, series_id)
    edition = rules()
    register = next(one for one in edition.registers if one.id == "outgoing")
    return Book(
        series=series,
        title=register.title,
        cover=_cover(edition, desk.agency.profile.agency, series, entries, volume),
        headings=register.columns,
        lines=tuple(cells(entry) for entry in entries),
    )


def rules() -> Edition:
    """The edition that says what a register and the record of a paper hold."""
    return next(one for one in reversed(editions()) if one.side is Side.STATE)


def cells(entry: Entry) -> tuple[Cell, ...]:
    """The ten cells of a line, in the order of the law."""
    details = entry.details
    return (
        entry.number_text or str(entry.number),
        entry.day,
        f"{entry.kind_name} {details.abstract}".strip(),
        details.signer,
        details.recipients,
        details.filing,
        details.copies,
        details.sent_on,
        details.receipt,
        "; ".join(filter(None, (_remark(entry), details.note))),
    )


#: What the note of a line says of a number that came to nothing, and of one not settled yet.
VOIDED, RESERVED = "Huỷ số", "Số đang giữ"


def _remark(entry: Entry) -> str:
    if entry.state is State.VOIDED:
        return f"{VOIDED}: {entry.void_reason}"
    return RESERVED if entry.state is State.RESERVED else ""


def _cover(
    edition: Edition, agency: Agency, series: Series, entries: Sequence[Entry], volume: int
) -> tuple[str, ...]:
    rule = edition.register_cover
    if rule is None:
        raise RuntimeError(f"{edition.id} has no cover of a register")
    title = next(one.title for one in edition.registers if one.id == "outgoing")
    days = [entry.day for entry in entries if entry.day]
    words: dict[str, str | int] = {
        "superior": " ".join(agency.superior_lines),
        "body": upper(series.body) or agency.name,
        "title": title,
        "year": _years(series, days),
        "volume": volume,
    }
    dates = {"from": _day(min(days, default=None)), "to": _day(max(days, default=None))}
    numbers = {"from": _number(entries[:1]), "to": _number(entries[-1:])}
    lines = [
        line.format(**words, **(numbers if line == rule.number_line else dates))
        for line in rule.lines
    ]
    if series.group:
        lines.insert(lines.index(title) + 1, f"Loại văn bản: {series.group}")
    return tuple(filter(None, lines))


def _years(series: Series, days: Sequence[dt.date]) -> str:
    """The year; of a term, the years that its papers so far are from."""
    if series.period.isdecimal() or not days:
        return series.period
    first, last = min(days).year, max(days).year
    return f"{first}" if first == last else f"{first}–{last}"


def _day(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "…"


def _number(entries: Sequence[Entry]) -> str:
    return f"{entries[0].number:02}" if entries else "…"
