"""Converters shared by the tests of `docgen.pdf`: starting LibreOffice once is enough for most."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator

import pytest

from docgen.pdf import Converter, open_converter
from tests.pdf.clock import StagedClock
from tests.pdf.documents import docx


@pytest.fixture(scope="session")
def warm() -> Iterator[Converter]:
    """A converter that keeps one LibreOffice open."""
    with open_converter(way="warm", workers=1) as converter:
        yield converter


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> StagedClock:
    """Every timer begun from here on waits for this clock."""
    staged = StagedClock()
    monkeypatch.setattr("threading.Timer", staged.timer)
    return staged


@pytest.fixture
def deadline() -> int:
    """Seconds that a sound paper surely stays below on this machine, however busy it is now.

    Measured anew for each test: others may have begun beside it. The test waits for no less, so it
    is no more than it must be.
    """
    begun = time.monotonic()
    with open_converter(way="plain", workers=1) as converter:
        converter.convert_bytes(docx("x"))
    return max(4, math.ceil(6 * (time.monotonic() - begun)))


@pytest.fixture(scope="session")
def plain() -> Iterator[Converter]:
    """A converter that starts LibreOffice for each chunk."""
    with open_converter(way="plain", workers=1) as converter:
        yield converter


@pytest.fixture(params=["warm", "plain"])
def converter(request: pytest.FixtureRequest) -> Converter:
    """Both ways in turn."""
    chosen: Converter = request.getfixturevalue(request.param)
    return chosen
