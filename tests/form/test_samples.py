"""Every sample under the ruler, with the shipped templates: as `docgen make` gives it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from docgen.issuing.making import Planned, plan, write
from docgen.settings import settings
from tests import ooxml
from tests.form.conversion import measured
from tests.form.ruler import faults
from tests.pdf_ink import Sheet

pytestmark = pytest.mark.libreoffice

SAMPLES = sorted(settings().samples.glob("*.yaml"))
NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
PLANNED = plan(SAMPLES, Path(), today=NOW.date()).papers


def name_of(planned: Planned) -> str:
    return f"{planned.dossier.stem}-{planned.target.name}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, list[Sheet]]]:
    folder = tmp_path_factory.mktemp("samples")
    papers = plan(SAMPLES, folder, today=NOW.date()).papers
    documents = {
        name_of(item.planned): item.docx.read_bytes()
        for item in write(papers, settings().templates, made=NOW)
    }
    sheets = measured(tmp_path_factory.mktemp("pages"), documents)
    return {name: (documents[name], sheets[name]) for name in documents}


def test_there_are_samples_of_every_kind_and_edition() -> None:
    kinds = {(item.built.paper.kind, item.built.edition.id) for item in PLANNED}
    assert {kind for kind, _ in kinds} == {
        "plan", "registration_sheet", "report_outline", "commendation_list", "official_letter",
    }  # fmt: skip
    assert {edition for _, edition in kinds} == {
        "state_nd30_2020", "party_hd36_2018", "party_hd05_2026",
    }  # fmt: skip


@pytest.mark.parametrize("planned", PLANNED, ids=name_of)
def test_sample_is_lawful(made: dict[str, tuple[bytes, list[Sheet]]], planned: Planned) -> None:
    docx, sheets = made[name_of(planned)]
    assert ooxml.problems(docx) == []
    paper, edition = planned.built.paper, planned.built.edition
    own = own_pages(sheets)
    assert faults(own, paper, edition) == []


def own_pages(sheets: list[Sheet]) -> list[Sheet]:
    """The pages of the paper itself: those before the first page of what is attached to it."""
    for index, sheet in enumerate(sheets[1:], start=1):
        numbered = any(line.text == str(index + 1) and line.baseline < 19 for line in sheet.lines)
        if not numbered:
            return sheets[:index]
    return sheets


@pytest.mark.parametrize("planned", [p for p in PLANNED if p.built.paper.attachments], ids=name_of)
def test_attached_papers_have_pages_of_their_own(
    made: dict[str, tuple[bytes, list[Sheet]]], planned: Planned
) -> None:
    """Page numbers start anew with each attached paper and are hidden on its first page."""
    _, sheets = made[name_of(planned)]
    parts, rest = [], sheets
    while rest:
        own = own_pages(rest)
        parts.append(own)
        rest = rest[len(own) :]
    assert len(parts) == 1 + len(planned.built.paper.attachments)
    for attachment, part in zip(planned.built.paper.attachments, parts[1:], strict=True):
        assert (part[0].width > part[0].height) == attachment.paper.landscape
