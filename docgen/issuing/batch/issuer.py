"""Who issues a paper of a batch, as its dossier and its unit say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docgen import places
from docgen.papers import BuiltPaper
from docgen.papers.merge import Target


@dataclass(frozen=True, slots=True)
class Issuing:
    """A paper of a unit of a batch that is to get a number of the register.

    `content` is the dossier of the batch, `data` the same with the unit's fields filled in, `place`
    counts its papers from 0. `today` is the day of the batch. `units` gives every unit of it.
    """

    content: Mapping[str, Any]
    data: Mapping[str, Any]
    place: int
    built: BuiltPaper
    target: Target
    today: dt.date
    units: Callable[[], Iterable[Target]]

    @property
    def name(self) -> str:
        """The body that issues the paper; "" where its head leaves that open."""
        agency = self.built.paper.agency
        return agency.name if agency else ""

    @property
    def above(self) -> str:
        """What that body belongs to, "" for nothing."""
        agency = self.built.paper.agency
        return " ".join(agency.superior_lines) if agency else ""

    @property
    def day(self) -> dt.date:
        """The day of the paper; the day of the batch where the pen will write it."""
        date = self.built.paper.place_date.date if self.built.paper.place_date else None
        return date or self.today

    @property
    def province(self) -> str:
        """The code of the province that the unit lies in; "" where nobody says."""
        return province_code(self.target.province, self.day)

    def takes(self, part: str) -> bool:
        """Whether fields of the unit stand in this part of the issuer: «name», «superior»."""
        filled = issuer_part(self.data, self.place, part)
        return bool(filled != issuer_part(self.content, self.place, part))


@lru_cache(maxsize=256)
def province_code(name: str, day: dt.date) -> str:
    """The code of a province; "" where the name is not that of one."""
    found = places.find_province(name, on=listed_day(day)).found if name else None
    return found.code if found else ""


def listed_day(day: dt.date) -> dt.date:
    """The day on which to ask the places: an agency of today issued what is older than the list."""
    return max(day, places.first_day())


def issuer_part(data: Mapping[str, Any], place: int, part: str) -> Any:
    """A part of the issuer as a dossier says it: the paper's own issuer, or that of all papers."""
    own = data["papers"][place].get("issuer")
    issuer = own if isinstance(own, Mapping) and part in own else data.get("issuer")
    return issuer.get(part) if isinstance(issuer, Mapping) else None
