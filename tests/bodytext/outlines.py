"""Strategies: outlines in canonical form, and typed text that is hard to read.

Canonical means: words clean and stripped, spans in normal form, no empty paragraph, and a number
pinned only where it differs from the next of its row. Any outline that was read is canonical.
"""

from __future__ import annotations

from hypothesis import strategies as st

from docgen.bodytext.emphasis import normal_spans
from docgen.model import Entry, Level, Outline, Span
from docgen.model.numbering import Count, number_text
from docgen.vietnamese import clean_line

#: Pieces of text that look like marks, signs and broken lines.
TRICKY = (
    "Phần I", "Phần thứ hai", "CHƯƠNG II", "Chương II. QUY ĐỊNH", "Mục 1", "Tiểu mục 2 -", "Điều 1.",
    "Điều 3:", "I.", "II-", "V -", "X.", "1.", "2.", "1.1.", "2.3 Mặt trận", "1.5 triệu đồng", "2023.",
    "1/", "a)", "b.", "đ)", "và)", "(i)", "(c)", "-", "–", "+", "•", "·", "*", "**", "***", "\\", "\\*",
    "\\1.", "(*)", "của Bộ", "Chính trị", "sáng", "tạo", "KINH PHÍ", "Ủy ban nhân dân huyện", "2*3*4",
    "Nội dung:", "hoàn thành.", "cơ quan;", "“Học tập”", "(khóa XII)", "01", "CT/TW", "./.",
)  # fmt: skip

# Weighted towards letters: a word of odd characters alone is rarely what clerks type.
_words = st.one_of(
    st.sampled_from(TRICKY),
    st.text(alphabet="aăâbcđeghikmnoqrstuvyABĐKTVÔ0123 ", min_size=1, max_size=12),
    st.text(min_size=1, max_size=6),
)


@st.composite
def texts(draw: st.DrawFn, *, empty: bool = True) -> tuple[Span, ...]:
    """The text of an entry: clean words, some bold or italic, in normal form."""
    words = [clean_line(word) for word in draw(st.lists(_words, max_size=6))]
    words = [word for word in words if word]
    if not words and not empty:
        words = ["x"]
    spans = [
        Span(
            f"{' ' if place and draw(st.booleans()) else ''}{word}",
            draw(st.booleans()),
            draw(st.booleans()),
        )
        for place, word in enumerate(words)
    ]
    whole = "".join(span.text for span in spans)
    if clean_line(whole) != whole:  # letters that compose across spans
        return texts_of(clean_line(whole)) or (() if empty else (Span("x"),))
    return normal_spans(spans)


def texts_of(words: str) -> tuple[Span, ...]:
    """Plain words as the text of an entry."""
    return (Span(words),) if words else ()


_HIGHEST_PIN = {
    Level.PART: 39,
    Level.CHAPTER: 39,
    Level.ROMAN: 39,
    Level.SUBPOINT: 39,
    Level.POINT: 23,
}


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """A canonical outline."""
    count = Count()
    entries = []
    for _ in range(draw(st.integers(0, 8))):
        level = draw(st.sampled_from(Level))
        depth = draw(st.integers(1, 3)) if level is Level.CLAUSE else 1
        entry = Entry(
            level,
            draw(texts(empty=level is not Level.PARAGRAPH)),
            depth,
            draw(_pins(count, level, depth)),
        )
        count.take(entry)
        entries.append(entry)
    return Outline(tuple(entries))


@st.composite
def _pins(draw: st.DrawFn, count: Count, level: Level, depth: int) -> str | None:
    if not level.numbered or draw(st.booleans()):
        return None
    highest = _HIGHEST_PIN.get(level, 999)
    path = tuple(draw(st.lists(st.integers(1, min(highest, 99)), min_size=depth, max_size=depth)))
    return None if path == count.next(level, depth) else number_text(level, path)


#: Typed text: tricky pieces, words and any characters, on lines and between empty ones.
typed_texts = st.lists(
    st.one_of(_words, st.sampled_from([" ", " ", "\n", "\n\n"])), max_size=40
).map("".join)
