"""Reading and writing undo each other, and no word is ever lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.bodytext import read_outline, read_spans, write_outline, write_spans
from docgen.bodytext.emphasis import normal_spans
from docgen.model import Outline, Span, plain
from docgen.vietnamese import clean_line
from tests.bodytext.outlines import outlines, texts, typed_texts


# Drawing an outline is the slow part: fewer of them, and new ones in every run.
@settings(max_examples=200, deadline=None)
@given(outlines())
def test_what_is_written_is_read_back(outline: Outline) -> None:
    assert read_outline(write_outline(outline)).outline == outline


@settings(max_examples=600, deadline=None)
@given(typed_texts)
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    outline = read_outline(text).outline
    written = write_outline(outline)
    assert read_outline(written).outline == outline
    assert write_outline(read_outline(written).outline) == written


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_characters_at_all(text: str) -> None:
    outline = read_outline(text).outline
    assert read_outline(write_outline(outline)).outline == outline


@settings(max_examples=400, deadline=None)
@given(texts())
def test_spans_are_read_back(text: tuple[Span, ...]) -> None:
    assert read_spans(write_spans(text)) == text


@settings(max_examples=400, deadline=None)
@given(st.lists(st.builds(Span, st.text(max_size=6), st.booleans(), st.booleans()), max_size=6))
def test_spans_that_are_not_in_normal_form_keep_their_words(given_spans: list[Span]) -> None:
    words = plain(given_spans)
    read = read_spans(write_spans(given_spans))
    if clean_line(words) == words:
        assert plain(read) == words
        assert read == normal_spans(given_spans)
