"""What a province and a commune are: frozen values, each true for a span of days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from docgen.vietnamese import capitalise

#: How well a row is known; the words of the editions of the law.
Confidence = Literal["quoted", "second_hand", "measured", "observed", "inferred", "unverified"]


class Kind(Enum):
    """The kinds of unit of the two tiers since 01/7/2025; the value is the word itself."""

    XA = "xã"
    PHUONG = "phường"
    DAC_KHU = "đặc khu"
    TINH = "tỉnh"
    THANH_PHO = "thành phố"


class NamedAfter(Enum):
    """What a unit's name commemorates, where that is known."""

    PERSON = "person"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row was read, and how well it is known."""

    key: str
    confidence: Confidence
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An administrative unit as it is from `valid_from` to `valid_to`, both days included.

    `bare_name` is the name without its kind. `valid_to` None: it still is. `named_after` None: not
    known, which is not the same as "after nothing".
    """

    code: str
    kind: Kind
    bare_name: str
    valid_from: dt.date
    valid_to: dt.date | None
    named_after: NamedAfter | None
    source: Source

    @property
    def name(self) -> str:
        """The name with its kind, as it stands alone: «Xã Đông Khê»."""
        return f"{capitalise(self.kind.value)} {self.bare_name}"

    @property
    def in_text(self) -> str:
        """The name with its kind inside a sentence: «xã Đông Khê», «Phường Ngô Quyền».

        The word of the kind takes a capital before a number, a person or an event (NĐ 30/2020
        PL.II.III.1b).
        """
        if self.named_after is not None or self.bare_name.isdecimal():
            return self.name
        return f"{self.kind.value} {self.bare_name}"

    def holds_on(self, day: dt.date) -> bool:
        """Whether the unit was so on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Province(Unit):
    """A province or centrally-run city; `aliases` are other names that people type («HCM»)."""

    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune(Unit):
    """A xã, phường or đặc khu."""

    province_code: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is said to have changed about a unit while the day is not known.

    `text` is a Vietnamese sentence for the person who signs. Nothing is decided by it.
    """

    code: str
    valid_from: dt.date
    valid_to: dt.date | None
    source: Source
    text: str

    def holds_on(self, day: dt.date) -> bool:
        """Whether a paper of that day should be looked at."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
