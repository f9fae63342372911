"""The province of an agency, by name or code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.errors import InvalidInput
from docgen.records import Records
from docgen.records.agencies import change_profile, province_code, province_name
from docgen.records.journal import journal
from tests.records.makers import AGENCY, DAY, OPERATOR


def test_the_province_of_an_agency_is_told_in_the_journal(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        moved = replace(desk.agency.profile, province="04")
        assert change_profile(desk, moved).profile.province == "04"
        (line,) = journal(desk, limit=1)
        assert (line.detail["province_before"], line.detail["province"]) == (
            "Tỉnh Phú Thọ",
            "Tỉnh Cao Bằng",
        )
        assert change_profile(desk, replace(moved, province="")).profile.province == ""


@pytest.mark.parametrize(
    ("typed", "code"), [("Cao Bằng", "04"), ("tỉnh cao bằng", "04"), ("4", "04"), (" ", "")]
)
def test_a_province_by_name_or_code(typed: str, code: str) -> None:
    assert province_code(typed, DAY) == code


def test_a_province_that_is_not() -> None:
    with pytest.raises(InvalidInput, match="Cao Bằng"):
        province_code("Cao Bắng", DAY)
    assert province_name("04", DAY) == "Tỉnh Cao Bằng"
    assert (province_name("", DAY), province_name("99", DAY)) == ("", "99")
