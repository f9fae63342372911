"""The language of the samples: spelling, capitals and citations as their side writes them."""

from __future__ import annotations

import re
import unicodedata

import pytest

from docgen.model import Side
from tests.samples.dossiers import FILES, every_paper, printed

IDS = [file.stem for file in FILES]

# Syllables that end in oa, oe, uy: where the mark stands (hòa or hoà) is a choice, made by side.
_MARK_LAST = re.compile(r"\b(?!qu)\w*(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b", re.IGNORECASE)
_MARK_FIRST = re.compile(r"\b\w*(?:[òóỏõọ][ae]|[ùúủũụ]y)\b", re.IGNORECASE)
_STRANGE_SPELLING = {Side.STATE: _MARK_LAST, Side.PARTY: _MARK_FIRST}

# NĐ 30/2020 PL.I-1-II.6b: «số … ngày 05 tháng 3 năm 2020 của»; the Party: «số …, ngày 09/01/2026 của».
_STRANGE_CITATION = {
    Side.STATE: re.compile(r"\bsố [\w/-]+, ngày|\b[Ss]ố [\w/-]+-?/?[\w-]+ ngày \d+/\d+/\d+ của"),
    Side.PARTY: re.compile(r"\bsố [\w/-]+ ngày|\bsố [\w/-]+, ngày \d+ tháng"),
}

#: Words as NĐ 30/2020 PL.II and good use have them, and the slips that papers are full of.
_SLIPS = (
    re.compile(r"\bnhân dân\b"),  # a noun of its own: Nhân dân
    re.compile(r"\bnhà Nước\b|\bNhà Nước\b"),
    re.compile(r"[Ủủ]y Ban|[Uu][ỷỶ] Ban|Hội Đồng|Mặt Trận"),
    re.compile(r"\bhàng (?:năm|tháng|quý|tuần|ngày)\b"),  # hằng năm
    re.compile(r"\b(?:Khoản|Điểm) [0-9a-zđ]\b"),  # PL.II V.7
    re.compile(r"\b(?:điều|chương|mục|phần) [0-9IVX]+\b"),
    re.compile(r"\bsỹ\b"),  # sĩ
    re.compile(r"[\"'«»]"),  # Vietnamese papers quote with “ ”
    re.compile(r" [,.;:!?)]|\( "),
    re.compile(r",\S(?<!\d)"),  # a comma is followed by a space, but for decimals
)
#: Where «nhân dân» is part of a name, or follows a word it completes.
_BODIES = re.compile(
    r"(?:(?:Ủy|Uỷ) ban|(?:ủy|uỷ) ban|Hội đồng|hội đồng|hữu nghị|an ninh|toà án|tòa án) nhân dân",
    re.IGNORECASE,
)
# A line of dots to fill in stands apart from the mark after it.
_TO_FILL_IN = re.compile(r"…+ ?[;,)]?")


def lines(name: str) -> list[tuple[Side, str]]:
    return [
        (paper.side, line)
        for paper, edition in every_paper(name)
        for line in printed(paper, edition)
    ]


@pytest.mark.parametrize("name", IDS)
def test_marks_stand_where_the_side_puts_them(name: str) -> None:
    strange = [
        (match[0], line)
        for side, line in lines(name)
        for match in _STRANGE_SPELLING[side].finditer(line)
    ]
    assert strange == []


@pytest.mark.parametrize("name", IDS)
def test_citations_have_the_form_of_the_side(name: str) -> None:
    strange = [line for side, line in lines(name) if _STRANGE_CITATION[side].search(line)]
    assert strange == []


@pytest.mark.parametrize("name", IDS)
def test_there_are_no_slips(name: str) -> None:
    found = [
        (match[0], line)
        for _, line in lines(name)
        for slip in _SLIPS
        for match in slip.finditer(_TO_FILL_IN.sub("x", _BODIES.sub("x", line)))
    ]
    assert found == []


@pytest.mark.parametrize("name", IDS)
def test_letters_are_composed(name: str) -> None:
    text = next(file for file in FILES if file.stem == name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
