"""Day and edition of a dossier that cannot be read yet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from docgen.issuing.batch.law import paper_day, place_reasons
from docgen.standards.library import edition

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("content", "day"),
    [
        ({"date": "29/3/2022"}, dt.date(2022, 3, 29)),
        ({"papers": [{"date": "2023-05-04"}]}, dt.date(2023, 5, 4)),
        ({"date": "«Ngày»"}, TODAY), ({"date": "11/2026"}, TODAY), ({}, TODAY), ({"papers": [3]}, TODAY),
    ],
)  # fmt: skip
def test_day(content: dict[str, Any], day: dt.date) -> None:
    assert paper_day(content, TODAY) == day


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ({"issuer": {"side": "Đảng"}}, "party_hd05_2026"),
        ({"issuer": {"side": "party"}, "date": "29/3/2022"}, "party_hd36_2018"),
        ({"issuer": {"side": "state"}}, "state_nd30_2020"), ({"issuer": "blank"}, "state_nd30_2020"),
    ],
)  # fmt: skip
def test_reasons(content: dict[str, Any], name: str) -> None:
    assert place_reasons(content, TODAY) == tuple(edition(name).date.place_type_in_front_when)
