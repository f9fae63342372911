"""Numbers of entries: rows, restarts, pinned numbers, missing parents."""

from __future__ import annotations

import pytest

from docgen.model import Entry, Level, spans
from docgen.model.numbering import Path, number_text, parse_number, positions


def entry(mark: str) -> Entry:
    """An entry from a short name: «roman», «clause/2», «roman=V»."""
    name, _, pinned = mark.partition("=")
    level, _, depth = name.partition("/")
    return Entry(Level(level), spans("x"), int(depth or 1), pinned or None)


def numbers(marks: str) -> list[Path]:
    return list(positions([entry(mark) for mark in marks.split()]))


def test_a_row_counts_from_one() -> None:
    assert numbers("article article article") == [(1,), (2,), (3,)]


def test_entries_without_numbers_have_none_and_disturb_nobody() -> None:
    assert numbers("clause dash plus bullet paragraph clause") == [(1,), (), (), (), (), (2,)]


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("part", "chapter"),
        ("part", "roman"),
        ("chapter", "section"),
        ("section", "subsection"),
        ("article", "clause"),
        ("roman", "clause"),
        ("clause", "point"),
        ("point", "subpoint"),
    ],
)
def test_a_row_starts_again_under_the_next_higher_entry(higher: str, lower: str) -> None:
    marks = f"{higher} {lower} {lower} {higher} {lower}"
    assert numbers(marks) == [(1,), (1,), (2,), (2,), (1,)]


def test_articles_run_through_the_whole_text() -> None:
    marks = "part chapter article article chapter section article part article"
    assert [
        path for path, mark in zip(numbers(marks), marks.split(), strict=True) if mark == "article"
    ] == [
        (1,),
        (2,),
        (3,),
        (4,),
    ]


def test_deeper_clauses_carry_the_numbers_above() -> None:
    marks = "clause clause clause/2 clause/3 clause/3 clause/2 clause clause/2"
    assert numbers(marks) == [(1,), (2,), (2, 1), (2, 1, 1), (2, 1, 2), (2, 2), (3,), (3, 1)]


def test_a_pinned_number_is_kept_and_the_row_goes_on_from_it() -> None:
    assert numbers("roman roman roman roman=V roman") == [(1,), (2,), (3,), (5,), (6,)]
    assert numbers("point point=đ point") == [(1,), (5,), (6,)]


def test_a_pinned_prefix_does_not_move_the_row_above() -> None:
    assert numbers("clause clause/2=2.1 clause/2 clause") == [(1,), (2, 1), (2, 2), (2,)]


def test_a_clause_without_its_parent_counts_the_parent_in() -> None:
    assert numbers("clause/2 clause/2 clause") == [(1, 1), (1, 2), (2,)]
    assert numbers("clause/2=3.1 clause/2 clause") == [(3, 1), (3, 2), (4,)]
    assert numbers("clause clause/3 clause/2") == [(1,), (1, 1, 1), (1, 2)]


def test_no_entries_no_numbers() -> None:
    assert positions([]) == ()


@pytest.mark.parametrize("mark", ["roman=IIII", "clause=2.3", "clause/2=3", "point=w", "article=x"])
def test_a_pin_that_is_no_number_of_its_level_is_refused(mark: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        numbers(mark)


@pytest.mark.parametrize(
    ("level", "text", "path"),
    [
        (Level.PART, "III", (3,)),
        (Level.CHAPTER, "IX", (9,)),
        (Level.SECTION, "12", (12,)),
        (Level.SUBSECTION, "2", (2,)),
        (Level.ARTICLE, "7", (7,)),
        (Level.ROMAN, "XIV", (14,)),
        (Level.CLAUSE, "3", (3,)),
        (Level.CLAUSE, "2.3", (2, 3)),
        (Level.CLAUSE, "2.10.3", (2, 10, 3)),
        (Level.POINT, "đ", (5,)),
        (Level.SUBPOINT, "iv", (4,)),
    ],
)
def test_numbers_are_read_and_written_alike(level: Level, text: str, path: Path) -> None:
    assert parse_number(level, text) == path
    assert number_text(level, path) == text


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (Level.ROMAN, "iv"),
        (Level.ROMAN, ""),
        (Level.SUBPOINT, "IV"),
        (Level.CLAUSE, "01"),
        (Level.CLAUSE, "1."),
        (Level.CLAUSE, "٣"),
        (Level.ARTICLE, "1.2"),
        (Level.POINT, "f"),
        (Level.DASH, "1"),
    ],
)
def test_what_is_no_number_of_a_level(level: Level, text: str) -> None:
    assert parse_number(level, text) is None


def test_a_level_without_numbers_writes_none() -> None:
    assert number_text(Level.DASH, ()) == ""
