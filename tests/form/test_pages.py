"""Where pages end: a signature has company, a heading has its text."""

from __future__ import annotations

import pytest

from docgen.standards.library import edition
from tests.filling import papers
from tests.form.conversion import measured
from tests.form.made import filled_paper
from tests.pdf_ink import Sheet

pytestmark = pytest.mark.libreoffice

# A page holds about twelve of the paragraphs: it ends at each of their places, and in between.
LENGTHS = range(8, 26)


@pytest.fixture(scope="module", params=["state_nd30_2020", "party_hd05_2026"])
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Sheet]]:
    """Papers whose bodies grow paragraph by paragraph, so that a page ends at every place."""
    known = edition(request.param)
    documents = {
        str(length): filled_paper(known, papers.plan(known.side, body=papers.RULER_BODY[:length]))
        for length in LENGTHS
    }
    return measured(tmp_path_factory.mktemp("lengths"), documents)


def test_a_signature_never_stands_alone(printed: dict[str, list[Sheet]]) -> None:
    for length, sheets in printed.items():
        label = next(line for line in sheets[-1].lines if line.text.startswith("Nơi nhận"))
        above = [
            line
            for line in sheets[-1].lines
            if line.baseline < label.baseline - 1 and not line.text.isdigit()
        ]
        assert above, f"{length} paragraphs: the signature is alone on page {len(sheets)}"


def test_a_heading_never_ends_a_page(printed: dict[str, list[Sheet]]) -> None:
    for length, sheets in printed.items():
        for sheet in sheets[:-1]:
            last = sheet.lines[-1]
            assert not last.inked[0].bold, (
                f"{length} paragraphs: «{last.text}» ends page {sheet.number}"
            )
