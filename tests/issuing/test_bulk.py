"""Bulk conversion: the same pages as one by one, each part whole, failures cost no neighbour."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import pdfa

from docgen.errors import ConversionTimeout
from docgen.filling.fill import fill
from docgen.filling.merge import CannotMerge, merge
from docgen.issuing.bulk import convert_in_bulk
from docgen.issuing.making import plan as plan_of
from docgen.issuing.making import write
from docgen.model import Number, Paper, Side, Title
from docgen.pdf import (
    Converter,
    DocumentInfo,
    Job,
    Outcome,
    PdfOptions,
    docx_info,
    open_converter,
)
from docgen.settings import settings
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


def jobs_of(folder: Path, documents: dict[str, bytes]) -> list[Job]:
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    return [Job(folder / f"{name}.docx", folder / f"{name}.pdf") for name in documents]


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


KEPT = ("dc:title", "dc:creator", "dc:description", "dc:subject", "pdf:Keywords", "pdfaid:part")


def test_broken_papers_cost_their_neighbours_nothing(converter: Converter, tmp_path: Path) -> None:
    good = filled("state_nd30_2020", "ke-hoach", papers.plan())
    broken = {f"bad {number}": b"PK broken" for number in range(6)}
    jobs = jobs_of(tmp_path, broken | {"a": good, "b": b"", "c": good})
    outcomes = {o.job.source.stem: o for o in convert_in_bulk(jobs, converter, PdfOptions())}
    assert outcomes.keys() == {job.source.stem for job in jobs}
    assert {name for name, outcome in outcomes.items() if outcome.error} == {*broken, "b"}
    assert {path.name for path in tmp_path.glob("*.pdf")} == {"a.pdf", "c.pdf"}
    assert {(outcomes[name].pages, outcomes[name].alone) for name in "ac"} == {(1, "")}


def test_a_paper_that_libreoffice_hangs_at_is_found_among_its_neighbours(
    converter: Converter, tmp_path: Path
) -> None:
    good = filled("state_nd30_2020", "ke-hoach", papers.plan())
    poison = edit(good, "word/document.xml", b"</w:tbl>", b"<w:tr/></w:tbl>" + MAZE, count=1)
    jobs = jobs_of(tmp_path, {"a": good, "b": poison, "c": good})
    begun = time.monotonic()
    list(convert_in_bulk(jobs_of(tmp_path, {"warm": good, "up": good}), converter, PdfOptions()))
    # Far more than sound papers take on this machine, however busy it is now.
    patience = max(5.0, 10 * (time.monotonic() - begun))
    with open_converter(workers=1, deadline=patience) as impatient:
        outcomes = {o.job.source.stem: o for o in convert_in_bulk(jobs, impatient, PdfOptions())}
    assert isinstance(outcomes["b"].error, ConversionTimeout)
    assert [outcomes[name].error for name in "ac"] == [None, None]
    assert all("chưa xong" in outcome.alone for outcome in outcomes.values())
    assert not jobs[1].target.exists()


#: Tables nested 200 deep: LibreOffice 7.4 lays them out for ever.
MAZE = b"<w:tbl><w:tr><w:tc>" * 200 + b"<w:p/>" + b"<w:p/></w:tc></w:tr></w:tbl>" * 200 + b"<w:p/>"


def edit(docx: bytes, part: str, old: bytes, new: bytes, count: int = -1) -> bytes:
    """The package with a text of one part replaced."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, count)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


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


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b" PAGE ", b" NUMPAGES ", "tổng số trang"),
        (b"</w:pPr>", b'<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "danh sách đánh số"),
    ],
)
def test_a_template_that_cannot_share_says_so_and_goes_singly(
    converter: Converter, tmp_path: Path, old: bytes, new: bytes, why: str
) -> None:
    plan = filled("state_nd30_2020", "ke-hoach", papers.plan())
    with zipfile.ZipFile(io.BytesIO(plan)) as package:
        part = next(
            n for n in package.namelist() if n != "word/styles.xml" and old in package.read(n)
        )
    odd = edit(plan, part, old, new)
    outcomes = list(
        convert_in_bulk(jobs_of(tmp_path, {"a": odd, "b": odd}), converter, PdfOptions())
    )
    assert [outcome.error for outcome in outcomes] == [None, None]
    assert all(why in outcome.alone for outcome in outcomes)


def test_one_odd_paper_is_seen_among_many() -> None:
    plain = filled("state_nd30_2020", "ke-hoach", papers.plan())
    odd = edit(
        plain, "word/document.xml", b"<w:pPr>", b'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>', 1
    )
    with pytest.raises(CannotMerge, match="danh sách"):
        merge([plain, odd])


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
