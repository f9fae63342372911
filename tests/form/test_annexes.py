"""Annexes under the ruler: lawful ones, and templates with one thing wrong in their heads."""

from __future__ import annotations

import pytest

from docgen.filling.fill import fill
from docgen.filling.template import prepare_bytes
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.library import edition
from tests.filling import papers
from tests.form.conversion import measured, parts_of
from tests.form.ruler.annex import annex_faults
from tests.form.spoiling import BOLD, LARGER, Spoil, part, spoilt, style
from tests.pdf_ink import Sheet

pytestmark = pytest.mark.libreoffice

ANNEX_SPOILS: dict[str, Spoil] = {
    "PhuLuc larger": style("PhuLuc", *LARGER),
    "PhuLuc not bold": style("PhuLuc", BOLD, ""),
    "TenPhuLuc at the left": style("TenPhuLuc", 'w:jc w:val="center"', 'w:jc w:val="left"'),
    "TenPhuLuc not bold": style("TenPhuLuc", BOLD, ""),
    "KemTheo upright": style("KemTheo", "<w:i/><w:iCs/>", ""),
    "KemTheo at the left": style("KemTheo", 'w:jc w:val="center"', 'w:jc w:val="left"'),
    "nothing under the reference": part("word/document.xml", r"\{\{p pl.ke_kem_theo \}\}", ""),
    "OTieuDe larger": style("OTieuDe", *LARGER),
    "OTieuDe not bold": style("OTieuDe", BOLD, ""),
}
ANNEX_CASES = [
    (edition_id, name)
    for edition_id in ("state_nd30_2020", "party_hd05_2026")
    for name in ANNEX_SPOILS
]


def annexes(known: Edition, sheets: list[Sheet]) -> list[str]:
    """What is wrong with the attached papers of `papers.full`."""
    attached = papers.full(known.side).attachments
    found = []
    for index, (attachment, own) in enumerate(zip(attached, parts_of(sheets)[1:], strict=True)):
        label = writing.annex_label(known, index + 1, 2) if attachment.labelled else ""
        found += annex_faults(own, attachment.paper, label, known)
    return found


@pytest.fixture(scope="module")
def misprinted_annexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    documents = {}
    for edition_id in dict(ANNEX_CASES):
        known = edition(edition_id)
        for name, spoil in {"good": dict.copy, **ANNEX_SPOILS}.items():
            tool = prepare_bytes(spoilt(known, spoil), known.page.landscape, "ke-hoach")
            docx = fill(papers.full(known.side), known, tool, papers.MADE).docx
            documents[f"{edition_id}-{name}"] = docx
    return measured(tmp_path_factory.mktemp("annexes"), documents)


@pytest.mark.parametrize(("edition_id", "name"), ANNEX_CASES)
def test_an_error_in_an_annex_is_found(
    misprinted_annexes: dict[str, list[Sheet]], edition_id: str, name: str
) -> None:
    known = edition(edition_id)
    assert annexes(known, misprinted_annexes[f"{edition_id}-{name}"])


@pytest.mark.parametrize("edition_id", dict(ANNEX_CASES))
def test_annexes_are_lawful(misprinted_annexes: dict[str, list[Sheet]], edition_id: str) -> None:
    known = edition(edition_id)
    assert annexes(known, misprinted_annexes[f"{edition_id}-good"]) == []
