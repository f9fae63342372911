"""Day and edition of a dossier whose fields are not filled."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from docgen.papers.merge.law import law_of

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("data", "day", "edition"),
    [
        ({"date": "29/3/2022", "issuer": {"side": "party"}}, dt.date(2022, 3, 29), "party_hd36_2018"),
        ({"issuer": {"side": "Đảng"}, "date": "«Ngày»"}, TODAY, "party_hd05_2026"),
        ({"papers": [{"date": "2023-05-04"}]}, dt.date(2023, 5, 4), "state_nd30_2020"),
        ({"date": "11/2026", "issuer": "blank"}, TODAY, "state_nd30_2020"),
        ({}, TODAY, "state_nd30_2020"), ({"papers": [3]}, TODAY, "state_nd30_2020"),
    ],
)  # fmt: skip
def test_law(data: dict[str, Any], day: dt.date, edition: str) -> None:
    found, law = law_of(data, TODAY)
    assert (found, law.id) == (day, edition)
