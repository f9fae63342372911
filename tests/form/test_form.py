"""Finished papers under the ruler."""

from __future__ import annotations

import pytest

from docgen.standards.library import edition, editions
from tests.form.conversion import measured
from tests.form.made import PAPERS, filled
from tests.form.ruler import faults
from tests.pdf_ink import Sheet

pytestmark = pytest.mark.libreoffice

EDITIONS = [known.id for known in editions()]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    documents = {
        f"{edition_id}-{name}": filled(edition(edition_id), name)
        for edition_id in EDITIONS
        for name in PAPERS
    }
    return measured(tmp_path_factory.mktemp("printed"), documents)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_printed_paper_is_lawful(
    printed: dict[str, list[Sheet]], edition_id: str, name: str
) -> None:
    known = edition(edition_id)
    assert faults(printed[f"{edition_id}-{name}"], PAPERS[name][1](known.side), known) == []
