"""PDF/A-2b for the archive: proven by pikepdf's checker, tagged, described; and what is refused."""

from __future__ import annotations

import io
import itertools

import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image

from docgen.errors import ConversionFailed
from docgen.pdf import Converter, DocumentInfo, PdfOptions, page_picture
from docgen.pdf.finish import finish, is_whole
from tests.pdf.documents import docx, package, pages, paragraph, parts_of, relation, run
from tests.pdf.pdf_text import picture_count, text_of

pytestmark = pytest.mark.libreoffice

ARCHIVE = PdfOptions(archive=True)
INFO = DocumentInfo(
    title="Kế hoạch «Ngày thứ Bảy» & <xanh>",
    author="Ủy ban nhân dân xã Cẩm Thạch",
    subject="Tổ chức Tháng Thanh niên",
    keywords=("kế hoạch", "12/KH-UBND"),
)


def _picture() -> bytes:
    """A picture with half-transparent pixels: transparency is what PDF/A-1 forbids and 2 allows."""
    written = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 128)).save(written, "PNG")
    return written.getvalue()


def _rich() -> bytes:
    """A table with a head row, a link, a page number, a footnote-like small text, a picture."""
    cell = "<w:tc><w:p>{}</w:p></w:tc>".format
    row = "<w:tr>{}</w:tr>".format
    head = (
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell(run("STT"))
        + cell(run("Nội dung"))
        + "</w:tr>"
    )
    rows = "".join(row(cell(run(str(n))) + cell(run(f"Việc thứ {n}"))) for n in range(1, 60))
    link = f'<w:p><w:hyperlink r:id="link">{run("trang thông tin")}</w:hyperlink></w:p>'
    number = f'<w:p><w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple></w:p>'
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="990000" cy="990000"/>'
        '<wp:docPr id="1" name="p" descr="Con dấu"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="image"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    relations = relation("link", "hyperlink", "https://example.vn/trang?a=1&b=2", external=True)
    relations += relation("image", "image", "media/image1.png")
    body = paragraph("Mở đầu") + f"<w:tbl>{head}{rows}</w:tbl>" + link + number + drawing
    return package(parts_of(body, relations=relations) | {"word/media/image1.png": _picture()})


def _faces() -> bytes:
    faces = itertools.product((False, True), (False, True))
    return package(
        parts_of(
            "".join(f"<w:p>{run('Độc lập – Tự do', bold=b, italic=i)}</w:p>" for b, i in faces)
        )
    )


@pytest.mark.parametrize(
    "paper", [_faces(), _rich(), pages(25), docx("")], ids=["faces", "rich", "25 pages", "empty"]
)
def test_every_archive_pdf_passes_the_checker(converter: Converter, paper: bytes) -> None:
    pdf = converter.convert_bytes(paper, ARCHIVE, INFO)
    with pikepdf.open(io.BytesIO(pdf), inherit_page_attributes=False) as document:
        report = pdfa.check(document, "2b")
    assert (report.verdict, report.findings) == ("pass", [])


def test_it_is_tagged_and_in_vietnamese(warm: Converter) -> None:
    with pikepdf.open(io.BytesIO(warm.convert_bytes(_rich(), ARCHIVE, INFO))) as document:
        root = document.Root
        assert root.Lang == "vi-VN"
        assert root.MarkInfo.Marked
        assert "/Table" in _roles(root.StructTreeRoot)
        assert root.ViewerPreferences.DisplayDocTitle


def _roles(element: pikepdf.Object) -> set[str]:
    """Structure types of the elements under this one."""
    kids = element.get("/K", [])
    found = {str(element["/S"])} if "/S" in element else set()
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found |= _roles(kid)
    return found


def test_xmp_and_document_information_agree(warm: Converter) -> None:
    with pikepdf.open(io.BytesIO(warm.convert_bytes(docx("x"), ARCHIVE, INFO))) as document:
        told = {key: str(value) for key, value in document.docinfo.items()}
        with document.open_metadata() as xmp:
            assert xmp["dc:title"] == told["/Title"] == INFO.title
            assert xmp["dc:creator"] == [INFO.author]
            assert told["/Author"] == INFO.author
            assert xmp["dc:description"] == told["/Subject"] == INFO.subject
            assert xmp["pdf:Keywords"] == told["/Keywords"] == "kế hoạch; 12/KH-UBND"
            assert set(xmp["dc:subject"]) == set(INFO.keywords)
            assert set(xmp["dc:language"]) == {"vi-VN"}


def test_archive_and_plain_look_the_same(warm: Converter) -> None:
    kept, plain = (warm.convert_bytes(_rich(), options) for options in (ARCHIVE, PdfOptions()))
    assert text_of(kept) == text_of(plain)
    assert picture_count(kept) == picture_count(plain) >= 1
    assert page_picture(kept, 1, 80) == page_picture(plain, 1, 80)


def test_a_pdf_that_is_no_archive_pdf_is_refused_as_one(warm: Converter) -> None:
    plain = warm.convert_bytes(docx("x"))
    with pytest.raises(ConversionFailed, match="PDF/A-2b"):
        finish(plain, ARCHIVE, INFO)


def test_half_a_pdf_is_none(warm: Converter) -> None:
    whole = warm.convert_bytes(docx("x"))
    assert is_whole(whole)
    for part in (b"", whole[: len(whole) // 2], whole[:-30], b"%PDF-1.7\n%%EOF"):
        assert not is_whole(part)
        with pytest.raises(ConversionFailed, match="không mở được"):
            finish(part, PdfOptions(), INFO)


def test_a_pdf_without_pages_is_none() -> None:
    written = io.BytesIO()
    pikepdf.new().save(written)
    assert not is_whole(written.getvalue())
    with pytest.raises(ConversionFailed, match="không có trang"):
        finish(written.getvalue(), PdfOptions(), INFO)
