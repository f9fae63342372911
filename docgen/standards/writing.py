"""The lines that an edition fixes in words, written from values of `model`.

Every function is pure and reads its patterns from the edition; none asks which side it is.
Whatever end mark or dash a user typed at the edge of a line is taken off first, so that the
edition's own mark stands there once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from docgen.errors import InvalidInput, Problem
from docgen.model import Authority, Basis, Entry, Number, PlaceDate, Reference, Signing
from docgen.numerals import point_letter, roman
from docgen.standards.addressing import (
    addressee_label,
    addressee_lines,
    drafter_tail,
    recipient_lines,
)
from docgen.standards.edition import Edition
from docgen.standards.lines import bare, listed, without_marks
from docgen.standards.signing import SigningPower
from docgen.standards.wording import DateRule
from docgen.vietnamese import fold, upper

__all__ = [
    "addressee_label",
    "addressee_lines",
    "annex_label",
    "authority_line",
    "basis_lines",
    "citation_date",
    "closing",
    "draft_line",
    "drafter_tail",
    "letters",
    "level_mark",
    "number_line",
    "place_date_line",
    "recipient_lines",
    "reference_line",
    "symbol",
    "unknown_power",
]

# ------------------------------------------------------------------------------ number and date


def symbol(edition: Edition, number: Number) -> str:
    """Number and symbol without the word «Số»: «05/BNV-VP», «83-KH/HU»; a gap for an open number.

    Raises InvalidInput for a kind without letters where the edition gives every kind letters.
    """
    rule = edition.number_rule
    if number.kind:
        pattern = rule.named
    else:
        pattern = rule.letter if number.unit else rule.letter_without_unit
    if not pattern:
        raise InvalidInput(
            [Problem("number.kind", "Thiếu chữ viết tắt tên loại trong số, ký hiệu.")]
        )
    return pattern.format(
        value=_padded(number.value, rule.pad_below, rule.blank),
        kind=number.kind,
        agency=number.agency or rule.blank_agency,
        unit=number.unit,
    )


def number_line(edition: Edition, number: Number) -> str:
    """The number line: «Số: 05/BNV-VP», «Số 83-KH/HU». InvalidInput as `symbol`."""
    return edition.number_rule.lead + symbol(edition, number)


def place_date_line(edition: Edition, place_date: PlaceDate) -> str:
    """Place and date in full: «Hà Nội, ngày 05 tháng 3 năm 2020»; open parts leave gaps."""
    rule = edition.date
    return rule.pattern.format(
        place=place_date.place or rule.blank_place,
        day=_padded(place_date.day, rule.pad_day_below, rule.blank_day),
        month=_padded(place_date.month, rule.pad_month_below, rule.blank_month),
        year=_year(rule, place_date.year),
    )


def citation_date(edition: Edition, place_date: PlaceDate) -> str:
    """The date as references write it, after the word «ngày»; open parts leave gaps."""
    rule = edition.date
    return rule.citation.format(
        day=_padded(place_date.day, rule.pad_day_below, rule.citation_blank),
        month=_padded(place_date.month, rule.pad_month_below, rule.citation_blank),
        year=_year(rule, place_date.year),
    )


def _padded(value: int | None, below: int, blank: str) -> str:
    """The number with a leading zero below the bound; the blank when it is open."""
    if value is None:
        return blank
    return f"{value:02d}" if value < below else str(value)


def _year(rule: DateRule, year: int | None) -> str:
    return rule.blank_year if year is None else str(year)


def draft_line(edition: Edition, draft: int) -> str:
    """The words of a draft; 0 for a draft without a number."""
    rule = edition.draft
    return rule.numbered.format(number=draft) if draft else rule.unnumbered


def basis_lines(edition: Edition, bases: Iterable[Basis]) -> tuple[str, ...]:
    """The legal bases, one a line, each with the edition's dash and end mark."""
    rule = edition.basis
    texts = [text for text in (bare(basis.text) for basis in bases) if text]
    return listed(texts, rule.start, rule.end, rule.last_end)


# -------------------------------------------------------------------------------------- signing


def _power(edition: Edition, signing: Signing) -> SigningPower | None:
    powers = (power for power in edition.signing.powers if power.power == signing.value)
    return next(powers, None)


def unknown_power(edition: Edition, signing: Signing) -> str | None:
    """What to use instead of a power that the edition does not know; None when it knows it."""
    if _power(edition, signing) is not None:
        return None
    fallback = f"{edition.number} không có quyền hạn ký này."
    return edition.signing.unknown.get(signing.value, fallback)


def authority_line(edition: Edition, authority: Authority) -> str:
    """The line of the power to sign: «TM. ỦY BAN NHÂN DÂN», «T/M BAN THƯỜNG VỤ».

    Raises InvalidInput with the sentence of `unknown_power` when the edition has no such power.
    """
    power = _power(edition, authority.signing)
    if power is None:
        sentence = unknown_power(edition, authority.signing) or ""
        raise InvalidInput([Problem("signature.authorities", sentence)])
    return f"{power.prefix} {upper(authority.of)}"


# ------------------------------------------------------------------------------ annexes, levels


def reference_line(edition: Edition, reference: Reference) -> str:
    """The line under the title of an attached paper: «(Kèm theo Kế hoạch số …)»."""
    return edition.annex.reference.format(
        kind_name=reference.kind_name,
        number=symbol(edition, reference.number),
        date=citation_date(edition, reference.date),
        author=reference.author or edition.annex.blank_author,
    )


def annex_label(edition: Edition, index: int, total: int) -> str:
    """The label of the annex at `index` (from 1) of `total`: «Phụ lục», «Phụ lục II»."""
    rule = edition.annex
    if total < rule.numbered_from:
        return rule.label
    number = roman(index) if rule.numerals == "roman" else str(index)
    return rule.label_numbered.format(number=number)


def level_mark(edition: Edition, entry: Entry, path: tuple[int, ...]) -> str:
    """The mark before an entry: «Chương II», «1.2. », «đ) », «- »; "" for a plain paragraph.

    `path` is its own number and, for a clause, those of the clauses around it: (1, 2) is «1.2.».
    A pinned number takes no part: its owner formats the pattern `edition.level(…).mark`.
    """
    rule = edition.level(entry.level, entry.depth)
    match rule.numerals:
        case "none":
            number = ""
        case "roman":
            number = roman(path[-1])
        case "lower_roman":
            number = roman(path[-1]).lower()
        case "letters":
            number = point_letter(path[-1])
        case "arabic":
            number = str(path[-1])
        case "dotted":
            number = ".".join(str(step) for step in path)
    return rule.mark.format(n=number)


def closing(edition: Edition, text: str) -> str:
    """The last sentence of a text with the edition's end mark in place of whatever stands there.

    A question, an exclamation or an ellipsis keeps its own sign, and the mark loses its first dot.
    """
    rest = without_marks(text, edition.body.end_marks_replaced)
    if rest.endswith(("?", "!", "…", "..")):
        return rest + edition.body.end_mark.removeprefix(".")
    return rest + edition.body.end_mark


# ---------------------------------------------------------------------------------------- kinds


def letters(edition: Edition, kind_name: str, on: dt.date | None) -> str:
    """The letters of a kind of paper on a day, None for its latest; "" for a kind without any.

    Marks and capitals of the name do not matter. KeyError when the edition has no such kind.
    """
    wanted = fold(kind_name)
    found = next((kind for kind in edition.kinds if fold(kind.name) == wanted), None)
    if found is None:
        raise KeyError(kind_name)
    changes = sorted(edition.letters_changes, key=lambda change: change.effective_from)
    current = found.letters
    for change in changes:
        if change.kind == found.name and (on is None or change.effective_from <= on):
            current = change.letters
    return current
