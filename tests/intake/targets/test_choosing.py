"""Communes by province, kind and name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from docgen.errors import Severity
from docgen.intake.targets import Targets, choose_targets
from docgen.papers.merge import COMMUNE_FIELDS
from docgen.places import Kind, communes, provinces

DAY = dt.date(2026, 11, 20)


def chosen(
    within: Sequence[str] = (),
    kinds: Sequence[Kind] = (),
    names: Sequence[str] = (),
    on: dt.date = DAY,
) -> Targets:
    return choose_targets(within, kinds, names, on=on, place_reasons=())


def test_a_province_in_vietnamese_order() -> None:
    found = chosen(["Cao Bằng"])
    assert len(found.targets) == 56
    assert found.problems == ()
    assert found.columns == COMMUNE_FIELDS
    assert {target.province for target in found.targets} == {"Tỉnh Cao Bằng"}
    assert found.targets[0].values["Tên xã"] == found.targets[0].name.split(" ", 1)[1]


def test_the_province_with_the_most_communes() -> None:
    assert len(chosen(["79"]).targets) == 168
    assert max(len(chosen([one.code]).targets) for one in provinces(DAY)) == 168


def test_the_whole_country_and_its_kinds() -> None:
    assert len(chosen().targets) == len(communes(DAY)) == 3_321
    assert {target.values["Loại xã"] for target in chosen(kinds=[Kind.DAC_KHU]).targets} == {
        "đặc khu"
    }
    parts = [chosen(kinds=[kind]) for kind in (Kind.XA, Kind.PHUONG, Kind.DAC_KHU)]
    assert sum(len(part.targets) for part in parts) == 3_321


def test_doubts_are_told_once() -> None:
    found = chosen(["Quảng Ninh"])
    assert [problem.severity for problem in found.problems] == [Severity.WARNING]
    assert not found.wrong


def test_names_narrow_and_are_taken_once() -> None:
    found = chosen(names=["xã Đông Khê, Cao Bằng", "01786", "dong khe, cao bang"])
    assert [target.key for target in found.targets] == ["01786"]
    assert [one.key for one in chosen(["Cao Bằng"], names=["Đông Khê"]).targets] == ["01786"]
    assert [one.key for one in chosen(["Cao Bằng", "Huế"], names=["Đông Khê"]).targets] == ["01786"]


def test_everything_wrong_at_once_with_candidates() -> None:
    found = chosen(names=["Đông Khe, Cao Bằng", "Đông Khê, Cao Bằng", "Tân An", "Tân An, Cà Bằng"])
    assert [problem.place for problem in found.problems] == ["names[0]", "names[2]", "names[3]"]
    assert [problem.line for problem in found.problems] == [1, 3, 4]
    assert "Xã Đông Khê, tỉnh Cao Bằng (mã 01786)" in found.problems[0].message
    assert "Có " in found.problems[1].message
    assert "Cao Bằng" in found.problems[2].message
    assert [target.key for target in found.targets] == ["01786"]
    assert found.wrong


def test_a_name_outside_the_provinces_chosen() -> None:
    found = chosen(["Huế", "Hà Nội"], names=["01786", "Không có đâu"])
    assert "không nằm trong các tỉnh đã chọn" in found.problems[0].message
    assert found.problems[1].message.startswith("Không có «Không có đâu»")


def test_a_kind_that_was_not_chosen() -> None:
    found = chosen(kinds=[Kind.PHUONG], names=["01786"])
    assert "là xã" in found.problems[0].message


@pytest.mark.parametrize(
    ("within", "on", "words"),
    [(["Cao Bằng"], dt.date(2025, 6, 30), "có từ ngày"), ([], dt.date(2025, 6, 30), "có từ ngày"),
     (["Cao Bang", "Nowhere"], DAY, "Không có «Nowhere»")],
)  # fmt: skip
def test_nothing_to_choose_from(within: list[str], on: dt.date, words: str) -> None:
    found = chosen(within, on=on)
    assert found.targets == ()
    assert words in found.problems[0].message
