"""Where pages end: a signature has company, a heading has its text, LibreOffice saves it all."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from docgen.model import Side
from docgen.pdf.office.program import find_office
from docgen.standards.library import edition
from tests.filling import papers
from tests.form.conversion import measured
from tests.form.test_form import filled_paper
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


def words(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = ("".join(t.text or "" for t in p.iter(f"{w}t")) for p in root.iter(f"{w}p"))
    return [line for line in lines if line.strip()]


@pytest.mark.parametrize("edition_id", ["state_nd30_2020", "party_hd05_2026"])
def test_libreoffice_opens_and_saves_it_without_loss(edition_id: str, tmp_path: Path) -> None:
    known = edition(edition_id)
    docx = filled_paper(known, papers.full(known.side))
    source, saved = tmp_path / "paper.docx", tmp_path / "saved"
    source.write_bytes(docx)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    office = find_office().binary
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", saved, source]
    # A fresh profile ends the first start with 81: it asks to be started again.
    for _ in range(2):
        subprocess.run(command, capture_output=True, timeout=90, check=False)
    again = (saved / "paper.docx").read_bytes()
    assert words(again) == words(docx)
    side = "CỘNG HÒA XÃ HỘI" if known.side is Side.STATE else "ĐẢNG CỘNG SẢN"
    assert any(line.startswith(side) for line in words(again))
