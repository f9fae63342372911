"""What no line parts: in the document alone, as Word writes it, and plain again at the door."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from docgen.filling.context import context
from docgen.filling.fill import fill
from docgen.filling.holding import HYPHEN, SPACE, held, written
from docgen.model import Basis, Level
from docgen.standards.edition import Edition
from docgen.standards.library import editions
from docgen.vietnamese import clean_line
from tests import ooxml
from tests.docx_text import W, root
from tests.filling import papers
from tests.filling.templates import prepared

MADE = dt.datetime(2026, 6, 15, tzinfo=dt.UTC)

#: «_» for a held hyphen, «~» for a held space.
HELD = [
    "Chỉ thị số~05_CT/TW, ngày 15/5/2016",
    "Nghị định số 152/2025/NĐ_CP ngày~14 tháng~6 năm 2025",
    "số~~~~~~~_CV/VPĐU, ngày~~~~~~tháng và 1526/QĐ_TTg",
    "số~~~~~~/KH_UBND ngày~~~~~~tháng~~~~~~năm 2026",
    "giai đoạn 2017~_~2022, nhiệm kỳ 2020_2025, 2021~–~2025",
    "theo Phụ~lục~I, PHỤ~LỤC~II; Phụ lục kèm theo",
    "điểm~a khoản~2 Điều~5; Mục lục; điểm sáng",
    "hiến 50~m2 đất, 60~m² và 2,4~km đường, 15~triệu đồng; năm 2023 tỷ lệ đạt 60~%",
    "Tổ dân phố~1, Phường~12, khoá~XII, quý~II/2021",
    "Đại hội lần thứ~XXVI, phiên thứ~7; lần thứ nhất, thứ Hai",
    "COVID_19 sau 5_7 ngày",
]
LOOSE = [
    "KT-XH, Lao động - Thương binh, Văn hoá-Xã hội/Đoàn",
    "vanphong-2@dongkhe.example, https://a.example/B-2/C-D",
    "ĐT: 0206-384-0000, +84-206-384",
    "số lượng, ngày hội, tháng cao điểm, mục tiêu, quý trọng",
    "V- ĐỀ XUẤT",
]


@pytest.mark.parametrize("shown", HELD + LOOSE)
def test_a_typist_holds_together(shown: str) -> None:
    typed = shown.replace("_", "-").replace("~", " ")
    assert held(typed).replace(HYPHEN, "_").replace(SPACE, "~") == shown


@given(st.text(st.sampled_from("05-/ CTWđ.,Phụlcsốngày–2017%km²\u2011\u00a0")))
def test_holding_changes_no_word_and_is_done_once(text: str) -> None:
    typed = clean_line(text)
    once = held(typed)
    assert held(once) == once
    assert clean_line(once) == typed


def test_what_word_copies_out_comes_back_plain() -> None:
    assert clean_line("số\u00a005\u2011CT/TW và 05\u001eNQ/TW") == "số 05-CT/TW và 05-NQ/TW"


def test_a_hyphen_is_held_in_text_alone() -> None:
    xml = '<w:p w:x="a\u2011b"><w:r><w:t>c\u2011d\u2011e</w:t></w:r><a:t>f\u2011g</a:t></w:p>'
    between = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
    assert written(xml) == xml.replace("c\u2011d\u2011e", f"c{between}d{between}e")


@pytest.mark.parametrize("known", editions(), ids=lambda known: known.id)
def test_papers_hold_symbols_as_word_does(known: Edition) -> None:
    """In the body, which docgen writes, and in a tag, which the template does: by both ways alike."""
    paper = replace(
        papers.plan(known.side),
        body=(papers.entry(Level.PARAGRAPH, "Chỉ thị số 05-CT/TW."),),
        bases=(Basis("Căn cứ Luật này"), Basis("Xét giai đoạn 2021-2025")),
    )
    template = prepared(known.id, "ke-hoach")
    done = fill(paper, known, template, MADE)
    values = context(paper, known, template.sections)
    for docx in (done.docx, template.fill_by_docxtpl(values, done.properties, MADE)):
        assert ooxml.problems(docx) == []
        texts = "\n".join(p.text for p in Document(io.BytesIO(docx)).paragraphs)
        assert "Chỉ thị số\u00a005-CT/TW" in texts
        assert "giai đoạn 2021-2025" in texts
        assert HYPHEN not in texts
        assert len(list(root(docx).iter(f"{W}noBreakHyphen"))) >= 2
