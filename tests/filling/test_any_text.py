"""Any text in any field comes out as it was cleaned, and nothing after it is lost."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.filling.fill import fill
from docgen.model import Paper, Side, Table
from docgen.standards.library import edition
from docgen.vietnamese import clean_line, clean_text, lower_first, upper
from tests import ooxml
from tests.docx_text import edge_lines, lines
from tests.filling import papers
from tests.filling.every_text import (
    Path,
    full_of_text,
    holds,
    letter_full_of_text,
    put,
    put_everywhere,
    texts,
)
from tests.filling.templates import prepared

EDITIONS = ("state_nd30_2020", "party_hd05_2026")
MAKERS: dict[str, Callable[[Side], Paper]] = {
    "ke-hoach": full_of_text,
    "cong-van": letter_full_of_text,
}
PLACES = [
    (edition_id, template, path)
    for edition_id in EDITIONS
    for template, make in MAKERS.items()
    for path in texts(make(edition(edition_id).side))
]
#: What no line of these papers shows: other values are made of it, or only one side prints it.
SILENT = {
    ("agency", "sign"),
    ("agency", "author"),
    ("date", "place"),  # of a paper that is referred to
    ("title", "author"),  # printed by the Party
    ("number", "unit"),  # printed in the number of a State công văn
}
#: A mark that no change of case touches, between words that show which change was made.
MARK = "Đầu ⟦7⟧ cuối"
NASTY = "&<>\"' &amp; ]]> {{ x }} {% for %} {# #} {_{ a\u0301\u0323 \u05d0\u05d1 😀👩‍👧 ﷽ ẤỘỹ </w:t> \\n"

anything = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("&<>\"'{}%#\u0301\u0323\u000b\u202e\u05d0😀\u200b\ufffe\n ẤỘỹ_"), max_size=60),
    st.sampled_from(["{{ x }}", "{% for %}", "{_{", "{# #}", "]]>", "&amp;", "<w:p>", "\\n", NASTY]),
)  # fmt: skip


def filled(edition_id: str, template: str, path: Path, text: str) -> bytes:
    known = edition(edition_id)
    paper = put(MAKERS[template](known.side), path, text)
    return fill(paper, known, prepared(edition_id, template), papers.MADE).docx


def printed(docx: bytes) -> str:
    """Everything that a paper says; a long title or name is broken into lines, at its spaces.

    Empty paragraphs say nothing: a cell that takes in the foot of a paper ends with one.
    """
    return " ".join(line for line in [*lines(docx), *edge_lines(docx)] if line)


@cache
def marked(edition_id: str, template: str, path: Path) -> str:
    """What a paper prints with the mark in one field."""
    return printed(filled(edition_id, template, path, MARK))


def expected(edition_id: str, template: str, path: Path, text: str) -> str:
    """The same with the text in the place of the mark, in the case that the form gives the field."""
    whole = marked(edition_id, template, path)
    for case in (str, upper, lower_first):
        whole = whole.replace(case(MARK), " ".join(filter(None, case(text).split("\n"))))
    return whole


def test_every_field_is_printed_but_those_that_serve_others() -> None:
    """The rest of this file would prove nothing about a field that its papers do not print."""
    silent = {place[2][-2:] for place in PLACES if upper(MARK) not in upper(marked(*place))}
    assert silent == SILENT


@given(st.sampled_from(PLACES), anything)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_in_any_field(place: tuple[str, str, Path], typed: str) -> None:
    edition_id, template, path = place
    paper = MAKERS[template](edition(edition_id).side)
    # A cell keeps its lines, every other field is one.
    clean = clean_text if holds(paper, path, Table) and path[-2] == "cells" else clean_line
    text = clean(f"Đầu {typed} cuối")
    docx = filled(edition_id, template, path, text)
    assert printed(docx) == expected(edition_id, template, path, text)
    Document(io.BytesIO(docx))


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_ten_thousand_characters_in_any_field(edition_id: str) -> None:
    long = clean_line(f"Đầu {(NASTY + ' ') * 150} cuối")
    assert len(long) > 10_000
    for _, template, path in (place for place in PLACES if place[0] == edition_id):
        docx = filled(edition_id, template, path, long)
        assert printed(docx) == expected(edition_id, template, path, long), path


@pytest.mark.parametrize("template", MAKERS)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_a_paper_full_of_nasty_text_is_sound(edition_id: str, template: str) -> None:
    known = edition(edition_id)
    paper = put_everywhere(MAKERS[template](known.side), clean_line(NASTY))
    docx = fill(paper, known, prepared(edition_id, template), papers.MADE).docx
    assert ooxml.problems(docx) == []
    Document(io.BytesIO(docx))
