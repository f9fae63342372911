"""The index of words: the same papers in the same order as reading every one of them would give."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from docgen.records import Desk, Records
from docgen.records.agencies import add_agency
from docgen.records.archive import PaperQuery, Snapshot, keep, search, word_index
from docgen.records.archive.snapshot import search_words
from docgen.records.desk import Profile
from docgen.records.engine import open_engine
from docgen.records.store import open_store
from docgen.records.upgrade import upgrade
from docgen.vietnamese import clean_line, fold
from tests.records.conftest import STATE
from tests.records.makers import AGENCY, DAY, OPERATOR, OTHER, plan_files

_COUNT = itertools.count()
_PAPER = Snapshot(
    kind="plan", kind_name="Kế hoạch", side="state", day=DAY, abstract="", agency="UBND XÃ",
    edition="state_nd30_2020", number=1, number_text="01/KH-UBND", signer="Đặng Văn Đô",
)  # fmt: skip

#: Words that begin each other, with and without marks, in both ways of writing a mark; the last
#: ones are cut differently by the parsers of the databases.
_VOCABULARY = """
kế kê ke kẻ hoạch hoa đô đo ĐÔ d Đ t thi thị nghiêng nghien tòa toà ke\u0302\u0301 to\u0300a
12 012 1e5 2² ấ a²b ꟸꟹ ẞ 𞤀𞤁 \U0001e030x
"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_TEXTS = st.lists(_WORDS, max_size=4).map(" ".join) | st.text(max_size=8)
_DAYS = st.integers(0, 4).map(lambda days: DAY + dt.timedelta(days))
_PAPERS = st.builds(
    replace,
    st.just(_PAPER),
    abstract=_TEXTS.map(clean_line),
    signer=_TEXTS.map(clean_line),
    kind_name=st.sampled_from(["Kế hoạch", "Báo cáo"]),
    number=st.integers(1, 2),
    day=_DAYS,
)
_QUERIES = st.builds(
    PaperQuery,
    words=_TEXTS,
    signer=st.just("") | _TEXTS,
    kind_name=st.sampled_from(["", "", "ke hoach", "BÁO CÁO"]),
    number=st.sampled_from([None, None, 1, 2]),
    first=st.none() | _DAYS,
    last=st.none() | _DAYS,
)


def _keep(desk: Desk, snapshot: Snapshot) -> str:
    key = f"word-{next(_COUNT)}"
    return keep(desk, key, snapshot, plan_files(desk, b"the same")).public_id


def _has(text: str, asked: str) -> bool:
    there, words = set(search_words(text)), search_words(asked)
    return not words or (
        there.issuperset(words[:-1]) and any(word.startswith(words[-1]) for word in there)
    )


def _answers(paper: Snapshot, query: PaperQuery) -> bool:
    return (
        _has(paper.folded, query.words)
        and _has(paper.signer, query.signer)
        and query.number in (None, paper.number)
        and (not query.kind_name or fold(query.kind_name) == fold(paper.kind_name))
        and (query.first or paper.day) <= paper.day <= (query.last or paper.day)
    )


def _all_pages(desk: Desk, query: PaperQuery, limit: int) -> list[str]:
    found, after = [], None
    while True:
        page = search(desk, query, after=after, limit=limit)
        found += [hit.public_id for hit in page.hits]
        if (after := page.after) is None:
            return found


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(papers=st.lists(_PAPERS, max_size=5), queries=st.lists(_QUERIES, min_size=3, max_size=6))
def test_a_search_finds_what_reading_every_paper_would_find(
    records: Records, papers: list[Snapshot], queries: list[PaperQuery]
) -> None:
    with pytest.MonkeyPatch.context() as patch, records.desk(AGENCY, OPERATOR) as desk:
        patch.setattr(word_index, "_NEAR", 3)
        kept = [(paper.day, place, _keep(desk, paper)) for place, paper in enumerate(papers)]
        newest_first = sorted(kept, reverse=True)
        for query in queries:
            expected = [name for _, place, name in newest_first if _answers(papers[place], query)]
            found = _all_pages(desk, query, 2)
            assert found == expected, query
        desk.session.rollback()


def test_a_word_longer_than_all_that_is_compared_is_found_with_others(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        name = _keep(desk, replace(_PAPER, abstract=f"{'ă' * 70} và {'b' * 3000} hết"))
        for words in (f"{'ă' * 70} het", f"{'a' * 65} va", "a" * 70, f"{'b' * 3000} het"):
            for number in (None, 1):
                page = search(desk, PaperQuery(words=words, number=number))
                assert [hit.public_id for hit in page.hits] == [name]


def test_a_common_word_is_not_read_through(records: Records) -> None:
    """Neither sorted out of all its papers nor, once the page is full, looked up at all."""
    with records.desk(AGENCY, OPERATOR) as desk:
        for day in range(5):
            _keep(desk, replace(_PAPER, day=DAY + dt.timedelta(day)))
    asked: list[tuple[str, Any]] = []
    with records.reading(AGENCY, OPERATOR) as desk, pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_index, "_NEAR", 4)
        connection = desk.session.connection()
        event.listen(
            connection,
            "before_cursor_execute",
            lambda _c, _cursor, statement, values, *_: asked.append((statement, values)),
        )
        assert len(search(desk, PaperQuery(words="ke ho"), limit=3).hits) == 3
        if connection.dialect.name == "sqlite":
            [(statement, values)] = asked
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = [row[-1] for row in plan]
            assert steps[0].startswith("SCAN paper_words VIRTUAL TABLE")
            assert not [step for step in steps if "TEMP B-TREE" in step]
        else:
            assert not [statement for statement, _ in asked if "found" in statement]


def test_a_page_after_no_possible_paper(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        name = _keep(desk, _PAPER)
        for far in (2**40, 2**62):
            page = search(desk, PaperQuery(words="ke"), after=(DAY, far))
            assert [hit.public_id for hit in page.hits] == [name]
        assert not search(desk, PaperQuery(words="ke"), after=(DAY, -5)).hits
        assert not search(desk, PaperQuery(words="ke"), after=(dt.date.min, 1)).hits


def test_papers_of_an_older_database_are_found_after_the_upgrade(
    new_database: Callable[..., str], tmp_path: Path
) -> None:
    engine = open_engine(new_database(empty=True))
    upgrade(engine, "0009")
    records = Records(engine, open_store(tmp_path / "files"))
    for key in (AGENCY, OTHER):
        add_agency(records, OPERATOR, key, Profile(STATE))
    with records.desk(AGENCY, OPERATOR) as desk:
        older = [
            _keep(desk, replace(_PAPER, abstract=f"đô thị {'x' * 3000}", day=day))
            for day in (DAY, DAY - dt.timedelta(9))
        ]
    upgrade(engine)
    with records.desk(AGENCY, OPERATOR) as desk:
        newer = _keep(desk, replace(_PAPER, abstract="đô thị"))
        for query in (PaperQuery(words="thi do"), PaperQuery(signer="do"), PaperQuery(agency="xa")):
            assert _all_pages(desk, query, 1) == [newer, *older]
    with records.reading(OTHER, OPERATOR) as desk:
        assert not search(desk, PaperQuery(words="do thi")).hits
    records.close()
