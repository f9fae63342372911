"""An edition's data as a dictionary that a test may spoil, and the three editions by short names."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from docgen.standards.edition import Edition
from docgen.standards.library import edition

SHORT = {"nd30": "state_nd30_2020", "hd36": "party_hd36_2018", "hd05": "party_hd05_2026"}


@pytest.fixture
def data() -> dict[str, Any]:
    """A fresh copy of the State edition's data."""
    file = resources.files("docgen.standards") / "data" / "state_nd30_2020.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.fixture
def nd30() -> Edition:
    return edition(SHORT["nd30"])


@pytest.fixture
def hd36() -> Edition:
    return edition(SHORT["hd36"])


@pytest.fixture
def hd05() -> Edition:
    return edition(SHORT["hd05"])


@pytest.fixture
def one(request: pytest.FixtureRequest) -> Edition:
    """The edition that a row of a table names."""
    return edition(SHORT[request.param])


def table(names: str, *rows: tuple[object, ...]) -> pytest.MarkDecorator:
    """Rows whose first cell is the short name of an edition."""
    return pytest.mark.parametrize(f"one, {names}", rows, indirect=["one"])
