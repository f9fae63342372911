"""What clerks type in a cell, and the unit it means; or the candidates, never a guess."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import places
from docgen.places import Commune, Outcome
from docgen.places.matching import NameIndex
from docgen.places.spelling import KindWords
from docgen.vietnamese import fold
from tests.places.days import BEFORE, FIRST, LATE_2026

ALL = places.communes(FIRST)


def found(typed: str, province: str | None = None, on: dt.date = LATE_2026) -> str:
    match = places.find_commune(typed, province, on=on)
    assert match.found, match.message
    return match.found.code


@pytest.mark.parametrize(
    "typed",
    [
        "Xã Đông Khê, tỉnh Cao Bằng",
        "xã đông khê, cao bằng",
        "ĐÔNG KHÊ, CAO BẰNG",
        "dong khe, cao bang",
        "Xa Dong Khe, t. cao bang",
        "X. Đông Khê, 04",
        "Ðông  Khê , Cao Bằng",  # the Icelandic eth of old keyboards
        "Đo\u0302ng Khe\u0302, Cao Bằng",  # decomposed
        "01786",
        "1786",
    ],
)
def test_ways_to_type_one_commune(typed: str) -> None:
    assert found(typed) == "01786"


@pytest.mark.parametrize(
    ("typed", "province", "name"),
    [
        ("Phường Hoà Bình", "Phú Thọ", "Phường Hòa Bình"),
        ("Phường Hòa Bình", "Hải Phòng", "Phường Hoà Bình"),
        ("Ea H'leo", None, "Xã Ea H’leo"),
        ("ea hleo", None, "Xã Ea H’leo"),
        ("Văn Miếu-Quốc Tử Giám", None, "Phường Văn Miếu - Quốc Tử Giám"),
        ("Chân Mây - Lăng Cô", None, "Xã Chân Mây – Lăng Cô"),
        ("P.Ba Đình", None, "Phường Ba Đình"),
        ("ĐK Phú Quốc", None, "Đặc khu Phú Quốc"),
        ("Xã Xa Dung", None, "Xã Xa Dung"),
        ("xa dung", None, "Xã Xa Dung"),
        ("phuong duc", None, "Xã Phượng Dực"),
        ("Xã Thanh An", "TP.HCM", "Xã Thanh An"),
    ],
)
def test_spellings(typed: str, province: str | None, name: str) -> None:
    match = places.find_commune(typed, province, on=LATE_2026)
    assert match.found is not None, match.message
    assert match.found.name == name


def test_a_name_of_several_provinces_is_never_resolved() -> None:
    match = places.find_commune("Xã Tân Thành", on=LATE_2026)
    assert match.outcome is Outcome.AMBIGUOUS
    assert match.found is None
    assert len(match.candidates) == 7
    assert "tỉnh Thái Nguyên (mã 05923)" in match.message
    assert found("Xã Tân Thành", "Thái Nguyên") == "05923"


def test_a_name_without_marks_means_all_names_it_may_be() -> None:
    match = places.find_commune("Thanh An", "79", on=LATE_2026)
    assert match.outcome is Outcome.AMBIGUOUS
    assert {one.name for one in match.candidates} == {"Xã Thanh An", "Xã Thạnh An"}


def test_a_wrong_mark_is_not_mended_but_answered_with_candidates() -> None:
    match = places.find_commune("Xã Đông Khe", "Cao Bằng", on=LATE_2026)
    assert match.outcome is Outcome.UNKNOWN
    assert match.candidates[0].code == "01786"
    assert "Có phải là: Xã Đông Khê, tỉnh Cao Bằng (mã 01786)" in match.message


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("Phường Đông Khê, Cao Bằng", "01786"),  # another kind
        ("Đông Khê, Hà Nội", "01786"),  # another province
        ("01786, Hà Nội", "01786"),
        ("Đông Kê, Cao Bằng", "01786"),  # a letter lost
        ("Xã Minh Tâmm, Cao Bằng", "01747"),
    ],
)
def test_likely_candidates(typed: str, likely: str) -> None:
    match = places.find_commune(typed, on=LATE_2026)
    assert match.outcome is Outcome.UNKNOWN
    assert match.candidates[0].code == likely, match.message


@pytest.mark.parametrize("typed", ["", "  ", "\u200b", ", Cao Bằng"])
def test_an_empty_cell(typed: str) -> None:
    match = places.find_commune(typed, on=LATE_2026)
    assert match.outcome is Outcome.UNKNOWN
    assert "Chưa ghi tên hay mã" in match.message


def test_an_unknown_province_is_what_is_told() -> None:
    match = places.find_commune("Đông Khê", "Kao Bằng", on=LATE_2026)
    assert match.outcome is Outcome.UNKNOWN_PROVINCE
    assert "Tỉnh Cao Bằng" in match.message


def test_two_provinces_at_once_are_none() -> None:
    match = places.find_commune("Đông Khê, Cao Bằng", "Hà Nội", on=LATE_2026)
    assert match.outcome is Outcome.UNKNOWN


def test_days_before_the_data() -> None:
    match = places.find_commune("Đông Khê", on=BEFORE)
    assert match.outcome is Outcome.OUT_OF_RANGE
    assert "từ ngày 01/7/2025" in match.message
    assert places.find_province("Cao Bằng", on=BEFORE).outcome is Outcome.OUT_OF_RANGE


def test_the_kind_of_a_province_is_that_of_the_day() -> None:
    assert places.find_province("tỉnh Đồng Nai", on=FIRST).found
    late = places.find_province("tỉnh Đồng Nai", on=LATE_2026)
    assert late.found is None
    assert late.candidates[0].name == "Thành phố Đồng Nai"
    assert places.find_province("TP. Đồng Nai", on=LATE_2026).found


@pytest.mark.parametrize(
    "typed", ["TP.HCM", "tp hcm", "HCM", "Hồ Chí Minh", "TP. Ho Chi Minh", "79"]
)
def test_ways_to_type_a_city(typed: str) -> None:
    match = places.find_province(typed, on=LATE_2026)
    assert match.found is not None, match.message
    assert match.found.code == "79"


@given(st.sampled_from(ALL))
def test_every_commune_is_found_by_name_and_province(commune: Commune) -> None:
    assert found(commune.name, commune.province_code, FIRST) == commune.code
    assert found(commune.code, on=FIRST) == commune.code


@given(st.sampled_from(ALL))
def test_without_marks_the_commune_is_found_or_among_the_candidates(commune: Commune) -> None:
    match = places.find_commune(fold(commune.name), commune.province_code, on=FIRST)
    assert commune in ((match.found,) if match.found else match.candidates)


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(typed: str) -> None:
    match = places.find_commune(typed, on=LATE_2026)
    assert (match.found is None) == bool(match.message)
    assert (match.outcome is Outcome.FOUND) == (match.found is not None)


def test_a_search_looks_only_at_what_its_keys_lead_to() -> None:
    looked_at = []
    index = NameIndex(((one.bare_name, one) for one in ALL), KindWords({}))
    assert index.meant("Đông Khê", lambda one: not looked_at.append(one))
    assert len(looked_at) == 1
