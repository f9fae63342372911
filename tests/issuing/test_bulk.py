"""Bulk conversion: the same pages as one by one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docgen.filling.merge import merge
from docgen.issuing.bulk import convert_in_bulk
from docgen.model import Paper, Side
from docgen.pdf import Converter, Job, PdfOptions
from docgen.standards.library import edition, editions
from tests.filling import papers
from tests.issuing.bulk import LONG, filled, jobs_of, pictures

pytestmark = pytest.mark.libreoffice

EDITIONS = [known.id for known in editions()]
TEMPLATES = ["ke-hoach", "cong-van", "bieu-dang-ky", "danh-sach", "de-cuong-bao-cao"]


def varied(side: Side, template: str) -> list[Paper]:
    """Papers of one template with unlike lengths: one page, several, with and without marks."""
    if template == "cong-van":
        letters = [papers.letter(side), replace(papers.letter(side), body=LONG)]
        return [letters[0], letters[1], letters[0]]
    if template == "bieu-dang-ky":
        sheet = papers.sheet(side)
        return [sheet, replace(sheet, body=(*sheet.body, papers.table(60)), landscape=True), sheet]
    if template == "danh-sach":
        listed = papers.full(side).attachments[1].paper
        return [listed, replace(listed, landscape=False), listed]
    if template == "de-cuong-bao-cao":
        outline = papers.full(side).attachments[0].paper
        return [outline, replace(outline, body=LONG), outline]
    attached = replace(papers.plan(side, body=LONG), attachments=papers.full(side).attachments)
    return [
        papers.plan(side),
        papers.plan(side, body=LONG),
        attached,
        papers.plan(side, body=LONG * 2),
    ]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_same_pages_as_one_by_one(
    converter: Converter, tmp_path: Path, edition_id: str, template: str
) -> None:
    documents = [
        filled(edition_id, template, paper) for paper in varied(edition(edition_id).side, template)
    ]
    assert len(merge(documents).bookmarks) == len(documents)
    jobs = []
    for index, docx in enumerate(documents):
        (tmp_path / f"{index}.docx").write_bytes(docx)
        jobs.append(Job(tmp_path / f"{index}.docx", tmp_path / f"{index}.pdf"))
    outcomes = list(convert_in_bulk(jobs, converter, PdfOptions()))
    assert [outcome.error for outcome in outcomes] == [None] * len(jobs)
    for job, docx in zip(jobs, documents, strict=True):
        assert pictures(job.target.read_bytes()) == pictures(converter.convert_bytes(docx))


def test_papers_of_several_templates_in_any_order(converter: Converter, tmp_path: Path) -> None:
    plan = filled("state_nd30_2020", "ke-hoach", papers.plan())
    sheet = filled("state_nd30_2020", "bieu-dang-ky", papers.sheet())
    mixed = {
        f"{number}{sort}": docx for number in range(3) for sort, docx in (("p", plan), ("s", sheet))
    }
    outcomes = list(convert_in_bulk(jobs_of(tmp_path, mixed), converter, PdfOptions()))
    assert [(outcome.error, outcome.alone) for outcome in outcomes] == [(None, "")] * 6
    for outcome in outcomes:
        alone = converter.convert_bytes(mixed[outcome.job.source.stem])
        assert pictures(outcome.job.target.read_bytes()) == pictures(alone)


@pytest.mark.parametrize("edition_id", ["state_nd30_2020", "party_hd05_2026"])
def test_bodies_of_every_length_break_their_pages_alike(
    converter: Converter, tmp_path: Path, edition_id: str
) -> None:
    """Headings stay with their text wherever a page ends; what LibreOffice lays loosely goes singly."""
    side = edition(edition_id).side
    jobs = []
    for length in range(6, 46, 2):
        docx = filled(edition_id, "ke-hoach", papers.plan(side, body=(LONG * 2)[:length]))
        (tmp_path / f"{length}.docx").write_bytes(docx)
        jobs.append(Job(tmp_path / f"{length}.docx", tmp_path / f"{length}.pdf"))
    for outcome in convert_in_bulk(jobs, converter, PdfOptions()):
        alone = converter.convert_bytes(outcome.job.source.read_bytes())
        assert pictures(outcome.job.target.read_bytes()) == pictures(alone), outcome.job.source
