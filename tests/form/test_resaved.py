"""LibreOffice opens every paper and saves it again as DOCX: nothing of it is lost."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from docgen.issuing.making import plan, write
from docgen.pdf.office.program import find_office
from docgen.settings import settings
from docgen.standards.library import editions
from docgen.vietnamese import clean_line
from tests.docx_text import W, edge_lines, lines, root
from tests.filling import papers
from tests.filling.every_text import full_of_text, put_everywhere
from tests.filling.test_any_text import NASTY
from tests.form.made import filled_paper

pytestmark = pytest.mark.libreoffice

SAMPLES = sorted(settings().samples.glob("*.yaml"))
NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
NAMES = [
    *(f"{planned.dossier.stem}-{planned.target.name}" for planned in plan(SAMPLES, Path(), today=NOW.date()).papers),
    *(f"full-{known.id}" for known in editions()),
    *(f"nasty-{known.id}" for known in editions()),
]  # fmt: skip


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Every paper as docgen made it and as one LibreOffice saved it."""
    folder = tmp_path_factory.mktemp("resaved")
    made = {
        f"{item.planned.dossier.stem}-{item.planned.target.name}": item.docx.read_bytes()
        for item in write(
            plan(SAMPLES, folder / "made", today=NOW.date()).papers, settings().templates, made=NOW
        )
    }
    for known in editions():
        made[f"full-{known.id}"] = filled_paper(known, papers.full(known.side))
        nasty = put_everywhere(full_of_text(known.side), clean_line(NASTY))
        made[f"nasty-{known.id}"] = filled_paper(known, nasty)
    for name, docx in made.items():
        (folder / f"{name}.docx").write_bytes(docx)
    _save_again(folder, [folder / f"{name}.docx" for name in made])
    return {
        name: (docx, (folder / "saved" / f"{name}.docx").read_bytes())
        for name, docx in made.items()
    }


def _save_again(folder: Path, sources: list[Path]) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    office = find_office().binary
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", folder / "saved"]
    # A fresh profile ends the first start with 81: it asks to be started again.
    for files in ([], sources):
        subprocess.run([*command, *files], capture_output=True, timeout=240, check=False)


def edges(docx: bytes) -> set[str]:
    """What stands on the edges of the pages, but for page numbers: fields are counted anew."""
    return {line for line in edge_lines(docx) if line.strip() and not line.isdigit()}


def inked(docx: bytes) -> list[str]:
    return [line for line in lines(docx) if line.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_kept_in_its_order(saved: dict[str, tuple[bytes, bytes]], name: str) -> None:
    before, after = saved[name]
    assert inked(after) == inked(before)
    assert edges(before) <= edges(after)


@pytest.mark.parametrize("name", NAMES)
def test_tables_pages_and_styles_are_kept(saved: dict[str, tuple[bytes, bytes]], name: str) -> None:
    before, after = saved[name]
    assert shapes(after) == shapes(before)
    assert styles_in_use(after) == styles_in_use(before)


def shapes(docx: bytes) -> tuple[list[tuple[int, int]], list[bool]]:
    """Rows and columns of every table; whether the sheet of each section is turned."""
    body = root(docx)
    tables = [
        (len(table.findall(f"{W}tr")), len(table.findall(f"{W}tblGrid/{W}gridCol")))
        for table in body.iter(f"{W}tbl")
    ]
    turned = [size.get(f"{W}orient") == "landscape" for size in body.iter(f"{W}pgSz")]
    return tables, turned


def styles_in_use(docx: bytes) -> set[str]:
    """Names of the styles of paragraphs with words, as Word shows them."""
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in root(docx, "word/styles.xml").iter(f"{W}style")
    }
    return {
        names[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
        for paragraph in root(docx).iter(f"{W}p")
        if any(text.text for text in paragraph.iter(f"{W}t"))
    }
