"""What a DOCX says of itself, read for its PDF."""

from __future__ import annotations

import io

import pikepdf
import pytest

from docgen.pdf import Converter, DocumentInfo, PdfOptions, docx_info
from tests.pdf.documents import docx, package, paragraph, parts_of

_CORE = (
    "<dc:title>Kế hoạch &lt;năm&gt; &amp; tháng</dc:title><dc:creator> Ủy ban </dc:creator>"
    "<dc:subject>Việc</dc:subject><cp:keywords>Kế hoạch, 12/KH-UBND; Ủy ban,</cp:keywords>"
    "<dc:description>không lấy</dc:description>"
)
_TOLD = DocumentInfo(
    "Kế hoạch <năm> & tháng", "Ủy ban", "Việc", ("Kế hoạch", "12/KH-UBND", "Ủy ban")
)


def test_the_properties_are_read() -> None:
    assert docx_info(package(parts_of("<w:p/>", core=_CORE))) == _TOLD


def test_none_are_none() -> None:
    parts = parts_of("<w:p/>")
    assert docx_info(package(parts)) == DocumentInfo()
    del parts["docProps/core.xml"]
    assert docx_info(package(parts)) == DocumentInfo()


def test_what_the_job_says_comes_first() -> None:
    job = DocumentInfo(title="Khác", language="en-GB")
    assert job.over(_TOLD) == DocumentInfo(
        "Khác", _TOLD.author, _TOLD.subject, _TOLD.keywords, "en-GB"
    )


@pytest.mark.libreoffice
@pytest.mark.parametrize("archive", [False, True])
def test_the_pdf_says_the_same(warm: Converter, archive: bool) -> None:
    paper = package(parts_of(paragraph("x"), core=_CORE))
    pdf = warm.convert_bytes(paper, PdfOptions(archive=archive), DocumentInfo(author="Người khác"))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        told = document.docinfo
        assert told["/Title"] == _TOLD.title
        assert told["/Author"] == "Người khác"
        assert told["/Subject"] == "Việc"
        assert told["/Keywords"] == "Kế hoạch; 12/KH-UBND; Ủy ban"


@pytest.mark.libreoffice
def test_a_paper_that_says_nothing_stays_silent(warm: Converter) -> None:
    with pikepdf.open(io.BytesIO(warm.convert_bytes(docx("x")))) as document:
        assert "/Title" not in document.docinfo
