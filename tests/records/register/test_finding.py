"""Lines of the register are found by number, dates, state and words without marks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from docgen.records import Records
from docgen.records.archive import papers_of
from docgen.records.register import EntryQuery, State, confirm, find_entries, reserve, void
from docgen.records.register import finding as module
from tests.records.makers import AGENCY, DAY, OPERATOR, OTHER, PLAN, keep_plan, request

_LATER = DAY + dt.timedelta(days=9)


@pytest.fixture
def book(records: Records) -> Records:
    """Five lines: three plans of two days, one void, one still held."""
    with records.desk(AGENCY, OPERATOR) as desk:
        for place, (abstract, day) in enumerate(
            [("Dân vận khéo", DAY), ("Phòng cháy rừng", DAY), ("Đường hoa, dân vận", _LATER)]
        ):
            details = replace(PLAN, abstract=abstract)
            confirm(desk, reserve(desk, request(f"k{place}", day=day), details).id)
        void(desk, reserve(desk, request("bỏ"), PLAN).id, "Ghi nhầm")
        reserve(desk, request("giữ"), PLAN)
    return records


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (EntryQuery(), [1, 2, 3, 4, 5]),
        (EntryQuery(words="DAN van"), [1, 3]),
        (EntryQuery(words="duong h"), [3]),
        (EntryQuery(words="ong"), []),
        (EntryQuery(words="ke hoach chay"), [2]),
        (EntryQuery(words="02/kh"), [2]),
        (EntryQuery(number=3), [3]),
        (EntryQuery(first=_LATER), [3]),
        (EntryQuery(last=DAY), [1, 2, 4, 5]),
        (EntryQuery(state=State.VOIDED), [4]),
        (EntryQuery(state=State.RESERVED), [5]),
        (EntryQuery(series_id=77), []),
    ],
)
def test_what_is_found(book: Records, query: EntryQuery, numbers: list[int]) -> None:
    with book.reading(AGENCY, OPERATOR) as desk:
        assert [entry.number for entry in find_entries(desk, query).entries] == numbers
    with book.reading(OTHER, OPERATOR) as desk:
        assert find_entries(desk, query).entries == ()


@pytest.mark.parametrize("stretch", [1, 2, 1_000])
@pytest.mark.parametrize("words", ["", "dan van"])
def test_pages_leave_nothing_out(
    book: Records, monkeypatch: pytest.MonkeyPatch, stretch: int, words: str
) -> None:
    monkeypatch.setattr(module, "_STRETCH", stretch)
    found, after = [], None
    with book.reading(AGENCY, OPERATOR) as desk:
        whole = [entry.number for entry in find_entries(desk, EntryQuery(words=words)).entries]
        while True:
            page = find_entries(desk, EntryQuery(words=words), after=after, limit=1)
            found += [entry.number for entry in page.entries]
            if (after := page.after) is None:
                break
    assert found == whole != []


def test_the_papers_behind_lines(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = confirm(desk, reserve(desk, request("một"), PLAN).id)
        paper = keep_plan(desk, entry)
        assert papers_of(desk, [entry.id, entry.id + 1]) == {entry.id: paper.public_id}
        assert papers_of(desk, []) == {}
    with records.reading(OTHER, OPERATOR) as desk:
        assert papers_of(desk, [entry.id]) == {}
