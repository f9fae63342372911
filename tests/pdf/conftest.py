"""Converters shared by the tests of `docgen.pdf`: starting LibreOffice once is enough for most."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docgen.pdf import Converter, open_converter


@pytest.fixture(scope="session")
def warm() -> Iterator[Converter]:
    """A converter that keeps one LibreOffice open."""
    with open_converter(way="warm", workers=1) as converter:
        yield converter


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
