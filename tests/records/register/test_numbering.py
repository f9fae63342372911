"""Settings of numbering: State by year, Party by kind and term, groups, advisory bodies."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.errors import InvalidInput, NotFound, Refused
from docgen.records import Records
from docgen.records.register import (
    Grouping,
    Numbering,
    NumberRequest,
    Period,
    add_numbering,
    all_series,
    end_numbering,
    numberings,
    reserve,
    set_next_number,
    twins,
)
from docgen.standards.library import editions
from docgen.vietnamese import fold
from tests.records.makers import AGENCY, DAY, OPERATOR, OTHER, request

_YEAR = Numbering(Grouping.ALL, Period.CALENDAR_YEAR, dt.date(2026, 1, 1), body="Hội đồng thi đua")


def _party(key: str, kind: str, letters: str, day: dt.date = DAY) -> NumberRequest:
    return NumberRequest(key, kind, day, lambda value: f"{value:02}-{letters}/ĐU")


def test_state_numbers_begin_again_each_year(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        days = (
            dt.date(2025, 12, 31),
            dt.date(2026, 1, 1),
            dt.date(2026, 12, 31),
            dt.date(2027, 1, 1),
        )
        numbers = [reserve(desk, request(str(day), day=day)).number for day in days]
        periods = [series.period for series in all_series(desk)]
    assert numbers == [1, 1, 2, 1]
    assert periods == ["2027", "2026", "2025"]


def test_all_kinds_of_the_state_share_one_series(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        kinds = ("Kế hoạch", "Báo cáo", "Công văn")
        assert [reserve(desk, request(kind, kind)).number for kind in kinds] == [1, 2, 3]


def test_party_numbers_run_by_kind_through_the_term(records: Records) -> None:
    with records.desk(OTHER, OPERATOR) as desk:
        numbers = [
            reserve(desk, _party("a", "Kế hoạch", "KH", dt.date(2025, 9, 1))).number,
            reserve(desk, _party("b", "Báo cáo", "BC", dt.date(2025, 9, 1))).number,
            reserve(desk, _party("c", "Kế hoạch", "KH", dt.date(2026, 9, 1))).number,
            reserve(desk, _party("d", "KẾ HOẠCH", "KH", dt.date(2027, 9, 1))).number,
        ]
        names = sorted(series.name for series in all_series(desk))
    assert numbers == [1, 1, 2, 3]
    assert names == ["Báo cáo, Nhiệm kỳ 2025–2030", "Kế hoạch, Nhiệm kỳ 2025–2030"]


def test_a_term_ends_and_the_next_begins_at_one(records: Records) -> None:
    with records.desk(OTHER, OPERATOR) as desk:
        reserve(desk, _party("a", "Kế hoạch", "KH"))
        (term,) = numberings(desk)
        with pytest.raises(Refused, match="01-KH/ĐU"):
            end_numbering(desk, term.id, DAY - dt.timedelta(days=1))
        with pytest.raises(InvalidInput, match="ngày đầu"):
            end_numbering(desk, term.id, dt.date(2025, 1, 1))
        end_numbering(desk, term.id, dt.date(2030, 6, 1))
        with pytest.raises(NotFound, match="02/06/2030"):
            reserve(desk, _party("b", "Kế hoạch", "KH", dt.date(2030, 6, 2)))
        add_numbering(desk, Numbering(Grouping.KIND, Period.TERM, dt.date(2030, 6, 2)))
        assert reserve(desk, _party("b", "Kế hoạch", "KH", dt.date(2030, 6, 2))).number == 1
        assert reserve(desk, _party("c", "Kế hoạch", "KH", dt.date(2030, 6, 1))).number == 2


def test_a_congress_counts_all_its_kinds_in_one(records: Records) -> None:
    congress = Numbering(
        Grouping.ALL,
        Period.TERM,
        dt.date(2025, 8, 14),
        dt.date(2025, 8, 15),
        body="Đại hội đại biểu",
    )
    with records.desk(OTHER, OPERATOR) as desk:
        add_numbering(desk, congress)
        numbers = [
            reserve(
                desk,
                NumberRequest(
                    kind, kind, dt.date(2025, 8, 15), "{:02}/ĐH".format, "Đại hội đại biểu"
                ),
            ).number
            for kind in ("Báo cáo", "Nghị quyết", "Biên bản")
        ]
    assert numbers == [1, 2, 3]


def test_groups_of_kinds(records: Records) -> None:
    groups = {"Quyết định, quy định": ("Quyết định", "Quy định"), "Tờ trình": ("Tờ trình",)}
    body = "Hội đồng"
    with records.desk(AGENCY, OPERATOR) as desk:
        add_numbering(
            desk,
            Numbering(
                Grouping.GROUP, Period.CALENDAR_YEAR, dt.date(2026, 1, 1), body=body, groups=groups
            ),
        )
        kinds = ("QUYẾT ĐỊNH", "Quy định", "Tờ trình", "Báo cáo", "Công văn")
        numbers = [reserve(desk, request(kind, kind, body=body)).number for kind in kinds]
        assert numberings(desk, body)[0].groups == groups
        names = {series.group for series in all_series(desk)}
    assert numbers == [1, 2, 1, 1, 2]
    assert names == {"", "Tờ trình", "Quyết định, quy định"}


def test_an_advisory_body_has_a_series_of_its_own(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        add_numbering(desk, _YEAR)
        assert reserve(desk, request("a")).number == 1
        assert reserve(desk, request("b", body="Hội đồng thi đua")).number == 1
        with pytest.raises(NotFound, match="Ban chỉ đạo"):
            reserve(desk, request("c", body="Ban chỉ đạo"))


@pytest.mark.parametrize(
    ("numbering", "places"),
    [
        (Numbering(Grouping.ALL, Period.TERM, DAY, DAY - dt.timedelta(days=1), body="x"), ["valid_to"]),
        (Numbering(Grouping.GROUP, Period.TERM, DAY, body="x"), ["groups"]),
        (Numbering(Grouping.KIND, Period.TERM, DAY, body="x", groups={"a": ("b",)}), ["groups"]),
        (
            Numbering(Grouping.GROUP, Period.TERM, DAY, body="x", groups={"a": ("Kế hoạch",), "b": ("KẾ HOẠCH",)}),
            ["groups"],
        ),
        (Numbering(Grouping.KIND, Period.CALENDAR_YEAR, dt.date(2030, 1, 1)), ["valid_from"]),
    ],
    ids=["ends before it begins", "no groups", "groups for nothing", "twice", "overlap"],
)  # fmt: skip
def test_settings_that_cannot_be(records: Records, numbering: Numbering, places: list[str]) -> None:
    with records.desk(AGENCY, OPERATOR) as desk, pytest.raises(InvalidInput) as caught:
        add_numbering(desk, numbering)
    assert [problem.place for problem in caught.value.problems] == places


def test_one_year_is_counted_one_way(records: Records) -> None:
    """NĐ 30/2020 Đ.15.1: number and symbol are unique within the year, so a change waits for it."""
    with records.desk(AGENCY, OPERATOR) as desk:
        first = add_numbering(desk, _YEAR)
        end_numbering(desk, first.id, dt.date(2026, 6, 30))
        july = Numbering(Grouping.KIND, Period.CALENDAR_YEAR, dt.date(2026, 7, 1), body=_YEAR.body)
        with pytest.raises(InvalidInput, match="01/01/2026 đến 30/06/2026"):
            add_numbering(desk, july)
        january = Numbering(
            Grouping.KIND, Period.CALENDAR_YEAR, dt.date(2027, 1, 1), body=_YEAR.body
        )
        add_numbering(desk, january)


def test_an_office_that_begins_mid_year_says_where(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        series = set_next_number(desk, "", "Kế hoạch", DAY, 58)
        assert (series.first, series.next) == (58, 58)
        assert set_next_number(desk, "", "Kế hoạch", DAY, 57).next == 57
        assert reserve(desk, request("a")).number == 57
        with pytest.raises(Refused, match="số 57"):
            set_next_number(desk, "", "Kế hoạch", DAY, 100)
        with pytest.raises(InvalidInput, match="từ 1"):
            set_next_number(desk, "", "Kế hoạch", dt.date(2027, 1, 1), 0)


def test_twins_are_told(records: Records) -> None:
    """HD05: Quyết định and Quy định share letters and have a series each."""
    with records.desk(OTHER, OPERATOR) as desk:
        decision = reserve(desk, _party("a", "Quyết định", "QĐ"))
        assert twins(desk, decision) == []
        regulation = reserve(desk, _party("b", "Quy định", "QĐ"))
        assert decision.number_text == regulation.number_text == "01-QĐ/ĐU"
        assert twins(desk, regulation) == [decision]


def test_no_two_kinds_of_an_edition_fall_into_one_series() -> None:
    """A series is found by the folded name of its kind."""
    for edition in editions():
        names = [fold(kind.name) for kind in edition.kinds]
        assert len(names) == len(set(names)), edition.id


def test_a_term_is_not_prolonged_into_the_next(records: Records) -> None:
    with records.desk(OTHER, OPERATOR) as desk:
        (term,) = numberings(desk)
        end_numbering(desk, term.id, dt.date(2030, 6, 1))
        end_numbering(desk, term.id, dt.date(2030, 6, 30))
        add_numbering(desk, Numbering(Grouping.KIND, Period.TERM, dt.date(2030, 7, 10)))
        with pytest.raises(InvalidInput, match="lấn sang"):
            end_numbering(desk, term.id, dt.date(2030, 7, 10))
        assert end_numbering(desk, term.id, dt.date(2030, 7, 9)).valid_to == dt.date(2030, 7, 9)
