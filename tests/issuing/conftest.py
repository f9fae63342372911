"""LibreOffice for the tests of a file; those of batches have one of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docgen.pdf import Converter, open_converter


@pytest.fixture(scope="module")
def converter() -> Iterator[Converter]:
    with open_converter() as opened:
        yield opened
