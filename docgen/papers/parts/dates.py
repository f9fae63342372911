"""Dates as clerks write them: whole, or with the day, or day and month, left for the pen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from docgen.model import PlaceDate
from docgen.papers.parts.fields import WHOLE, Fields, wrong
from docgen.vietnamese import clean_line

_SPELLINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?:ngày )?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?:tháng )?(?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?:ngày )?tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})",
        r"(?:(?:ngày )?tháng )?(?:năm )?(?P<year>\d{4})",
    )
)
_BLANK = ("", "trống", "để trống", "blank")


class WrittenDate(Fields, title="Ngày tháng năm"):
    """A date of signing; a part that is absent is a gap for the pen."""

    year: Annotated[int, Field(ge=1945, le=2100), WHOLE] | None = Field(
        None, title="Năm", description="Bốn chữ số.", examples=[2026]
    )
    month: Annotated[int, Field(ge=1, le=12), WHOLE] | None = Field(
        None, title="Tháng", description="Bỏ qua thì để trống.", examples=[3]
    )
    day: Annotated[int, Field(ge=1, le=31), WHOLE] | None = Field(
        None, title="Ngày", description="Bỏ qua thì để trống.", examples=[29]
    )

    @model_validator(mode="after")
    def _is_in_the_calendar(self) -> WrittenDate:
        if self.day is not None and self.month is None:
            raise wrong("Có ngày mà thiếu tháng. Hãy ghi cả tháng, hoặc bỏ trống cả ngày và tháng.")
        if self.month is not None and self.year is None:
            raise wrong("Có tháng mà thiếu năm. Hãy ghi cả năm.")
        try:
            PlaceDate("", self.year, self.month, self.day).latest  # noqa: B018 - dates raise here
        except ValueError:
            raise wrong(f"Không có ngày {self} trong lịch.") from None
        return self

    def __str__(self) -> str:
        """The date in figures, gaps as dots: «29/3/2022», «…/3/2022»."""
        parts = (self.day, self.month, self.year)
        return "/".join("…" if part is None else str(part) for part in parts)

    def at(self, place: str) -> PlaceDate:
        """The date with its place."""
        return PlaceDate(place, self.year, self.month, self.day)


def read_date(value: object) -> object:
    """The parts of a date in any of the ways people write it."""
    if isinstance(value, dt.date):
        return {"year": value.year, "month": value.month, "day": value.day}
    if isinstance(value, Mapping | WrittenDate):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise wrong(f"Ngày tháng không đọc được. {_HOW}")
    typed = clean_line(str(value))
    if typed.lower() in _BLANK:
        return {}
    for spelling in _SPELLINGS:
        if match := spelling.fullmatch(typed):
            return match.groupdict()
    raise wrong(f"Ngày tháng «{typed[:60]}» không đọc được. {_HOW}")


_HOW = (
    "Hãy ghi 29/3/2022 hoặc 2022-03-29; để trống ngày thì ghi 3/2022, trống cả tháng thì ghi 2022."
)

_DECLARED = Field(
    title="Ngày tháng năm",
    description="Ngày ký. Bỏ trống ngày: 3/2022. Bỏ trống ngày và tháng: 2022. "
    "Đọc được 29/3/2022, 2022-03-29, «ngày 29 tháng 3 năm 2022» và {year: 2022, month: 3, day: 29}.",
    examples=["29/3/2022", "2022-03-29", "3/2022", 2022],
    json_schema_extra={"x-input": "date"},
)
_Read = Annotated[
    WrittenDate, BeforeValidator(read_date, json_schema_input_type=WrittenDate | str | int)
]
Date = Annotated[_Read, _DECLARED]
DateOrNone = Annotated[_Read | None, _DECLARED]
