"""An outline written as a clerk would have typed it."""

from __future__ import annotations

import pytest

from docgen.bodytext import read_outline, write_outline
from docgen.model import Entry, Level, Outline, spans


def entries(*given: tuple[str, str]) -> Outline:
    """An outline from pairs of level («clause/2», «roman=V») and words."""
    made = []
    for mark, words in given:
        name, _, pinned = mark.partition("=")
        level, _, depth = name.partition("/")
        made.append(Entry(Level(level), spans(words), int(depth or 1), pinned or None))
    return Outline(tuple(made))


def test_an_outline_as_text() -> None:
    outline = entries(
        ("part", "QUY ĐỊNH"), ("chapter", "CHUNG"), ("article", "Phạm vi"), ("clause", "Một."),
        ("point", "hai;"), ("subpoint", "ba;"), ("roman", "NỘI DUNG"), ("clause", "Bốn"),
        ("clause/2", "Năm"), ("dash", "Sáu."), ("plus", "Bảy."), ("bullet", "Tám."),
        ("paragraph", "Chín."), ("roman=V", "MƯỜI"),
    )  # fmt: skip
    assert write_outline(outline) == (
        "Phần I\nQUY ĐỊNH\n\nChương I\nCHUNG\n\nĐiều 1. Phạm vi\n1. Một.\na) hai;\n(i) ba;\n\n"
        "I. NỘI DUNG\n1. Bốn\n1.1. Năm\n- Sáu.\n+ Bảy.\n• Tám.\nChín.\n\nV. MƯỜI"
    )


def test_an_empty_outline_is_an_empty_text() -> None:
    assert write_outline(Outline()) == ""


@pytest.mark.parametrize(
    ("outline", "text"),
    [
        (entries(("paragraph", "1. Một")), "\\1. Một"),
        (entries(("paragraph", "- Một")), "\\- Một"),
        (entries(("paragraph", "I. MỘT")), "\\I. MỘT"),
        (entries(("dash", "Gồm các xã"), ("paragraph", "phường")), "- Gồm các xã\n\\phường"),
        (entries(("dash", ""), ("paragraph", "Một")), "-\n\\Một"),
        (entries(("chapter", ""), ("paragraph", "Một")), "Chương I\n\\Một"),
        (entries(("chapter", "1. Một")), "Chương I. 1. Một"),
        (entries(("paragraph", "1.5 triệu")), "1.5 triệu"),
    ],
)
def test_what_could_be_misread_is_protected(outline: Outline, text: str) -> None:
    assert write_outline(outline) == text
    assert read_outline(text).outline == outline


def test_a_mark_that_could_belong_to_a_sentence_stands_after_an_empty_line() -> None:
    outline = entries(("dash", "Thực hiện theo quy định tại khoản"), ("clause=5", "điều này"))
    assert write_outline(outline) == "- Thực hiện theo quy định tại khoản\n\n5. điều này"
    assert read_outline(write_outline(outline)).outline == outline


def test_an_empty_paragraph_is_not_written() -> None:
    assert write_outline(entries(("paragraph", ""), ("dash", "Một"))) == "- Một"


def test_a_pin_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="is no number"):
        write_outline(entries(("roman=5", "Một")))


def test_text_typed_in_another_way_is_written_in_one_way() -> None:
    text = "I - MỤC ĐÍCH\n\n1/ Một\n\n1.1 Hai\n\n– Ba\n· Bốn\n\nPhần thứ nhất\n\nNĂM"
    assert write_outline(read_outline(text).outline) == (
        "I. MỤC ĐÍCH\n1. Một\n1.1. Hai\n- Ba\n• Bốn\n\nPhần I\nNĂM"
    )
