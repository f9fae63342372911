"""Days are read as Vietnamese people write them, whatever the browser thinks."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.errors import InvalidInput
from web.days import day_in, needed_day


@pytest.mark.parametrize(
    "typed", ["5/3/2026", "05/03/2026", " 05-03-2026 ", "2026-03-05", "ngày 05 tháng 3 năm 2026"]
)
def test_the_day_comes_before_the_month(typed: str) -> None:
    assert day_in({"day": typed}, "day") == dt.date(2026, 3, 5)


@pytest.mark.parametrize("typed", ["3/2026", "2026", "31/2/2026", "13/13/2026", "x", "5/3/26x"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        day_in({"day": typed}, "day")
    (problem,) = caught.value.problems
    assert problem.place == "day"
    assert typed in problem.message


def test_an_empty_input() -> None:
    assert day_in({}, "day") is None
    with pytest.raises(InvalidInput):
        needed_day({"day": " "}, "day")
