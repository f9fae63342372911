"""Bold and italic in typed text."""

from __future__ import annotations

import pytest

from docgen.bodytext import read_outline, read_spans, write_spans
from docgen.model import Span
from tests.bodytext.shapes import read, warned_lines


def b(text: str) -> Span:
    return Span(text, bold=True)


def i(text: str) -> Span:
    return Span(text, italic=True)


def bi(text: str) -> Span:
    return Span(text, bold=True, italic=True)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", []),
        ("thường", [Span("thường")]),
        ("**đậm**", [b("đậm")]),
        ("*nghiêng*", [i("nghiêng")]),
        ("***cả hai***", [bi("cả hai")]),
        ("trước **đậm** sau", [Span("trước "), b("đậm"), Span(" sau")]),
        ("(*theo mẫu gửi kèm*).", [Span("("), i("theo mẫu gửi kèm"), Span(").")]),
        ("“**Học**”", [Span("“"), b("Học"), Span("”")]),
        ("**a *b* c**", [b("a "), bi("b"), b(" c")]),
        ("**a *b** c*", [b("a "), bi("b"), i(" c")]),
        ("***a** b*", [bi("a"), i(" b")]),
        ("**một** **hai**", [b("một hai")]),
        ("trước ngày **05/4/2022.**", [Span("trước ngày "), b("05/4/2022.")]),
    ],
)
def test_stars_switch_bold_and_italic(typed: str, spans: list[Span]) -> None:
    assert list(read_spans(typed)) == spans


@pytest.mark.parametrize(
    "typed",
    [
        "2*3*4",
        "5 * 3 * 2",
        "(*) và (**)",
        "thành tích* và danh hiệu*",
        "**chưa đóng",
        "chưa mở**",
        "**** bốn sao ****",
        "* Ghi chú",
        "a**b**c",
        "*\u0301a*",
        "C:\\Temp\\a",
    ],
)
def test_stars_without_partners_at_word_borders_are_text(typed: str) -> None:
    assert read_spans(typed) == (Span(typed),)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (r"\*sao\*", "*sao*"),
        (r"\*\*sao\*\*", "**sao**"),
        (r"a \\* b", r"a \* b"),
        (r"\\a", r"\a"),
    ],
)
def test_a_backslash_makes_a_star_a_star(typed: str, text: str) -> None:
    assert read_spans(typed) == (Span(text),)


def test_the_nearest_stars_are_partners() -> None:
    assert list(read_spans("*Ghi chú: xem *mẫu* kèm")) == [
        Span("*Ghi chú: xem "),
        i("mẫu"),
        Span(" kèm"),
    ]


@pytest.mark.parametrize(
    ("spans", "typed"),
    [
        ([Span("a b")], "a b"),
        ([b("a"), Span(" b")], "**a** b"),
        ([b("a "), Span("b")], "**a** b"),
        ([b(" a ")], " **a** "),
        ([b(" "), Span("a")], " a"),
        ([b("\u0301b")], "\u0301b"),
        ([b("a"), Span(" "), i("b")], "**a** *b*"),
        ([bi("a"), b(" b")], "***a* b**"),
        ([Span("2*3*4")], "2*3*4"),
        ([Span("*a*")], r"\*a*"),
        ([b("*")], r"**\***"),
        ([Span("a\nb")], "a b"),
        ([Span("\\a")], r"\\a"),
        ([Span("a\\*b")], r"a\\*b"),
        ([Span("a\\b")], r"a\b"),
    ],
)
def test_spans_are_written_with_as_few_signs_as_reading_needs(
    spans: list[Span], typed: str
) -> None:
    assert write_spans(spans) == typed


def test_emphasis_inside_a_word_is_widened_to_the_word() -> None:
    assert write_spans([b("Kế"), Span("hoạch số 1")]) == "**Kếhoạch** số 1"


def test_bold_runs_through_adjacent_lines_up_to_the_next_mark() -> None:
    assert read("**ĐẢNG BỘ TỈNH.\nHUYỆN ỦY**") == [
        "paragraph **ĐẢNG BỘ TỈNH.**",
        "paragraph **HUYỆN ỦY**",
    ]
    assert read("- **Một.\n- Hai.** Ba") == [r"dash \*\*Một.", "dash Hai.** Ba"]
    assert read("**Một.\n\\Hai.**") == [r"paragraph \*\*Một.", "paragraph Hai.**"]
    assert read("**Một.\n\nHai.**") == [r"paragraph \*\*Một.", "paragraph Hai.**"]


def test_a_bold_that_nothing_ends_is_reported_where_it_begins() -> None:
    assert warned_lines("Một.\n\nHai\nvà **ba.") == [4]
    assert warned_lines("Một **hai** ba (**).") == []
    assert "**" in read_outline("**Một").problems[0].message
