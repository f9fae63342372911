"""Every example of `docs/notation.md` is read as the guide says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.bodytext import read_outline, write_outline, write_spans
from docgen.model import Level
from docgen.model.numbering import number_text, positions

GUIDE = (Path(__file__).parents[2] / "docs" / "notation.md").read_text("utf-8")
HEAD = "| Cấp | Số | Nội dung |\n| --- | --- | --- |\n"
EXAMPLES = re.findall(
    rf"```text\n((?:(?!```).*\n)+)```\n\n{re.escape(HEAD)}((?:\|.*\|\n)+)((?:\n> .*\n)*)", GUIDE
)
NAMES = {
    Level.PART: "phần",
    Level.CHAPTER: "chương",
    Level.SECTION: "mục",
    Level.SUBSECTION: "tiểu mục",
    Level.ARTICLE: "điều",
    Level.ROMAN: "mục La Mã",
    Level.CLAUSE: "khoản",
    Level.POINT: "điểm",
    Level.SUBPOINT: "tiểu điểm",
    Level.DASH: "gạch",
    Level.PLUS: "cộng",
    Level.BULLET: "chấm tròn",
    Level.PARAGRAPH: "đoạn",
}
each_example = pytest.mark.parametrize(("typed", "table", "warnings"), EXAMPLES)


def cells(row: str) -> list[str]:
    """The cells of a row; backticks around one keep its stars from the eye of Markdown."""
    return [cell.strip(" `") for cell in row.split("|")[1:-1]]


def test_every_block_of_the_guide_is_an_example() -> None:
    assert len(EXAMPLES) == GUIDE.count("```text") == GUIDE.count(HEAD)


@each_example
def test_an_example_is_read_as_the_guide_says(typed: str, table: str, warnings: str) -> None:
    reading = read_outline(typed)
    entries = reading.outline.entries
    rows = [
        [NAMES[entry.level], number_text(entry.level, path), write_spans(entry.text)]
        for entry, path in zip(entries, positions(entries), strict=True)
    ]
    assert rows == [cells(row) for row in table.splitlines()]
    told = re.findall("> (.*)", warnings)
    assert len(told) == len(reading.problems)
    for words, problem in zip(told, reading.problems, strict=True):
        assert str(problem).startswith(words)


@pytest.mark.parametrize("typed", [typed for typed, _, _ in EXAMPLES])
def test_an_example_is_written_and_read_back(typed: str) -> None:
    outline = read_outline(typed).outline
    assert read_outline(write_outline(outline)).outline == outline


def test_the_guide_shows_every_level() -> None:
    shown = {cells(row)[0] for _, table, _ in EXAMPLES for row in table.splitlines()}
    assert shown == set(NAMES.values())


@pytest.mark.parametrize("spelling", ["I-", "I -", "1/", "1-", "–", "·"])
def test_the_spellings_that_the_guide_names_are_marks(spelling: str) -> None:
    assert f"`{spelling}`" in GUIDE
    [entry] = read_outline(f"{spelling} Mục đích").outline.entries
    assert entry.level is not Level.PARAGRAPH
