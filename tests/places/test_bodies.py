"""Names of bodies and of the place in front of the date."""

from __future__ import annotations

import pytest

from docgen import places
from docgen.model import Side
from docgen.places import Commune, Province
from docgen.places.seat import REASONS
from docgen.standards.library import edition, editions
from tests.places.days import FIRST, LATE_2026


def place(typed: str) -> tuple[Commune, Province]:
    commune = places.find_commune(typed, on=LATE_2026).found
    assert commune is not None
    return commune, places.province_of(commune, LATE_2026)


@pytest.mark.parametrize(
    ("typed", "unit", "superior"),
    [
        ("Xã Đông Khê, Cao Bằng", "XÃ ĐÔNG KHÊ", "ĐẢNG BỘ TỈNH CAO BẰNG"),
        ("Phường Ba Đình, Hà Nội", "PHƯỜNG BA ĐÌNH", "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI"),
        ("Đặc khu Trường Sa", "ĐẶC KHU TRƯỜNG SA", "ĐẢNG BỘ TỈNH KHÁNH HÒA"),
        ("Xã Ea H’leo", "XÃ EA H’LEO", "ĐẢNG BỘ TỈNH ĐẮK LẮK"),
    ],
)
def test_heads_of_a_commune(typed: str, unit: str, superior: str) -> None:
    commune, province = place(typed)
    assert places.ubnd_lines(commune) == ("ỦY BAN NHÂN DÂN", unit)
    assert places.dang_uy_lines(commune) == (f"ĐẢNG UỶ {unit}",)
    assert places.dang_uy_superior_lines(commune, province) == (superior,)


def test_bodies_of_a_commune_as_agencies() -> None:
    commune, province = place("Xã Đông Khê, Cao Bằng")
    committee = places.agency_of_commune("dang_uy", commune, province)
    assert (committee.side, committee.sign) == (Side.PARTY, "ĐU")
    assert committee.superior_lines == ("Đảng bộ tỉnh Cao Bằng",)
    council = places.agency_of_commune("hdnd", commune, province)
    assert council.name_lines == ("Hội đồng nhân dân", "xã Đông Khê")
    assert council.superior_lines == ()
    chairman = places.agency_of_commune("chu_tich_ubnd", commune, province)
    assert chairman.author == "Chủ tịch Ủy ban nhân dân xã Đông Khê"


def test_heads_of_a_province_follow_its_kind_on_the_day() -> None:
    before, after = places.province("75", FIRST), places.province("75", LATE_2026)
    assert before is not None
    assert after is not None
    assert places.ubnd_lines(before) == ("ỦY BAN NHÂN DÂN", "TỈNH ĐỒNG NAI")
    assert places.ubnd_lines(after) == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐỒNG NAI")
    assert places.cap_uy_tinh_lines(before) == ("TỈNH UỶ ĐỒNG NAI",)
    assert places.cap_uy_tinh_lines(after) == ("THÀNH UỶ ĐỒNG NAI",)
    assert places.agency_of_province("hdnd", after).sign == "HĐND"


def test_a_commune_is_not_put_under_another_province() -> None:
    commune, _ = place("Xã Đông Khê, Cao Bằng")
    _, hanoi = place("Phường Ba Đình, Hà Nội")
    with pytest.raises(ValueError, match="does not lie in"):
        places.agency_of_commune("dang_uy", commune, hanoi)
    with pytest.raises(KeyError):
        places.agency_of_province("dang_uy", hanoi)


def test_the_kind_takes_a_capital_before_a_person_or_event() -> None:
    assert place("Ngô Quyền, Hải Phòng")[0].in_text == "Phường Ngô Quyền"
    assert place("Ba Đình, Hà Nội")[0].in_text == "phường Ba Đình"


STATE = edition("state_nd30_2020").date.place_type_in_front_when
PARTY_2018 = edition("party_hd36_2018").date.place_type_in_front_when
PARTY_2026 = edition("party_hd05_2026").date.place_type_in_front_when


@pytest.mark.parametrize(
    ("typed", "state", "party"),
    [
        ("Xã Đông Khê, Cao Bằng", "Đông Khê", "Đông Khê"),
        ("Phường Ngô Quyền, Hải Phòng", "Phường Ngô Quyền", "Phường Ngô Quyền"),
        ("Phường Phú Thọ, Phú Thọ", "Phú Thọ", "Phường Phú Thọ"),
        ("Phường Láng, Hà Nội", "Láng", "Phường Láng"),
        ("Phường Pleiku", "Pleiku", "Pleiku"),
        ("Xã Đakrông", "Đakrông", "Đakrông"),
        ("Xã Kbang", "Kbang", "Xã Kbang"),
        ("Phường Điện Biên Phủ", "Phường Điện Biên Phủ", "Điện Biên Phủ"),
    ],
)
def test_place_names_of_communes(typed: str, state: str, party: str) -> None:
    commune, province = place(typed)
    assert places.place_name(commune, STATE, province) == state
    assert places.place_name(commune, PARTY_2026, province) == party


def test_a_name_that_begins_with_a_number_keeps_its_kind() -> None:
    commune, province = place("Phường 1 Bảo Lộc")
    assert places.place_name(commune, STATE, province) == "Phường 1 Bảo Lộc"
    assert places.place_name(commune, PARTY_2018, province) == "Phường 1 Bảo Lộc"


@pytest.mark.parametrize(
    ("code", "state", "party"),
    [
        ("46", "Huế", "Thành phố Huế"),
        ("79", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("01", "Hà Nội", "Hà Nội"),
        ("04", "Cao Bằng", "Cao Bằng"),
    ],
)
def test_place_names_of_provinces(code: str, state: str, party: str) -> None:
    province = places.province(code, LATE_2026)
    assert province is not None
    assert places.place_name(province, STATE) == state
    assert places.place_name(province, PARTY_2026, province) == party


def test_every_reason_of_every_edition_is_answered_for() -> None:
    named = {reason for one in editions() for reason in one.date.place_type_in_front_when}
    assert named == set(REASONS)


def test_a_reason_that_is_not_known_is_refused() -> None:
    commune, province = place("Xã Đông Khê, Cao Bằng")
    with pytest.raises(ValueError, match="on a Sunday"):
        places.place_name(commune, ["on a Sunday"], province)
