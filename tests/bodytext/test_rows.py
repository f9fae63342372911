"""Typed numbers: what is pinned, what is reported, what passes in silence."""

from __future__ import annotations

import pytest

from docgen.bodytext import read_outline
from docgen.errors import Severity
from tests.bodytext.shapes import read, warnings


@pytest.mark.parametrize(
    "text",
    [
        "I. A\n1. B\n2. C\nII. D\n1. E\n1.1. F\n1.2. G\n2. H\n2.1. I",
        "Điều 1. A.\n1. B.\na) C;\nb) D.\n2. E.\na) F.\nĐiều 2. G.",
        "Chương I\nA\nĐiều 1. B.\nChương II\nC\nĐiều 2. D.",
        # Chapters of the second part, and sections I., II. of it, may start again or run on.
        "Phần I\nA\nChương I\nB\nPhần II\nC\nChương I\nD",
        "Phần I\nA\nChương I\nB\nPhần II\nC\nChương II\nD",
        "Phần I\nA\nI. B\nII. C\nPhần II\nD\nI. E",
        "Phần I\nA\nI. B\nII. C\nPhần II\nD\nIII. E\nIV. F",
        # A line that introduces a list begins a new one.
        "1. A\n- Tập thể:\na) B;\nb) C.\n- Cá nhân:\na) D;\nb) E.",
        "1. A\n- **Tập thể:**\na) B;\n- **Cá nhân:**\na) D;",
    ],
)
def test_lawful_numbers_pass_in_silence(text: str) -> None:
    assert warnings(text) == []


def test_numbers_that_run_on_in_a_new_part_are_pinned() -> None:
    text = "Phần I\nA\nI. B\nPhần II\nC\nII. D\nIII. E"
    assert read(text)[-2:] == ["roman =II D", "roman III E"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("I. A\nII. B\nIII. C\nV. D\nVI. E", 4, "nhảy từ III sang V: thêm IV còn thiếu"),
        ("1. A\n2. B\n5. C", 3, "nhảy từ 2 sang 5"),
        ("1. A\n1.1. B\n1.3. C", 3, "nhảy từ 1.1 sang 1.3"),
        ("Điều 1. A.\nĐiều 3. B.", 2, "nhảy từ Điều 1 sang Điều 3"),
        ("Chương I\nA\nChương III\nB", 3, "nhảy từ Chương I sang Chương III"),
        ("a) A;\nb) B;\nd) C.", 3, "nhảy từ b) sang d)"),
        ("(i) A;\n(iii) B.", 2, "nhảy từ (i) sang (iii)"),
        ("1. A\n2. B\n2. C", 3, "Số 2 đã dùng ở dòng 2: sửa thành 3"),
        ("1. A\n2. B\n3. C\n1. D", 4, "quay lại từ 3 về 1"),
        ("Chương I\nA\nĐiều 1. B.\nChương II\nC\nĐiều 1. D.", 6, "Điều 1 đã dùng ở dòng 3"),
        ("2. A\n3. B", 1, "bắt đầu từ 2: sửa thành 1"),
        ("I. A\n1. B\n2. C\nII. D\n3. E", 5, "bắt đầu từ 3: sửa thành 1"),
        ("1. A\n2.1. B\n2.2. C", 2, "2.1 không khớp với mục 1 ở trên"),
        ("1. A\n2.3 Mặt trận", 2, "2.3 không khớp với mục 1 ở trên"),
        ("1.1. A\n1.2. B", 1, "Không có mục 1 đứng trước 1.1"),
        ("1. A\n1.1.1. B", 2, "Không có mục 1.1 đứng trước 1.1.1"),
        ("1.1. A.\n1. B.", 2, "1 đứng sau mục con của nó"),
        ("I. A\n1. B\nII. C\n1.1. D\n1. E", 5, "1 đứng sau mục con của nó"),
        ("I. A\nII. B\nGồm:\nI. C", 4, "quay lại từ II về I"),
        ("1. A\n2. B\n3. C\nGồm:\n2. D", 5, "quay lại từ 3 về 2"),
    ],
)
def test_what_leaves_the_count_is_reported(text: str, line: int, words: str) -> None:
    told = [message for at, message in warnings(text) if at == line]
    assert len(told) == 1
    assert words in told[0]
    assert told[0].endswith(".")


def test_a_row_is_reported_once() -> None:
    assert [line for line, _ in warnings("I. A\nIII. B\nIV. C\nV. D")] == [2]
    assert [line for line, _ in warnings("1. A\n2.1. B\n2.2. C\n2.3. D")] == [2]
    assert [line for line, _ in warnings("1. A\n2.1. B\n1.1. C")] == [2]


def test_a_number_outside_the_count_is_kept_as_typed() -> None:
    assert read("I. A\nII. B\nV. C\nVI. D\nVI. E") == [
        "roman I A",
        "roman II B",
        "roman =V C",
        "roman VI D",
        "roman =VI E",
    ]
    assert read("1. A\n2.1. B\n2.2. C\n2. D") == [
        "clause 1 A",
        "clause =2.1 B",
        "clause 2.2 C",
        "clause 2 D",
    ]


def test_problems_are_warnings_in_the_order_of_their_lines() -> None:
    problems = read_outline("Một **hai.\n\n2. Ba\n\n\nbốn.\n4. Năm").problems
    assert [problem.line for problem in problems] == [1, 3, 6, 7]
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert str(problems[1]).startswith("dòng 3: Dãy số bắt đầu từ 2")
