"""The shipped rows: how many, on which day, and equal to the list they were taken from."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter, defaultdict
from pathlib import Path
from typing import get_args

import pytest

from docgen import places
from docgen.places import Kind
from docgen.places.units import Confidence
from docgen.standards.sourced import Confidence as ConfidenceOfEditions
from docgen.vietnamese import sort_key, spelling_key
from tests.places.days import BEFORE, FIRST, LATE_2026

_LIST = Path(__file__).parents[2].parent / "shared" / "places"


def test_counts_of_provinces_and_communes() -> None:
    communes = places.communes(FIRST)
    assert len(places.provinces(FIRST)) == 34
    assert Counter(commune.kind for commune in communes) == {
        Kind.XA: 2621,
        Kind.PHUONG: 687,
        Kind.DAC_KHU: 13,
    }
    assert len({commune.code for commune in communes}) == 3321


def test_nothing_is_known_of_earlier_days() -> None:
    assert places.provinces(BEFORE) == ()
    assert places.communes(BEFORE) == ()
    assert places.commune("00004", BEFORE) is None


def test_dong_nai_became_a_city_on_30_april_2026() -> None:
    before = places.province("75", dt.date(2026, 4, 29))
    after = places.province("75", dt.date(2026, 4, 30))
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Tỉnh Đồng Nai", "Thành phố Đồng Nai")
    assert after.source.confidence == "second_hand"
    assert "30/2026/QH16" in after.source.title


def test_cities_of_each_day() -> None:
    def cities(on: dt.date) -> int:
        return sum(one.kind is Kind.THANH_PHO for one in places.provinces(on))

    assert (cities(FIRST), cities(LATE_2026)) == (6, 7)


@pytest.mark.parametrize("code", ["22", "24"])
def test_changes_of_unknown_day_are_told_and_not_applied(code: str) -> None:
    province = places.province(code, LATE_2026)
    assert province is not None
    assert province.kind is Kind.TINH
    [doubt] = places.doubts(code, LATE_2026)
    assert province.bare_name in doubt.text
    assert places.doubts(code, FIRST) == ()


def test_names_are_no_keys() -> None:
    full, bare = defaultdict(set), defaultdict(set)
    for commune in places.communes(FIRST):
        full[commune.name].add(commune.province_code)
        bare[commune.bare_name].add(commune.province_code)
    assert sum(len(codes) > 1 for codes in full.values()) == 241
    assert sum(len(codes) > 1 for codes in bare.values()) == 310


def test_the_largest_province_has_168_communes_in_vietnamese_order() -> None:
    communes = places.communes_of("79", FIRST)
    assert (
        len(communes)
        == 168
        == max(
            len(places.communes_of(province.code, FIRST)) for province in places.provinces(FIRST)
        )
    )
    names = [commune.bare_name for commune in communes]
    assert names == sorted(names, key=sort_key)
    assert names.index("An Lạc") < names.index("Bà Điểm") < names.index("Đông Hòa")


def test_communes_by_kind() -> None:
    islands = places.communes(FIRST, kinds=[Kind.DAC_KHU])
    assert {island.kind for island in islands} == {Kind.DAC_KHU}
    assert len(islands) == 13
    assert [one.name for one in places.communes_of("22", FIRST, kinds=[Kind.DAC_KHU])] == [
        "Đặc khu Cô Tô",
        "Đặc khu Vân Đồn",
    ]
    assert places.communes_of("99", FIRST) == ()


def test_province_of_a_commune_follows_the_day() -> None:
    commune = places.communes_of("75", FIRST)[0]
    assert places.province_of(commune, FIRST).kind is Kind.TINH
    assert places.province_of(commune, LATE_2026).kind is Kind.THANH_PHO
    with pytest.raises(ValueError, match="is not a commune on"):
        places.province_of(commune, BEFORE)


def test_words_of_confidence_are_those_of_the_editions() -> None:
    assert set(get_args(Confidence)) == set(get_args(ConfidenceOfEditions))


@pytest.mark.skipif(not _LIST.is_dir(), reason="cần thư mục ../shared/places bên cạnh dự án")
def test_every_row_equals_the_list_it_was_taken_from() -> None:
    with (_LIST / "communes.csv").open(encoding="utf-8") as lines:
        given = {row["code"]: row for row in csv.DictReader(lines)}
    ours = {commune.code: commune for commune in places.communes(FIRST)}
    assert ours.keys() == given.keys()
    for code, row in given.items():
        commune = ours[code]
        assert (commune.name, commune.kind.value, commune.province_code) == (
            row["name"],
            row["kind"],
            row["province_code"],
        )
    with (_LIST / "provinces.csv").open(encoding="utf-8") as lines:
        names = {
            row["code"]: row["name"].removeprefix("Thành phố ") for row in csv.DictReader(lines)
        }
    assert {one.code: one.bare_name for one in places.provinces(FIRST)} == names


def test_no_two_communes_of_a_province_share_a_name() -> None:
    """What tells an agency from its namesakes by the province alone rests on this."""
    named = Counter(
        (one.province_code, spelling_key(one.bare_name)) for one in places.communes(LATE_2026)
    )
    assert [name for name, times in named.items() if times > 1] == []
