"""Filling: sound packages, the same XML as docxtpl, properties."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from docgen.errors import BrokenFile, InvalidTemplate
from docgen.filling.context import context
from docgen.filling.fill import fill, load, template_path
from docgen.filling.properties import properties
from docgen.filling.stamping.stamp import TEMPLATES, stamp
from docgen.filling.template import prepare_bytes
from docgen.intake.dossier_file import read_dossier
from docgen.model import Paper, Side
from docgen.papers.catalogue import kind
from docgen.papers.dossier import build_papers
from docgen.settings import shipped
from docgen.standards.library import edition, editions
from tests import ooxml
from tests.filling import papers
from tests.filling.templates import prepared

EDITIONS = [known.id for known in editions()]
CASES = {
    "plan": ("ke-hoach", papers.plan),
    "full": ("ke-hoach", papers.full),
    "letter": ("cong-van", papers.letter),
    "sheet": ("bieu-dang-ky", lambda side: papers.full(side).attachments[2].paper),
    "outline": ("de-cuong-bao-cao", lambda side: papers.full(side).attachments[0].paper),
    "list": ("danh-sach", lambda side: papers.full(side).attachments[1].paper),
}


def filled(edition_id: str, case: str) -> tuple[Paper, bytes]:
    known = edition(edition_id)
    template, make = CASES[case]
    paper = make(known.side)
    return paper, fill(paper, known, prepared(edition_id, template), papers.MADE).docx


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_stamped_template_is_sound_and_the_same_each_time(edition_id: str, template: str) -> None:
    known = edition(edition_id)
    assert stamp(known, template) == stamp(known, template)
    assert ooxml.problems(stamp(known, template)) == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_filled_paper_is_sound(edition_id: str, case: str) -> None:
    assert ooxml.problems(filled(edition_id, case)[1]) == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_no_tag_is_left(edition_id: str, case: str) -> None:
    docx = filled(edition_id, case)[1]
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            assert not re.search(rb"\{[{%]|[%}]\}", package.read(name)), name


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_same_xml_as_docxtpl(edition_id: str, case: str) -> None:
    known = edition(edition_id)
    template, make = CASES[case]
    paper = make(known.side)
    tool = prepared(edition_id, template)
    values = context(paper, known, tool.sections)
    about = properties(paper, known)
    assert canonical(tool.fill(values, about, papers.MADE)) == canonical(
        tool.fill_by_docxtpl(values, about, papers.MADE)
    )


SAMPLES = sorted(shipped("samples").glob("*.yaml"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_same_xml_as_docxtpl_for_every_sample(sample: Path) -> None:
    built = build_papers(read_dossier(sample), papers.MADE.date()).papers
    assert built
    for item in built:
        paper, known = item.paper, item.edition
        folder = shipped("templates_docx")
        tool = load(template_path(folder, paper.side, kind(paper.kind).template), known)
        assert not tool.beyond
        values = context(paper, known, tool.sections)
        about = properties(paper, known)
        assert canonical(tool.fill(values, about, papers.MADE)) == canonical(
            tool.fill_by_docxtpl(values, about, papers.MADE)
        )


def canonical(docx: bytes) -> dict[str, object]:
    """Every part in canonical form; links and content types by what they mean, not by order."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    types = etree.fromstring(parts.pop("[Content_Types].xml"))
    named = {e.get("PartName"): e.get("ContentType") for e in types}
    by_ending = {e.get("Extension"): e.get("ContentType") for e in types}
    found: dict[str, object] = {}
    for name, xml in parts.items():
        found[f"type of {name}"] = named.get(f"/{name}") or by_ending[name.rsplit(".", 1)[-1]]
        root = etree.fromstring(xml)
        is_links = name.endswith(".rels")
        found[name] = (
            {tuple(sorted(link.items())) for link in root}
            if is_links
            else etree.tostring(root, method="c14n2")
        )
    return found


def test_template_beyond_the_fast_way_is_filled_by_docxtpl() -> None:
    known = edition(EDITIONS[0])
    tool = prepared(EDITIONS[0], "ke-hoach")
    paper = papers.plan(known.side)
    values = context(paper, known, tool.sections)
    about = properties(paper, known)
    slow = replace(tool, beyond=True)
    assert canonical(slow.fill(values, about, papers.MADE)) == canonical(
        tool.fill(values, about, papers.MADE)
    )


def test_equal_values_give_equal_bytes() -> None:
    assert filled(EDITIONS[0], "full")[1] == filled(EDITIONS[0], "full")[1]


def test_core_properties() -> None:
    known = edition("party_hd05_2026")
    paper = papers.plan(Side.PARTY)
    docx = fill(paper, known, prepared(known.id, "ke-hoach"), papers.MADE).docx
    core = Document(io.BytesIO(docx)).core_properties
    assert core.title == "Kế hoạch xây dựng và nhân rộng điển hình tiên tiến giai đoạn 2026 - 2030"
    assert core.author == "Đảng uỷ xã Xuân Phước"
    assert core.identifier == "Số 05-KH/ĐU"
    assert core.category == "Kế hoạch"
    assert core.language == "vi-VN"
    assert core.created is not None
    assert core.created.year == 2026


def test_wrong_file_is_named() -> None:
    with pytest.raises(BrokenFile, match=r"mau\.docx"):
        prepare_bytes(b"not a zip", edition(EDITIONS[0]).page.landscape, "mau.docx")


def test_unknown_tag_is_an_error_and_not_a_gap() -> None:
    known = edition("state_nd30_2020")
    content = stamp(known, "ke-hoach")
    broken = edit(content, "word/document.xml", b"{{ so_ky_hieu }}", b"{{ so_ky_hieuu }}")
    tool = prepare_bytes(broken, known.page.landscape, "sai.docx")
    with pytest.raises(InvalidTemplate, match="so_ky_hieuu"):
        fill(papers.plan(), known, tool, papers.MADE)


def edit(docx: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with a text of one part replaced."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("restart", [True, False])
@pytest.mark.parametrize("hide", [True, False])
def test_an_edition_says_how_attached_papers_are_numbered(restart: bool, hide: bool) -> None:
    one = edition("party_hd36_2018")
    rule = one.page_number.model_copy(
        update={"restart_in_annex": restart, "hide_on_first_page_of_annex": hide}
    )
    sections = prepared(one.id, "ke-hoach").sections
    attached = sections.xml(landscape=False, attached_by=rule)
    assert ('w:start="1"' in attached) is restart
    assert ("<w:titlePg" in attached) is hide
    own = sections.xml(landscape=False)
    assert 'w:start="1"' in own
    assert "<w:titlePg" in own
