"""Widths of printed lines against figures measured on official prints, nd30-2020 section 1."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.standards.widths import text_width_pt

MM = 25.4 / 72
NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PLACE = "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019"


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "width_mm"),
    [
        (NATIONAL_TITLE, 12, True, False, 88.3),
        (NATIONAL_TITLE, 13, True, False, 95.7),
        (MOTTO, 13, True, False, 56.1),
        (MOTTO, 14, True, False, 60.5),
        (PLACE, 13, False, True, 96.4),
        (PLACE, 14, False, True, 103.9),
    ],
)
def test_lines_measured_on_the_forms_of_the_decree(
    text: str, size: float, bold: bool, italic: bool, width_mm: float
) -> None:
    width = text_width_pt(text, size, bold=bold, italic=italic) * MM
    assert width == pytest.approx(width_mm, abs=0.05)


def test_the_party_title_measured_on_the_print_of_hd05() -> None:
    assert text_width_pt("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True) == pytest.approx(206, abs=1)


def test_every_letter_of_vietnamese_and_the_marks_of_the_forms_are_in_every_face() -> None:
    file = resources.files("docgen.standards") / "data" / "times_new_roman.json"
    faces = json.loads(file.read_text(encoding="utf-8"))
    vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
    wanted = set(vowels + vowels.upper() + "bcdđghklmnpqrstvxĐ0123456789./,;:-–—…“”«»()*+•%&²m³°×≥")
    for face in ("regular", "bold", "italic", "bold_italic"):
        assert wanted <= set(faces[face]), face


def test_a_letter_typed_in_parts_is_as_wide_as_the_whole_one() -> None:
    assert text_width_pt("e\u0302\u0323", 14) == text_width_pt("ệ", 14)


def test_a_character_outside_the_table_counts_a_full_em() -> None:
    assert text_width_pt("漢", 14) == 14


@given(st.text(), st.text(), st.floats(min_value=1, max_value=72))
def test_width_grows_with_text_and_size(first: str, second: str, size: float) -> None:
    whole = text_width_pt(first + " " + second, size)
    assert whole >= text_width_pt(first + " ", size) - 1e-6
    assert whole == pytest.approx(size * text_width_pt(first + " " + second, 1))
