"""A change of the map is a dated row; a faulty one is refused with file and line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from docgen.errors import BrokenFile
from docgen.places import province_names, read_places
from tests.places.days import FIRST
from tests.places.folders import bend, copied

_DAY = dt.date(2027, 1, 1)
_EVE = dt.date(2026, 12, 31)
_OLD = "01786,xã,Đông Khê,04,,2025-07-01,,gso_2025\n"


def test_a_commune_that_changes_its_kind_and_province(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    bend(
        folder / "communes.csv",
        _OLD,
        "01786,xã,Đông Khê,04,,2025-07-01,2026-12-31,gso_2025\n"
        "01786,phường,Đông Khê,20,,2027-01-01,,gso_2025\n",
    )
    read = read_places(folder)
    before, after = read.directory.commune("01786", _EVE), read.directory.commune("01786", _DAY)
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Xã Đông Khê", "Phường Đông Khê")
    assert before in read.directory.communes_of("04", _EVE)
    assert after in read.directory.communes_of("20", _DAY)
    assert "01786" not in {one.code for one in read.directory.communes_of("04", _DAY)}
    assert len(read.directory.communes(_DAY)) == 3321
    assert read.finder.find_commune("Đông Khê, Cao Bằng", on=_EVE).found == before
    assert read.finder.find_commune("Đông Khê, Lạng Sơn", on=_DAY).found == after
    assert read.directory.commune("01786", FIRST) == before


def test_a_province_keeps_the_names_it_has_had() -> None:
    assert province_names("75") == ("Thành phố Đồng Nai", "Tỉnh Đồng Nai")
    assert province_names("04") == ("Tỉnh Cao Bằng",)
    assert province_names("99") == ()


def test_a_commune_that_ends(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    bend(folder / "communes.csv", _OLD, _OLD.replace(",,gso", ",2026-12-31,gso"))
    read = read_places(folder)
    assert read.directory.commune("01786", _EVE)
    assert read.directory.commune("01786", _DAY) is None
    assert read.finder.find_commune("Đông Khê, Cao Bằng", on=_DAY).found is None


@pytest.mark.parametrize(
    ("file", "before", "after", "message"),
    [
        ("communes.csv", _OLD, _OLD * 2, "01786: hai dòng cùng có hiệu lực ngày 2025-07-01"),
        ("communes.csv", _OLD, _OLD.replace(",04,", ",99,"), "01786: không có tỉnh mã 99"),
        ("communes.csv", _OLD, _OLD.replace("01786", "1786"), "mã «1786» không đủ 5 chữ số"),
        ("communes.csv", _OLD, _OLD.replace("xã,", "thị trấn,"), "«thị trấn» không phải loại"),
        ("communes.csv", _OLD, _OLD.replace("Đông Khê", ""), "name: trống"),
        ("communes.csv", _OLD, _OLD.replace("Khê", "Khê "), "khoảng trắng thừa"),
        ("communes.csv", _OLD, _OLD.replace("gso_2025", "báo"), "«báo» không có trong sources"),
        ("communes.csv", _OLD, _OLD.replace(",,gso", ",2025-06-30,gso"), "đứng trước valid_from"),
        ("communes.csv", _OLD, _OLD.replace("2025-07-01", "1/7/2025"), "communes.csv: dòng "),
        ("communes.csv", _OLD, _OLD.replace(",04,,", ",04,hoa,"), "communes.csv: dòng "),
        ("communes.csv", _OLD, _OLD.replace(",gso", ",,gso"), "thừa hay thiếu cột"),
        ("communes.csv", "code,kind", "mã,kind", "dòng đầu phải là code,kind"),
        ("provinces.csv", "2026-04-30", "2026-05-01", "không có tỉnh mã 75 ngày 2026-04-30"),
        ("provinces.csv", "2026-04-30", "2026-04-29", "75: hai dòng cùng có hiệu lực"),
        ("sources.csv", "gso_2025,second_hand", "gso_2025,sure", "không có mức «sure»"),
        ("doubts.csv", "22,2026", "21,2026", "21: nghi vấn về mã không có"),
        ("forms.toml", "Đảng bộ {province}", "Đảng bộ {district}", "no such field: district"),
        ("forms.toml", 'word = "đặc khu"', 'word = "phường"', "every kind of unit"),
        ("forms.toml", 'id = "dang_uy"', 'id = "ubnd"', "a body stands twice"),
        ("forms.toml", '[[kind]]\nword = "xã"', '[[kind]\nword = "xã"', "không đọc được tệp"),
    ],
)
def test_faulty_data_is_refused(
    tmp_path: Path, file: str, before: str, after: str, message: str
) -> None:
    folder = copied(tmp_path)
    bend(folder / file, before, after)
    with pytest.raises(BrokenFile) as caught:
        read_places(folder)
    assert message in str(caught.value)
