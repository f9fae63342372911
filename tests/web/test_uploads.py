"""Files that are sent: chosen or not, empty or not, never more than is asked for."""

from __future__ import annotations

import io

import pytest

from docgen.records.rights import Role
from tests.web.office import LIST, Office
from web.uploads import sent_file


@pytest.mark.parametrize(
    ("given", "most", "content"),
    [
        ({}, -1, None),
        ({"file": (io.BytesIO(b""), "")}, -1, None),  # the input was left empty
        ({"file": (io.BytesIO(b""), "a.csv")}, -1, b""),
        ({"file": (io.BytesIO(b"abc"), "a.csv")}, -1, b"abc"),
        ({"file": (io.BytesIO(b"abc"), "a.csv")}, 2, b"ab"),
        ({"file": "abc"}, -1, None),
    ],
)
def test_the_file_of_an_input(
    office: Office, given: dict[str, object], most: int, content: bytes | None
) -> None:
    with office.app.test_request_context(method="POST", data=given):
        assert sent_file("file", most) == content


def test_an_empty_file_of_rows_is_told_and_no_file_is_asked_for(office: Office) -> None:
    address = f"/soan/{office.draft(LIST).id}/bang/tai-len?place=papers[0].individuals"
    clerk = office.role(Role.CLERK)
    assert clerk.post(address, data={"file": (io.BytesIO(), "a.csv")}).status_code == 422
    assert "Tệp Excel (.xlsx) hoặc CSV" in clerk.post(address, data={}).text
