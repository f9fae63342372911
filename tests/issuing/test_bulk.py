"""Bulk conversion: the same pages as one by one, each part whole, failures cost no neighbour."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import pdfa

from docgen.filling.fill import fill
from docgen.filling.merge import CannotMerge, merge
from docgen.issuing.bulk import convert_in_bulk
from docgen.model import Number, Paper, Side
from docgen.pdf import Converter, DocumentInfo, Job, PdfOptions, open_converter
from docgen.standards.library import edition, editions
from tests.filling import papers
from tests.filling.templates import prepared

pytestmark = pytest.mark.libreoffice

EDITIONS = [known.id for known in editions()]
LONG = papers.RULER_BODY


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


TEMPLATES = ["ke-hoach", "cong-van", "bieu-dang-ky", "danh-sach", "de-cuong-bao-cao"]


@pytest.fixture(scope="module")
def converter() -> Iterator[Converter]:
    with open_converter() as opened:
        yield opened


def filled(edition_id: str, template: str, paper: Paper) -> bytes:
    known = edition(edition_id)
    return fill(paper, known, prepared(edition_id, template), papers.MADE).docx


def pictures(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    found = [bytes(page.render(scale=1.5).buffer) for page in document]
    document.close()
    return found


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


def test_each_part_is_an_archive_pdf_of_its_own(converter: Converter, tmp_path: Path) -> None:
    jobs = []
    for index in range(3):
        paper = papers.plan(Side.PARTY, body=LONG, number=Number(index + 1, "KH", "ĐU"))
        (tmp_path / f"{index}.docx").write_bytes(filled("party_hd05_2026", "ke-hoach", paper))
        info = DocumentInfo(
            title=f"Kế hoạch {index}", author="Đảng uỷ xã", keywords=("KH", str(index))
        )
        jobs.append(Job(tmp_path / f"{index}.docx", tmp_path / f"{index}.pdf", info))
    list(convert_in_bulk(jobs, converter, PdfOptions(archive=True)))
    for index, job in enumerate(jobs):
        with pikepdf.open(job.target) as pdf:
            assert str(pdf.docinfo["/Title"]) == f"Kế hoạch {index}"
            assert str(pdf.Root.Lang) == "vi-VN"
            assert pdf.Root.MarkInfo.Marked
            tags = pdf.Root.StructTreeRoot
            assert len(tags.K.K) > 20
            assert len(tags.ParentTree.Nums) == 2 * len(pdf.pages)
            with pdf.open_outline() as outline:
                assert outline.root[0].title.startswith("I- ")
            report = pdfa.check(pdf, "2b")
        assert not report.findings, report
        text = pypdfium2.PdfDocument(job.target.read_bytes())[0].get_textpage().get_text_range()
        assert f"Số 0{index + 1}-KH/ĐU" in text


def test_a_broken_paper_costs_its_neighbours_nothing(converter: Converter, tmp_path: Path) -> None:
    good = filled("state_nd30_2020", "ke-hoach", papers.plan())
    for name, content in (("a", good), ("b", b"PK broken"), ("c", good)):
        (tmp_path / f"{name}.docx").write_bytes(content)
    jobs = [Job(tmp_path / f"{name}.docx", tmp_path / f"{name}.pdf") for name in "abc"]
    outcomes = {o.job.source.stem: o for o in convert_in_bulk(jobs, converter, PdfOptions())}
    assert outcomes["b"].error is not None
    assert not jobs[1].target.exists()
    assert {outcomes[name].pages for name in "ac"} == {1}


def test_papers_that_cannot_share_say_why() -> None:
    plain = filled("state_nd30_2020", "ke-hoach", papers.plan())
    marked = filled("state_nd30_2020", "ke-hoach", papers.full())
    with pytest.raises(CannotMerge, match="đầu trang"):
        merge([plain, marked])
    letter = filled("state_nd30_2020", "cong-van", papers.letter())
    assert len(merge([plain, letter, plain]).bookmarks) == 3
    assert io.BytesIO(merge([plain]).docx).read(2) == b"PK"


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
