"""The office, and one LibreOffice for all tests that need real pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.office import Office, open_office
from web.wiring import LateConverter


@pytest.fixture(scope="session")
def converter() -> Iterator[LateConverter]:
    """A converter that starts LibreOffice when the first test needs pages."""
    with LateConverter(1) as late:
        yield late


@pytest.fixture
def office(tmp_path: Path, converter: LateConverter) -> Iterator[Office]:
    """A new office; forms carry no token, which `test_sign_in` tests by itself."""
    opened = open_office(tmp_path / "home", converter)
    yield opened
    opened.records.close()
