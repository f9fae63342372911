"""The day and the law of a dossier whose fields are not filled yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from docgen.model import Side
from docgen.papers.dossier import law_day
from docgen.papers.parts.dates import DateOrNone
from docgen.papers.parts.issuer import SideField
from docgen.standards.edition import Edition
from docgen.standards.library import choose

_DATE: TypeAdapter[Any] = TypeAdapter(DateOrNone)
_SIDE: TypeAdapter[Any] = TypeAdapter(SideField)


def law_of(data: Mapping[str, Any], today: dt.date) -> tuple[dt.date, Edition]:
    """The day of the dossier's papers and the edition that holds on it.

    Communes are looked for on that day. Where the dossier has no date, or a field stands for it,
    the day is today; what is wrong in it is told when it is read.
    """
    papers = data.get("papers")
    first = papers[0] if isinstance(papers, list | tuple) and papers else {}
    first = first if isinstance(first, Mapping) else {}
    day = law_day(_date(first.get("date") or data.get("date")), today)
    return day, choose(_side(data) or _side(first) or Side.STATE, day, today)


def _date(typed: object) -> Any:
    return _read(_DATE, typed)


def _side(data: Mapping[str, Any]) -> Side | None:
    issuer = data.get("issuer")
    side: Side | None = _read(_SIDE, issuer.get("side")) if isinstance(issuer, Mapping) else None
    return side


def _read(adapter: TypeAdapter[Any], typed: object) -> Any:
    """What was typed, understood; None where it cannot be."""
    try:
        return adapter.validate_python(typed)
    except ValidationError:
        return None
