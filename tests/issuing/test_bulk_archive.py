"""Bulk conversion: each part is whole, proven for the archive, and says what its paper says."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import pdfa

from docgen.issuing.bulk import convert_in_bulk
from docgen.issuing.making import plan as plan_of
from docgen.issuing.making import write
from docgen.model import Number, Side, Title
from docgen.pdf import Converter, DocumentInfo, Job, Outcome, PdfOptions, docx_info
from docgen.settings import settings
from tests.filling import papers
from tests.issuing.bulk import LONG, filled, jobs_of

pytestmark = pytest.mark.libreoffice


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


KEPT = ("dc:title", "dc:creator", "dc:description", "dc:subject", "pdf:Keywords", "pdfaid:part")


@pytest.mark.parametrize("archive", [False, True])
def test_each_part_says_what_its_own_paper_says(
    converter: Converter, tmp_path: Path, archive: bool
) -> None:
    """Without being told: from the properties of each DOCX, as when it is converted alone."""
    documents = {
        str(index): filled(
            "state_nd30_2020",
            "ke-hoach",
            papers.plan(
                number=Number(index, "KH", "UBND"), title=Title("Kế hoạch", (f"việc {index}",))
            ),
        )
        for index in range(3)
    }
    jobs, options = jobs_of(tmp_path, documents), PdfOptions(archive=archive)
    assert {outcome.alone for outcome in convert_in_bulk(jobs, converter, options)} == {""}
    for index, job in enumerate(jobs):
        alone = converter.convert_bytes(documents[str(index)], options)
        with pikepdf.open(job.target) as pdf, pikepdf.open(io.BytesIO(alone)) as single:
            told = {key: str(text) for key, text in pdf.docinfo.items()}
            same = {key: str(text) for key, text in single.docinfo.items()}
            del told["/CreationDate"], same["/CreationDate"]
            assert told == same
            assert told["/Title"] == f"Kế hoạch việc {index}"
            assert told["/Keywords"].startswith(
                f"Kế hoạch; Số: 0{index}/KH-UBND" if index else "Kế"
            )
            if archive:
                with pdf.open_metadata() as xmp, single.open_metadata() as other:
                    assert {k: xmp[k] for k in KEPT} == {k: other[k] for k in KEPT}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every paper of every sample dossier, in its file."""
    folder = tmp_path_factory.mktemp("samples")
    planned = plan_of(sorted(settings().samples.glob("*.yaml")), folder, today=papers.MADE.date())
    return [made.docx for made in write(planned.papers, settings().templates, made=papers.MADE)]


def test_every_sample_is_an_archive_pdf_alone_and_in_bulk(
    converter: Converter, samples: list[Path], tmp_path: Path
) -> None:
    options, jobs = PdfOptions(archive=True), []
    for way, convert in (("alone", converter.convert), ("bulk", bulk_of(converter))):
        (tmp_path / way).mkdir()
        # Each twice, so that even a template used once shares a document in bulk.
        jobs = [
            Job(docx, tmp_path / way / f"{number}-{turn}.pdf")
            for number, docx in enumerate(samples)
            for turn in range(2 if way == "bulk" else 1)
        ]
        outcomes = list(convert(jobs, options))
        assert [outcome.error for outcome in outcomes] == [None] * len(jobs)
        for job in jobs:
            assert proven(job.target.read_bytes(), job.source.read_bytes()) == []
    assert len(jobs) >= 30


def bulk_of(converter: Converter) -> Callable[[list[Job], PdfOptions], Iterator[Outcome]]:
    return lambda jobs, options: convert_in_bulk(jobs, converter, options)


def proven(pdf: bytes, docx: bytes) -> list[str]:
    """What an archive PDF lacks: the checker's findings, tags, language, its paper's own title."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        report = pdfa.check(document, "2b")
        root, told, info = document.Root, document.docinfo, docx_info(docx)
        lacks = [str(finding) for finding in report.findings]
        lacks += [] if report.verdict == "pass" else [report.verdict]
        lacks += [] if "/StructTreeRoot" in root and root.MarkInfo.Marked else ["tags"]
        lacks += [] if root.Lang == "vi-VN" else ["language"]
        for key, text in (
            ("/Title", info.title),
            ("/Author", info.author),
            ("/Subject", info.subject),
        ):
            lacks += [] if str(told.get(key, "")) == text else [key]
        lacks += [] if info.title else ["a title"]
        return lacks + ([] if str(told.get("/Keywords", "")) else ["/Keywords"])
