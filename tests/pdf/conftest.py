"""Converters shared by the tests of `docgen.pdf`: starting LibreOffice once is enough for most."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator

import pytest

from docgen.pdf import Converter, open_converter
from tests.pdf.documents import docx


@pytest.fixture(scope="session")
def warm() -> Iterator[Converter]:
    """A converter that keeps one LibreOffice open."""
    with open_converter(way="warm", workers=1) as converter:
        yield converter


@pytest.fixture(scope="session")
def deadline() -> int:
    """Seconds that a sound paper surely stays below on this machine, however busy it is now."""
    begun = time.monotonic()
    with open_converter(way="plain", workers=1) as converter:
        converter.convert_bytes(docx("x"))
    return max(2, math.ceil(4 * (time.monotonic() - begun)))


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
