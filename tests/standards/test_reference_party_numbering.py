"""Every fact of the reference on the Party's guides has its counterpart: numbers, citations, reading."""

from __future__ import annotations

from typing import Any

from docgen.model import Number, PlaceDate, Reference
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.library import edition
from tests.standards.conftest import SHORT
from tests.standards.leaves import Leaves, reference, same_range, spaces
from tests.standards.test_reference_party_tables import BOTH, NAME, table


@BOTH
def test_numbering(short: str) -> None:
    one = edition(SHORT[short]).numbering
    row: dict[str, Any] = dict(reference(NAME)["numbering"])
    changes = row.pop("hd05")
    theirs = Leaves(row | changes if short == "hd05" else row)
    assert (one.starts_at, one.min_digits) == (theirs.take("starts_at"), theirs.take("min_digits"))
    assert one.series == theirs.take("series")
    assert list(one.applies_also_to) == theirs.take("applies_also_to")
    for key in ("congress_series", "joint_series", "secret_series"):
        assert getattr(one, key) == theirs.take(key), key
    assert (one.period_starts, one.period_ends) == (
        theirs.take("term_starts"),
        theirs.take("term_ends"),
    )
    exceptions = [
        theirs.take(key)
        for key in (
            "term_starts_if_first_meeting_during_congress",
            "term_starts_if_appointed_before_congress",
        )
        if key in theirs
    ]
    for ours, words in zip(one.exceptions, exceptions, strict=True):
        assert ours.endswith(words)
    assert list(one.same_letters) == theirs.take("same_letters_two_kinds", [])
    assert one.note == theirs.take("same_letters_note", "")
    assert one.conf == theirs.take("confidence")
    theirs.prose("source")
    assert theirs.unread() == []
    assert edition(SHORT[short]).number_rule.period == "committee_term_and_kind"


@BOTH
def test_citation(short: str) -> None:
    one, theirs = edition(SHORT[short]), table("citation")
    number, day = Number(399, "QĐ", "TW"), PlaceDate("", 2026, 1, 9)
    values = {"kind_name": "Quy định", "number": "399", "kind": "QĐ", "issuer": "TW"}
    first = theirs.take("pattern").format(
        **values, day=9, month="01", year=2026, issuer_name="Ban Bí thư", summary="về thể loại"
    )
    parts = {
        "kind_name": "Quy định",
        "number": writing.symbol(one, number),
        "date": writing.citation_date(one, day),
        "author": "Ban Bí thư",
        "abstract": "về thể loại",
    }
    assert one.citation.first.format(**parts) == first
    assert one.citation.again.format(**parts) == theirs.take("repeat_pattern").format(**values)
    assert (", ngày" in one.citation.first) is theirs.take("comma_before_ngay")
    assert one.date.pad_day_below == theirs.take("zero_pad_day_below")
    assert one.date.pad_month_below == theirs.take("zero_pad_month_below")
    assert one.citation.conf == theirs.take("confidence")
    assert theirs.take("content_confidence") == "quoted"
    assert "is quoted" in one.citation.note
    theirs.prose("content")
    assert theirs.unread() == []


@BOTH
def test_tables(short: str) -> None:
    one, theirs = edition(SHORT[short]).table, table("table")
    sizes = theirs.take("font_size_min_pt"), theirs.take("font_size_max_pt")
    assert same_range(one.size_pt, *sizes)
    assert one.heading_bold is theirs.take("header_row.bold")
    assert one.heading_align == theirs.take("header_row.alignment")
    assert one.repeat_heading is theirs.take("header_row.repeat")
    assert one.rows_may_break is theirs.take("rows_may_break")
    assert one.border_pt == theirs.take("border_pt")
    assert one.line_pt is not None
    assert (one.line_pt.min, one.line_pt.print) == (
        theirs.take("line_min_pt"),
        theirs.take("line_pt"),
    )
    assert one.first_line_indent_mm == theirs.take("first_line_indent_mm")
    assert list(one.serial_headings) == theirs.take("number_column")
    assert one.conf == theirs.take("confidence")
    assert theirs.unread() == []


@BOTH
def test_gaps_for_the_pen(short: str) -> None:
    one, theirs = edition(SHORT[short]), table("blank")
    values = {"kind": "KH", "issuer": "HU", "place": "A", "year": 2026, "kind_name": "Kế hoạch"}
    values["issuer_name"] = "B"
    number, day = Number(None, "KH", "HU"), PlaceDate("A", 2026)
    lines = {
        "number": writing.number_line(one, number),
        "date": writing.place_date_line(one, day),
        "attachment": writing.reference_line(one, Reference("Kế hoạch", number, day, "B")),
    }
    for key, line in lines.items():
        assert spaces(line) == spaces(theirs.take(key).format(**values)), key
        assert "    " in line
    assert one.number_rule.confidence("blank") == theirs.take("confidence")
    assert theirs.unread() == []


@BOTH
def test_reading(short: str) -> None:
    one, theirs = edition(SHORT[short]).reading, table("read_tolerance")
    numbers = theirs.take("number_with_spaces"), theirs.take("number_with_colon")
    assert one.numbers == numbers
    assert one.months == (theirs.take("month_padded"),)
    assert one.heading_marks == (theirs.take("heading_mark"),)
    assert one.end_marks == (theirs.take("end_mark"),)
    assert list(one.filing) == theirs.take("filing")
    ends = theirs.take("recipient_end_hd36")
    assert one.recipient_ends == ((ends,) if short == "hd36" else ())
    assert one.citation_without_comma is theirs.take("citation_without_comma")
    assert [list(pair) for pair in one.spelling_pairs] == theirs.take("spelling_pairs")
    assert one.conf == theirs.take("confidence")
    assert theirs.unread() == []


def test_measures_of_the_print(hd36: Edition, hd05: Edition) -> None:
    theirs, ours = table("measured"), hd05.measured
    assert hd36.measured is None
    assert ours is not None
    renamed = {"abstract_mark_bold": "hyphen_row_bold"}
    for key, value in ours.model_dump(exclude={"clause", "conf", "doubts", "note"}).items():
        assert theirs.take(renamed.get(key, key)) == value, key
    assert ours.conf == "measured"
    assert theirs.unread() == []
