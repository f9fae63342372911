"""What the units of a batch depend on before its dossier can be read: day, side, edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from docgen.model import Side
from docgen.papers.dossier import law_day
from docgen.papers.parts.dates import DateOrNone, WrittenDate
from docgen.papers.parts.issuer import SideField
from docgen.standards.library import choose

_DATE: TypeAdapter[WrittenDate | None] = TypeAdapter(DateOrNone)
_SIDE: TypeAdapter[Side] = TypeAdapter(SideField)


def paper_day(content: Mapping[str, Any], today: dt.date) -> dt.date:
    """The day whose list of communes holds: that of the dossier, else of its first paper.

    `today` where there is none, or one that is a field or wrong: reading the dossier tells that.
    """
    papers = content.get("papers")
    first = papers[0] if isinstance(papers, list | tuple) and papers else None
    written = content.get("date") or (first.get("date") if isinstance(first, Mapping) else None)
    try:
        return law_day(_DATE.validate_python(written), today)
    except ValidationError:
        return today


def place_reasons(content: Mapping[str, Any], today: dt.date) -> tuple[str, ...]:
    """When the kind of a place stands in front of its name, by the edition that the dossier follows."""
    issuer = content.get("issuer")
    try:
        side = _SIDE.validate_python(issuer.get("side") if isinstance(issuer, Mapping) else None)
    except ValidationError:
        side = Side.STATE
    edition = choose(side, paper_day(content, today), today)
    return tuple(edition.date.place_type_in_front_when)
