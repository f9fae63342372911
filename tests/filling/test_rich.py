"""Pictures, other documents and links: plain docxtpl fills them, by itself, and the rest is the same."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from lxml import etree
from PIL import Image

from docgen.errors import InvalidTemplate
from docgen.filling.context import context
from docgen.filling.properties import properties
from docgen.filling.rich import Link, Picture, Subdocument
from docgen.filling.stamping.stamp import stamp
from docgen.filling.template import PreparedTemplate, prepare_bytes
from docgen.pdf import open_converter, page_count
from docgen.standards.library import edition
from tests import ooxml
from tests.filling import papers
from tests.filling.test_fill import canonical, edit

LAW = edition("state_nd30_2020")


def _png() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (30, 30), "red").save(written, "PNG")
    return written.getvalue()


def _other() -> bytes:
    written = io.BytesIO()
    document = Document()
    document.add_paragraph("Phụ biểu & <kèm theo>")
    document.save(written)
    return written.getvalue()


RICH = {
    "{{ anh }}": ("anh", Picture(_png(), 20)),
    "{{p phu_bieu }}": ("phu_bieu", Subdocument(_other())),
    "{{r trang }}": ("trang", Link("Trang <tin> & bài", "https://example.vn/?a=1&b=2")),
    "{%p for m in muc %}{{ m.anh }}{%p endfor %}": ("muc", [{"anh": Picture(_png(), 10)}]),
}


def words(docx: bytes) -> str:
    """The text of the body, a line a paragraph."""
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(docx)).paragraphs)


def template(*tags: str) -> PreparedTemplate:
    """The stamped plan with paragraphs of these tags before everything else."""
    lines = [part for tag in tags for part in re.split(r"(?<=\})(?=\{)", tag)]
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    document = edit(
        stamp(LAW, "ke-hoach"), "word/document.xml", b"<w:body>", f"<w:body>{paragraphs}".encode()
    )
    return prepare_bytes(document, LAW.page.landscape, "mẫu")


def filled(tool: PreparedTemplate, **extra: object) -> bytes:
    paper = papers.plan()
    values = context(paper, LAW, tool.sections) | extra
    return tool.fill(values, properties(paper, LAW), papers.MADE)


@pytest.mark.parametrize("tag", RICH)
def test_a_rich_value_goes_through_docxtpl_and_comes_out_whole(tag: str) -> None:
    tool = template(tag)
    name, value = RICH[tag]
    assert not tool.beyond, "the template itself could be filled the fast way"
    docx = filled(tool, **{name: value})
    assert "Phát hiện, bồi dưỡng và nhân rộng" in words(docx)
    assert ooxml.problems(docx) == []
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = package.namelist()
        body = package.read("word/document.xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
    if name in ("anh", "muc"):
        assert any(part.startswith("word/media/") for part in names)
        assert "<w:drawing>" in body
    elif name == "phu_bieu":
        assert "Phụ biểu & <kèm theo>" in words(docx)
    else:
        assert "Trang <tin> & bài" in words(docx)
        assert "https://example.vn/?a=1&amp;b=2" in links


@pytest.mark.libreoffice
def test_libreoffice_shows_them_all() -> None:
    docx = filled(template(*RICH), **dict(RICH.values()))
    with open_converter(workers=1) as converter:
        assert page_count(converter.convert_bytes(docx)) >= 1


def test_the_rest_is_the_same_as_by_the_fast_way() -> None:
    tool = template("{{r trang }}")
    rich = canonical(filled(tool, trang=RICH["{{r trang }}"][1]))
    fast = canonical(filled(tool, trang=""))
    assert {name for name in fast if rich[name] != fast[name]} == {
        "word/document.xml",
        "word/_rels/document.xml.rels",
    }


FAULTS = {
    "{{ khong_co }}": "khong_co",
    "{{ ten_loai.__class__.__mro__ }}": "unsafe",
    "{{ ten_loai.format.__globals__ }}": "unsafe",
    "{{ can_cu.append(1) }}": "unsafe",
    "{{ range(10 ** 9) | length }}": "[Rr]ange",
    "{{ 1 / 0 }}": "division",
    "{{ ten_loai + 1 }}": "concatenate",
}


@pytest.mark.parametrize("tag", FAULTS)
@pytest.mark.parametrize("way", ["fast", "docxtpl"])
def test_both_ways_are_strict_and_sandboxed(tag: str, way: str) -> None:
    tool = template(tag)
    rich = {"them": Picture(_png(), 1)} if way == "docxtpl" else {}
    with pytest.raises(InvalidTemplate, match=FAULTS[tag]):
        filled(tool, **rich)


@pytest.mark.parametrize("way", ["fast", "docxtpl"])
def test_both_ways_escape(way: str) -> None:
    text = "a < b & «c» {{ d }} {% e %} \"f\" 'g'"
    rich = {"them": Picture(_png(), 1)} if way == "docxtpl" else {}
    docx = filled(template("{{ chu }}"), chu=text, **rich)
    assert text in words(docx)
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        etree.fromstring(package.read("word/document.xml"))
