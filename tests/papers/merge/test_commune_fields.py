"""The fields that every commune has by itself."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen import places
from docgen.papers.merge import COMMUNE_FIELDS, MergeTemplate, commune_values, row_values
from docgen.standards.library import edition

DAY = dt.date(2026, 11, 20)
STATE = edition("state_nd30_2020").date.place_type_in_front_when
PARTY = edition("party_hd05_2026").date.place_type_in_front_when


def values(typed: str, reasons: tuple[str, ...] = PARTY) -> dict[str, str]:
    commune = places.find_commune(typed, on=DAY).found
    assert commune is not None
    return commune_values(commune, places.province_of(commune, DAY), reasons)


def test_fields_of_a_commune() -> None:
    assert values("Xã Đông Khê, Cao Bằng") == {
        "Mã xã": "01786",
        "Loại xã": "xã",
        "Tên xã": "Đông Khê",
        "Xã": "xã Đông Khê",
        "Xã đầu câu": "Xã Đông Khê",
        "Mã tỉnh": "04",
        "Loại tỉnh": "tỉnh",
        "Tên tỉnh": "Cao Bằng",
        "Tỉnh": "tỉnh Cao Bằng",
        "Địa danh": "Đông Khê",
        "Ủy ban nhân dân": "Ủy ban nhân dân xã Đông Khê",
        "Hội đồng nhân dân": "Hội đồng nhân dân xã Đông Khê",
        "Đảng ủy": "Đảng uỷ xã Đông Khê",
        "Đảng bộ": "Đảng bộ xã Đông Khê",
        "Đảng bộ cấp trên": "Đảng bộ tỉnh Cao Bằng",
        "Ủy ban nhân dân tỉnh": "Ủy ban nhân dân tỉnh Cao Bằng",
        "Tỉnh ủy": "Tỉnh uỷ Cao Bằng",
    }


def test_the_place_follows_the_edition() -> None:
    assert values("Phường Láng, Hà Nội", STATE)["Địa danh"] == "Láng"
    assert values("Phường Láng, Hà Nội", PARTY)["Địa danh"] == "Phường Láng"
    assert values("Phường Láng, Hà Nội")["Tỉnh ủy"] == "Thành uỷ Hà Nội"


def test_every_commune_fills_every_field() -> None:
    template = MergeTemplate([f"«{name}»" for name in COMMUNE_FIELDS], COMMUNE_FIELDS)
    assert [use.name for use in template.fields] == list(COMMUNE_FIELDS)
    for commune in places.communes(DAY):
        made = commune_values(commune, places.province_of(commune, DAY), PARTY)
        assert template.fill(made) == [made[name] for name in COMMUNE_FIELDS]


def test_a_column_may_rename_the_place_but_not_the_commune() -> None:
    row = {"tên_xã": "dong khe", "Địa danh": "Xã Đông Khê", "Đảng uỷ": " ", "Chủ tịch": "A"}
    merged = row_values(values("01786"), row)
    assert merged["Tên xã"] == "Đông Khê"
    assert merged["Địa danh"] == "Xã Đông Khê"
    assert merged["Đảng ủy"] == "Đảng uỷ xã Đông Khê"
    assert merged["Chủ tịch"] == "A"
    assert set(merged) == {*COMMUNE_FIELDS, "Chủ tịch"}


def test_another_province_is_refused() -> None:
    commune = places.find_commune("01786", on=DAY).found
    province = places.province("01", DAY)
    assert commune is not None
    assert province is not None
    with pytest.raises(ValueError, match="does not lie in"):
        commune_values(commune, province, PARTY)
