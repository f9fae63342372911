"""Every sample under the ruler, with the shipped templates: as `docgen make` gives it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from docgen.issuing.making import Planned, plan, write
from docgen.settings import settings
from docgen.standards import writing
from tests import ooxml
from tests.form.conversion import measured, parts_of
from tests.form.ruler import faults
from tests.form.ruler.annex import annex_faults
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
    assert faults(parts_of(sheets)[0], paper, edition) == []


@pytest.mark.parametrize("planned", [p for p in PLANNED if p.built.paper.attachments], ids=name_of)
def test_attached_papers_have_pages_of_their_own(
    made: dict[str, tuple[bytes, list[Sheet]]], planned: Planned
) -> None:
    """Page numbers start anew with each attached paper and are hidden on its first page."""
    parts = parts_of(made[name_of(planned)][1])
    paper, edition = planned.built.paper, planned.built.edition
    assert len(parts) == 1 + len(paper.attachments)
    labelled = [attachment for attachment in paper.attachments if attachment.labelled]
    for attachment, part in zip(paper.attachments, parts[1:], strict=True):
        assert (part[0].width > part[0].height) == attachment.paper.landscape
        label = (
            writing.annex_label(edition, labelled.index(attachment) + 1, len(labelled))
            if attachment.labelled
            else ""
        )
        assert list(annex_faults(part, attachment.paper, label, edition)) == []
