"""Place and date (địa danh, ngày tháng năm)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """Where and when a paper is signed; None leaves a gap for the pen.

    `place` "" prints dots: the unit that fills the form in writes its own.
    """

    place: str
    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> dt.date | None:
        """The whole date, or None while a part of it is blank."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def latest(self) -> dt.date | None:
        """The latest day that the filled parts allow; None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return dt.date(self.year, 12, 31)
        if self.day is not None:
            return dt.date(self.year, self.month, self.day)
        after = dt.date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return dt.date.fromordinal(after.toordinal() - 1)
