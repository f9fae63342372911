"""Counts that people type."""

from __future__ import annotations

import pytest

from docgen.errors import InvalidInput
from docgen.records.register import Details, Entry, NumberRequest, confirm, get_entry, reserve
from docgen.records.rights import Role
from tests.web.office import DAY, HERE, OPERATOR, Office
from web.counts import count_in


@pytest.mark.parametrize(("typed", "count"), [("", None), ("  ", None), ("0", 0), (" 12 ", 12)])
def test_a_count(typed: str, count: int | None) -> None:
    assert count_in({"copies": typed}, "copies") == count
    assert count_in({}, "copies") is None


@pytest.mark.parametrize("typed", ["12 bản", "1.000", "-3", "²", "१२", "9" * 10])
def test_what_is_no_count_is_told(typed: str) -> None:
    with pytest.raises(InvalidInput, match="không phải là số đếm") as told:
        count_in({"copies": typed}, "copies")
    assert told.value.problems[0].place == "copies"


def test_what_was_typed_comes_back_when_issuing_is_refused(office: Office) -> None:
    draft = office.draft()
    typed = {"version": "1", "day": "02/3/2026", "copies": "12 bản", "file_notation": "HS-7"}
    answer = office.role(Role.CLERK).post(f"/soan/{draft.id}/ban-hanh", data=typed)
    assert answer.status_code == 422
    assert "«12 bản» không phải là số đếm" in answer.text
    assert 'value="12 bản"' in answer.text
    assert 'value="HS-7"' in answer.text


def test_a_wrong_count_leaves_the_line_of_the_register_as_it_was(office: Office) -> None:
    entry = _line(office)
    clerk, address = office.role(Role.CLERK), f"/so/chuyen-giao/{entry.id}"
    asked = {"xem-tu": "điển hình", "xem-sau": "1.20", "xem-_external": "1"}
    answer = clerk.post(address, data={"copies": "12", **asked})
    assert answer.status_code == 302
    assert answer.location.startswith("/so?")
    assert "sau=1.20" in answer.location
    assert clerk.post(address, data={"copies": "13 bản"}).status_code == 422
    with office.records.reading(HERE, OPERATOR) as desk:
        assert get_entry(desk, entry.id).details.copies == 12


def _line(office: Office) -> Entry:
    request = NumberRequest("k", "Kế hoạch", DAY, "{}/KH-UBND".format)
    with office.records.desk(HERE, OPERATOR) as desk:
        entry = reserve(desk, request, Details(abstract="Việc", signer="Lê Thị Mơ"))
        return confirm(desk, entry.id)
