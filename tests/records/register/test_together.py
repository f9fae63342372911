"""Many at once inside one process: threads on one series, on new series, under one key."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from docgen.errors import Conflict
from docgen.records import Records
from docgen.records.register import Entry, all_series, confirm, reserve
from tests.records.makers import AGENCY, OPERATOR, OTHER, PLAN, request


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
