"""No word of any text is lost, moved or invented: only the marks go."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.bodytext import read_outline
from docgen.model import Entry, Level, plain
from docgen.model.numbering import Path, positions
from docgen.numerals import ORDINAL_WORDS, point_letter, roman
from docgen.vietnamese import clean_line
from tests.bodytext.outlines import typed_texts

_NAMES = {
    Level.PART: "phần", Level.CHAPTER: "chương", Level.SECTION: "mục", Level.SUBSECTION: "tiểu mục",
    Level.ARTICLE: "điều",
}  # fmt: skip


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def marks(entry: Entry, path: Path) -> list[str]:
    """Every spelling of the entry's mark, as words in lower case."""
    if not path:
        return [""]
    if entry.level in _NAMES:
        name = _NAMES[entry.level]
        in_words = [f"thứ {ORDINAL_WORDS[path[0] - 1]}"] if path[0] <= len(ORDINAL_WORDS) else []
        numerals = [str(path[0]), *in_words, *([roman(path[0]).lower()] if path[0] < 4000 else [])]
        return [f"{name} {numeral}" for numeral in numerals]
    if entry.level is Level.CLAUSE:
        return [" ".join(map(str, path))]
    return [point_letter(path[0]) if entry.level is Level.POINT else roman(path[0]).lower()]


@settings(max_examples=500, deadline=None)
@given(typed_texts | st.text())
@example("Phần thứ hai: QUY ĐỊNH\nMục 3\n**1.** **a\nb**\n2.3 Đ\nva\\*c\n(iv)Ê\n\\1. x\n\n- **")
def test_the_words_of_a_text_are_the_words_of_its_entries(text: str) -> None:
    lines = [clean_line(line) for line in text.splitlines()]
    entries = read_outline(text).outline.entries
    starts = [entry.line or 0 for entry in entries]
    edges = [*starts, len(lines) + 1]
    assert words(" ".join(lines[: edges[0] - 1])) == []
    for entry, path, end in zip(entries, positions(entries), edges[1:], strict=True):
        typed = words(" ".join(lines[(entry.line or 0) - 1 : end - 1]))
        kept = words(plain(entry.text))
        gone = typed[: len(typed) - len(kept)]
        assert gone + kept == typed
        assert " ".join(gone).lower() in marks(entry, path)
