"""Many at once inside one process: threads on one series, on new series, under one key."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from docgen.errors import Conflict, InvalidInput
from docgen.records import Records
from docgen.records.register import (
    Entry,
    Grouping,
    Numbering,
    Period,
    add_numbering,
    all_series,
    confirm,
    numberings,
    reserve,
)
from tests.records.makers import AGENCY, DAY, OPERATOR, OTHER, PLAN, request


def _together(work: Callable[[int], Entry | None], times: int = 24) -> list[Entry]:
    with ThreadPoolExecutor(times) as pool:
        return [entry for entry in pool.map(work, range(times)) if entry is not None]


def test_one_key_from_everywhere_is_one_number(records: Records) -> None:
    def work(_place: int) -> Entry:
        with records.desk(AGENCY, OPERATOR) as desk:
            return reserve(desk, request("chung"))

    assert len({entry.id for entry in _together(work)}) == 1


def test_a_new_series_is_opened_once(records: Records) -> None:
    def work(place: int) -> Entry:
        with records.desk(OTHER, OPERATOR) as desk:
            return reserve(desk, request(f"k{place}", f"Loại {place % 3}"))

    entries = _together(work)
    assert sorted(entry.number for entry in entries) == sorted(list(range(1, 9)) * 3)
    with records.reading(OTHER, OPERATOR) as desk:
        assert [series.next for series in all_series(desk)] == [9, 9, 9]


def test_one_key_for_two_series_gets_one_number(records: Records) -> None:
    """PostgreSQL holds two different rows here: the key itself decides."""

    def work(place: int) -> Entry | None:
        try:
            with records.desk(OTHER, OPERATOR) as desk:
                return reserve(desk, request("chung", f"Loại {place % 2}"))
        except Conflict:
            return None

    entries = _together(work)
    assert len({entry.id for entry in entries}) == 1
    with records.reading(OTHER, OPERATOR) as desk:
        assert sum(series.next - series.first for series in all_series(desk)) == 1


def test_confirming_from_everywhere_is_confirming_once(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = reserve(desk, request("a"), PLAN)

    def work(_place: int) -> Entry:
        with records.desk(AGENCY, OPERATOR) as desk:
            return confirm(desk, entry.id)

    assert len({one.settled_at for one in _together(work)}) == 1


def test_a_setting_declared_by_two_clicks_is_declared_once(records: Records) -> None:
    """The second click comes while the first one is not written yet."""
    council = Numbering(Grouping.ALL, Period.CALENDAR_YEAR, DAY, body="Hội đồng")

    def click() -> Numbering:
        with records.desk(AGENCY, OPERATOR) as desk:
            return add_numbering(desk, council)

    with ThreadPoolExecutor(1) as pool:
        with records.desk(AGENCY, OPERATOR) as desk:
            add_numbering(desk, council)
            second = pool.submit(click)
            wait([second], timeout=0.5)  # long enough for a second click that nothing holds
        with pytest.raises(InvalidInput, match="trùng với cách đánh số"):
            second.result()
    with records.reading(AGENCY, OPERATOR) as desk:
        assert len(numberings(desk, "Hội đồng")) == 1
