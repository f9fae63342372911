"""Dates as clerks write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.papers.dossier import law_day
from docgen.papers.parts.dates import WrittenDate
from tests.papers.makers import dossier, paper, plan, problems

WHOLE = (2022, 3, 29)
NO_DAY = (2022, 3, None)
YEAR = (2022, None, None)
NOTHING = (None, None, None)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("2022-03-29", WHOLE),
        ("29/3/2022", WHOLE),
        ("29-03-2022", WHOLE),
        ("29.3.2022", WHOLE),
        ("ngày 29/3/2022", WHOLE),
        ("ngày 29 tháng 3 năm 2022", WHOLE),
        ("Ngày  29 tháng 03 năm 2022", WHOLE),
        (dt.date(2022, 3, 29), WHOLE),
        ({"year": 2022, "month": 3, "day": 29}, WHOLE),
        ({"year": "2022", "month": "03", "day": "29"}, WHOLE),
        ("2022-03", NO_DAY),
        ("3/2022", NO_DAY),
        ("tháng 3/2022", NO_DAY),
        ("tháng 3 năm 2022", NO_DAY),
        ("ngày tháng 3 năm 2022", NO_DAY),
        ({"year": 2022, "month": 3}, NO_DAY),
        ({"year": 2022, "month": 3, "day": None}, NO_DAY),
        (2022, YEAR),
        ("2022", YEAR),
        ("năm 2022", YEAR),
        ("ngày tháng năm 2022", YEAR),
        ("trống", NOTHING),
        ("", NOTHING),
        ({}, NOTHING),
    ],
)
def test_a_date_is_read_in_every_way_people_write_it(
    typed: object, parts: tuple[int | None, ...]
) -> None:
    found = paper(dossier(plan(), date=typed)).place_date
    assert found is not None
    assert (found.year, found.month, found.day) == parts


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31/2/2022", "Không có ngày 31/2/2022 trong lịch."),
        ("29/2/2023", "Không có ngày 29/2/2023 trong lịch."),
        ("hôm nay", "Ngày tháng «hôm nay» không đọc được."),
        (20220329, "Ngày tháng «20220329» không đọc được."),
        (True, "Ngày tháng không đọc được."),
        ([2022, 3], "Ngày tháng không đọc được."),
        ({"day": 3}, "Có ngày mà thiếu tháng."),
        ({"day": 3, "year": 2022}, "Có ngày mà thiếu tháng."),
        ({"month": 3}, "Có tháng mà thiếu năm."),
    ],
)
def test_a_date_that_cannot_be_is_told(typed: object, message: str) -> None:
    found = problems(dossier(plan(), date=typed))
    assert list(found) == ["date"]
    assert found["date"].startswith(message)


@pytest.mark.parametrize(("typed", "key"), [("29/13/2022", "month"), ("1/1/1800", "year")])
def test_a_part_out_of_range_is_told_at_the_part(typed: str, key: str) -> None:
    assert list(problems(dossier(plan(), date=typed))) == [f"date.{key}"]


@given(st.dates(min_value=dt.date(1945, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_every_day_of_the_calendar_can_be_written(day: dt.date) -> None:
    read = paper(dossier(plan(), date=f"{day.day}/{day.month}/{day.year}")).place_date
    assert read is not None
    assert read.date == day


TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        (None, TODAY),
        (WrittenDate(), TODAY),
        (WrittenDate(year=2022, month=3, day=29), dt.date(2022, 3, 29)),
        (WrittenDate(year=2027, month=1, day=2), dt.date(2027, 1, 2)),
        (WrittenDate(year=2026), TODAY),
        (WrittenDate(year=2026, month=11), TODAY),
        (WrittenDate(year=2026, month=5), dt.date(2026, 5, 31)),
        (WrittenDate(year=2022), dt.date(2022, 12, 31)),
    ],
)
def test_the_law_of_a_date_with_gaps_is_that_of_today_while_today_may_fill_them(
    date: WrittenDate | None, day: dt.date
) -> None:
    assert law_day(date, TODAY) == day
