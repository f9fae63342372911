"""References, labels of annexes, marks of levels and letters of bodies, in the words of each edition."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.model import (
    Entry,
    Level,
    Number,
    PlaceDate,
    Reference,
)
from docgen.standards import writing
from docgen.standards.edition import Edition
from tests.standards.conftest import table

PLAN = Reference("Kế hoạch", Number(83, "KH", "HU"), PlaceDate("", 2022, 3, 29), "BTV Huyện uỷ")
OPEN = Reference("Kế hoạch", Number(None, "KH", "ĐU"), PlaceDate("", 2026), "")
LETTER = Reference("Công văn", Number(5, "", "UBND", "VX"), PlaceDate("", 2026, 5, 2), "UBND xã A")


@table(
    "reference, line",
    ("nd30", PLAN, "(Kèm theo Kế hoạch số 83/KH-HU ngày 29 tháng 3 năm 2022 của BTV Huyện uỷ)"),
    ("nd30", LETTER, "(Kèm theo Công văn số 05/UBND-VX ngày 02 tháng 5 năm 2026 của UBND xã A)"),
    ("hd36", PLAN, "(Kèm theo Kế hoạch số 83-KH/HU, ngày 29/3/2022 của BTV Huyện uỷ)"),
    ("hd05", OPEN, "(Kèm theo Kế hoạch số       -KH/ĐU, ngày       /      /2026 của …………)"),
)
def test_reference_line(one: Edition, reference: Reference, line: str) -> None:
    assert writing.reference_line(one, reference) == line


@table(
    "index, total, label",
    ("nd30", 1, 1, "Phụ lục"),
    ("nd30", 1, 2, "Phụ lục I"),
    ("nd30", 4, 4, "Phụ lục IV"),
    ("hd36", 1, 1, "Phụ lục"),
    ("hd36", 2, 2, "Phụ lục 2"),
    ("hd05", 1, 3, "Phụ lục 1"),
)
def test_annex_label(one: Edition, index: int, total: int, label: str) -> None:
    assert writing.annex_label(one, index, total) == label


@pytest.mark.parametrize(
    ("level", "path", "state", "party"),
    [
        (Level.PART, (1,), "Phần I", "Phần I"),
        (Level.CHAPTER, (2,), "Chương II", "Chương II"),
        (Level.SECTION, (1,), "Mục 1", "Mục 1"),
        (Level.SUBSECTION, (3,), "Tiểu mục 3", "Tiểu mục 3"),
        (Level.ARTICLE, (12,), "Điều 12. ", "Điều 12. "),
        (Level.ROMAN, (4,), "IV. ", "IV- "),
        (Level.CLAUSE, (1,), "1. ", "1. "),
        (Level.CLAUSE, (1, 2), "1.2. ", "1.2. "),
        (Level.CLAUSE, (1, 2, 3), "1.2.3. ", "1.2.3. "),
        (Level.CLAUSE, (1, 2, 3, 4), "1.2.3.4. ", "1.2.3.4. "),
        (Level.POINT, (5,), "đ) ", "đ) "),
        (Level.SUBPOINT, (4,), "(iv) ", "(iv) "),
        (Level.DASH, (9,), "- ", "- "),
        (Level.PLUS, (9,), "+ ", "+ "),
        (Level.BULLET, (9,), "• ", "• "),
        (Level.PARAGRAPH, (), "", ""),
    ],
)
def test_level_mark(
    nd30: Edition, hd36: Edition, hd05: Edition,
    level: Level, path: tuple[int, ...], state: str, party: str,
) -> None:  # fmt: skip
    entry = Entry(level, depth=len(path) if level is Level.CLAUSE else 1)
    assert writing.level_mark(nd30, entry, path) == state
    assert writing.level_mark(hd36, entry, path) == party
    assert writing.level_mark(hd05, entry, path) == party


@pytest.mark.parametrize(
    ("typed", "state", "party"),
    [
        ("thực hiện", "thực hiện./.", "thực hiện."),
        ("thực hiện.", "thực hiện./.", "thực hiện."),
        ("thực hiện./.", "thực hiện./.", "thực hiện."),
        ("thực hiện. /.", "thực hiện./.", "thực hiện."),
        ("thực hiện ;", "thực hiện./.", "thực hiện."),
        ("(gửi kèm)", "(gửi kèm)./.", "(gửi kèm)."),
        ("vướng mắc…", "vướng mắc…/.", "vướng mắc…"),
        ("vướng mắc...", "vướng mắc.../.", "vướng mắc..."),
        ("ai chịu trách nhiệm?", "ai chịu trách nhiệm?/.", "ai chịu trách nhiệm?"),
        ("", "./.", "."),
    ],
)
def test_closing(
    nd30: Edition, hd36: Edition, hd05: Edition, typed: str, state: str, party: str
) -> None:
    assert writing.closing(nd30, typed) == state
    assert writing.closing(hd36, typed) == party
    assert writing.closing(hd05, typed) == party


@table(
    "name, on, letters",
    ("nd30", "Kế hoạch", None, "KH"),
    ("nd30", "QUYẾT ĐỊNH", None, "QĐ"),
    ("nd30", "Quy định", None, "QyĐ"),
    ("nd30", "Giấy ủy quyền", None, "GUQ"),
    ("nd30", "Công văn", None, ""),
    ("hd36", "Công văn", None, "CV"),
    ("hd36", "Quy định", dt.date(2019, 3, 10), "QĐi"),
    ("hd36", "Quy định", dt.date(2019, 3, 11), "QĐ"),
    ("hd36", "Quy định", None, "QĐ"),
    ("hd36", "Quyết định", dt.date(2019, 3, 10), "QĐ"),
    ("hd05", "Quy định", dt.date(2026, 6, 1), "QĐ"),
)
def test_letters(one: Edition, name: str, on: dt.date | None, letters: str) -> None:
    assert writing.letters(one, name, on) == letters


def test_letters_of_a_kind_that_the_edition_lacks(nd30: Edition, hd05: Edition) -> None:
    with pytest.raises(KeyError, match="Thông tri"):
        writing.letters(nd30, "Thông tri", None)
    with pytest.raises(KeyError, match="Công điện"):
        writing.letters(hd05, "Công điện", None)


@table("draft, line", ("hd36", 2, "Dự thảo lần 2"), ("hd05", 0, "Dự thảo"), ("nd30", 0, "Dự thảo"))
def test_draft_line(one: Edition, draft: int, line: str) -> None:
    assert writing.draft_line(one, draft) == line
