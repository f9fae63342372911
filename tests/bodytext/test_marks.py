"""Marks as clerks type them, and text that only looks like one."""

from __future__ import annotations

import pytest

from docgen.model import Level
from tests.bodytext.shapes import read


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Phần I", "part I"),
        ("PHẦN I", "part I"),
        ("Phần thứ nhất", "part I"),
        ("PHẦN THỨ NHẤT", "part I"),
        ("Phần thứ nhất: Tình hình", "part I Tình hình"),
        ("Phần 1. Tình hình", "part I Tình hình"),
        ("Chương I", "chapter I"),
        ("Chương I.", "chapter I"),
        ("Chương I QUY ĐỊNH CHUNG", "chapter I QUY ĐỊNH CHUNG"),
        ("CHƯƠNG I - Quy định chung", "chapter I Quy định chung"),
        ("Chương I. Quy định chung", "chapter I Quy định chung"),
        ("Mục 1", "section 1"),
        ("Mục 1: TÀI SẢN", "section 1 TÀI SẢN"),
        ("Tiểu mục 1", "subsection 1"),
        ("Điều 1. Phạm vi điều chỉnh", "article 1 Phạm vi điều chỉnh"),
        ("Điều 1: Phạm vi điều chỉnh", "article 1 Phạm vi điều chỉnh"),
        ("ĐIỀU 1. Phạm vi", "article 1 Phạm vi"),
        ("Điều 1.", "article 1"),
        ("I. MỤC ĐÍCH", "roman I MỤC ĐÍCH"),
        ("I- MỤC ĐÍCH", "roman I MỤC ĐÍCH"),
        ("I - MỤC ĐÍCH", "roman I MỤC ĐÍCH"),
        ("I – MỤC ĐÍCH", "roman I MỤC ĐÍCH"),
        ("I.MỤC ĐÍCH", "roman I MỤC ĐÍCH"),
        ("I/ MỤC ĐÍCH", "roman I MỤC ĐÍCH"),
        ("1. Mục đích", "clause 1 Mục đích"),
        ("1.\tMục đích", "clause 1 Mục đích"),
        ("1.Mục đích", "clause 1 Mục đích"),
        ("1/ Mục đích", "clause 1 Mục đích"),
        ("1- Mục đích", "clause 1 Mục đích"),
        ("1. tổ chức thực hiện", "clause 1 tổ chức thực hiện"),
        ("1.1. Tiêu chí", "clause 1.1 Tiêu chí"),
        ("1.1 Tiêu chí", "clause 1.1 Tiêu chí"),
        ("1.1.1. Tiêu chí", "clause 1.1.1 Tiêu chí"),
        ("1.1.1.1 Tiêu chí", "clause 1.1.1.1 Tiêu chí"),
        ("a) Tập thể", "point a Tập thể"),
        ("a)Tập thể", "point a Tập thể"),
        ("a. Tập thể", "point a Tập thể"),
        ("(i) Một", "subpoint i Một"),
        ("- Một", "dash Một"),
        ("-Một", "dash Một"),
        ("– Một", "dash Một"),
        ("— Một", "dash Một"),
        ("\uf02d Một", "dash Một"),
        ("+ Một", "plus Một"),
        ("• Một", "bullet Một"),
        ("· Một", "bullet Một"),
        ("·\u00a0\u00a0 Một", "bullet Một"),
        ("\uf0b7 Một", "bullet Một"),
        ("Một", "paragraph Một"),
    ],
)
def test_a_mark_begins_an_entry(line: str, entry: str) -> None:
    assert read(line) == [entry]


def test_every_level_has_an_example() -> None:
    marks = test_a_mark_begins_an_entry.pytestmark[0].args[1]
    assert {entry.split()[0] for _, entry in marks} == {level.value for level in Level}


@pytest.mark.parametrize(
    "line",
    [
        "1.5 triệu đồng cho mỗi mô hình.",
        "1.500 người tham gia.",
        "1.500 Người tham gia.",
        "10.000 Người tham gia.",
        "01. Mục đích",
        "1 - 2 người",
        "1.1.2024 đến nay",
        "2023. Các đơn vị",
        "30/6/2023 là hạn cuối.",
        "V.I. Lê-nin toàn tập",
        "C. Mác và Ph. Ăng-ghen",
        "Phần C",
        "Phần Lan",
        "X-quang phổi",
        "VI",
        "IIII. Tình hình",
        "i. Tình hình",
        "và) nữ",
        "(c) Bản quyền",
        "(1) Một",
        "-5 độ C",
        "--- hết ---",
        "+84 24 3843",
        "* Ghi chú: hai bản.",
        "Chương trình hành động",
        "Mục tiêu",
        "Chương I của Luật này",
        "Mục 1, Mục 2 và Mục 3",
        "Điều 1 của Quyết định này",
        "Điều kiện",
        "Điều I. Phạm vi",
        "Phần IIII",
    ],
)
def test_what_only_looks_like_a_mark_is_text(line: str) -> None:
    assert read(line) == [f"paragraph {line}"]


def test_numerals_beyond_thirty_nine_are_marks_where_they_come_next() -> None:
    assert read("XXXIX. Một\nXL. Hai\nL. Ba") == [
        "roman =XXXIX Một",
        "roman XL Hai",
        "paragraph L. Ba",
    ]
    assert read("y) Một.\naa) Hai.\nac) Ba.") == [
        "point =y Một.",
        "point aa Hai.",
        "paragraph ac) Ba.",
    ]
    assert read("999. Một\n1000. Hai\n2023. Ba") == [
        "clause =999 Một",
        "clause 1000 Hai",
        "paragraph 2023. Ba",
    ]


@pytest.mark.parametrize(
    "text",
    ["Chương I\nQUY ĐỊNH CHUNG", "Chương I\n\nQUY ĐỊNH CHUNG", "**Chương I**\nQUY ĐỊNH CHUNG"],
)
def test_the_heading_of_a_chapter_stands_on_the_next_line(text: str) -> None:
    assert read(text + "\nĐiều 1. Phạm vi") == ["chapter I QUY ĐỊNH CHUNG", "article 1 Phạm vi"]


def test_a_mark_alone_takes_the_next_line_without_one() -> None:
    assert read("1.\nMục đích\n-\nMột\n+\n- Hai") == [
        "clause 1 Mục đích",
        "dash Một",
        "plus",
        "dash Hai",
    ]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("**I. MỤC ĐÍCH**", "roman I **MỤC ĐÍCH**"),
        ("**I.** MỤC ĐÍCH", "roman I MỤC ĐÍCH"),
        ("**Điều 1.** Phê duyệt.", "article 1 Phê duyệt."),
        ("**1. Đối tượng:** Các mô hình.", "clause 1 **Đối tượng:** Các mô hình."),
        ("*1.1. Tiêu chí*", "clause 1.1 *Tiêu chí*"),
        ("***a) Tập thể***", "point a ***Tập thể***"),
        ("**- Một:** hai", "dash **Một:** hai"),
        ("**Chương I\nQUY ĐỊNH CHUNG**", "chapter I **QUY ĐỊNH CHUNG**"),
        ("**1. Xây dựng, nuôi dưỡng\nđiển hình**", "clause 1 **Xây dựng, nuôi dưỡng điển hình**"),
    ],
)
def test_stars_around_a_mark_are_for_its_text(text: str, entry: str) -> None:
    assert read(text) == [entry]
