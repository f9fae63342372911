"""Every fact of the reference on the Party's levels: the rules and the conventions of headings."""

from __future__ import annotations

import pytest

from docgen.model import Entry, Level
from docgen.numerals import POINT_LETTERS
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.library import edition
from tests.standards.conftest import SHORT
from tests.standards.leaves import Leaves, reference, same_range
from tests.standards.test_reference_party_components import LEVEL_ROWS, NAME, leaves

#: Rows of the reference, the levels they rule, and whether they speak of the heading's own line.
LEVELS = {
    "phan_chuong": ((Level.PART, Level.CHAPTER), False),
    "ten_phan_chuong": ((Level.PART, Level.CHAPTER), True),
    "muc": ((Level.SECTION,), False),
    "ten_muc": ((Level.SECTION,), True),
    "dieu": ((Level.ARTICLE,), False),
    "khoan": ((Level.CLAUSE,), False),
    "diem": ((Level.POINT,), False),
}
NUMERALS = {
    "roman or in words": "roman",
    "arabic": "arabic",
    "arabic with full stop": "arabic",
    "vietnamese letters with closing parenthesis": "letters",
}


def test_no_level_is_missing() -> None:
    assert set(LEVELS) == LEVEL_ROWS


@pytest.mark.parametrize("short", ["hd36", "hd05"])
@pytest.mark.parametrize("row_id", LEVELS)
def test_level(row_id: str, short: str) -> None:
    table, one = leaves(row_id, short), edition(SHORT[short])
    levels, heading_line = LEVELS[row_id]
    for level in levels:
        compare(table, one, level, heading_line=heading_line)
    assert (table.take("box"), table.take("zone"), table.take("required")) == ("6", "body", False)
    assert table.take("rule_line.present") is table.take("underline") is False
    table.prose("name", "spacing", "source")
    assert table.unread() == []


def compare(table: Leaves, one: Edition, level: Level, *, heading_line: bool) -> None:
    rule = one.level(level)
    style = rule.heading if heading_line or level.stands_apart else rule.running_mark
    assert same_range(rule.size_pt, table.take("size_min"), table.take("size_max"))
    assert (style.bold, style.italic) == (table.take("bold"), table.take("italic"))
    assert rule.align == table.take("alignment")
    upper = table.take("case") == "upper"
    assert not upper or rule.heading.upper
    assert rule.confidence() == table.take("confidence")
    later = table.take("hd05_confidence")
    assert later is None or rule.confidence("size_pt") == later
    if not heading_line:
        compare_mark(table, one, level)
    assert table.take("literals", []) != [] or heading_line
    if "unnamed" in table:
        assert rule.running_mark.bold
        assert rule.confidence("running_mark") == table.take("unnamed_confidence")
        table.prose("unnamed")
    assert table.take("name_allowed", True) is True


def compare_mark(table: Leaves, one: Edition, level: Level) -> None:
    rule = one.level(level)
    assert rule.numerals == NUMERALS[table.take("numbering")]
    if level.stands_apart:
        assert rule.mark.split("{n}")[0] in table.take("literals")
    else:
        assert rule.mark.split("{n}")[1] == table.take("literals")[-1]
    for example in table.take("examples", []):
        patterns = [one.level(known).mark for known in (Level.PART, Level.CHAPTER)]
        patterns += [one.level(known).in_words for known in (Level.PART, Level.CHAPTER)]
        assert example.startswith(tuple(pattern.split("{n}")[0] for pattern in patterns))
    if "letters" in table:
        assert "".join(table.take("letters")) == POINT_LETTERS


CONVENTIONS = (
    (Level.ROMAN, 1),
    (Level.CLAUSE, 1),
    (Level.CLAUSE, 2),
    (Level.CLAUSE, 3),
    (Level.POINT, 1),
    (Level.SUBPOINT, 1),
    (Level.DASH, 1),
    (Level.PLUS, 1),
)


@pytest.mark.parametrize("short", ["hd36", "hd05"])
@pytest.mark.parametrize("index", range(len(CONVENTIONS)))
def test_convention_of_headings(index: int, short: str) -> None:
    row, one = Leaves(reference(NAME)["heading_convention"][index]), edition(SHORT[short])
    level, depth = CONVENTIONS[index]
    rule = one.level(level, depth)
    assert row.take("level") == index + 1
    assert writing.level_mark(one, Entry(level, depth=depth), (1,) * depth) == row.take("pattern")
    style = row.take("style")
    if " in HD36, " in style:
        style = style.split(" in HD36, ")[short == "hd05"]
    assert rule.heading.bold is ("bold" in style)
    assert rule.heading.italic is ("italic" in style)
    assert (rule.align, row.take("alignment")) == ("justify", "first-line indent")
    assert not rule.heading.upper
    row.prose("case", "note")
    assert row.take("confidence") == "observed"
    ruled = level in (Level.CLAUSE, Level.POINT) and depth == 1
    only_in_the_other_guide = level is Level.SUBPOINT and short == "hd36"
    expected = "inferred" if only_in_the_other_guide else "observed"
    assert ruled or rule.confidence("heading") == expected
    assert row.unread() == []


def test_every_convention_is_compared() -> None:
    assert len(reference(NAME)["heading_convention"]) == len(CONVENTIONS)
