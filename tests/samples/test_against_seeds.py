"""The first five samples against the real papers they are modelled on: facts kept, words our own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docgen.model import Paper
from tests.samples import seed_text
from tests.samples.dossiers import (
    built,
    contains,
    entries,
    printed,
    receiver_lines,
    tables,
    words,
)
from tests.samples.seed_text import read
from tests.seeds import seed

#: Sample and the seed it follows.
SEEDS = {
    "1-huyen-uy-185-kh-hu-2023": "1-huyen-uy-185-kh-hu-2023",
    "2-ubnd-thach-an-2021": "2-ubnd-thach-an-kh-2021",
    "3-ubnd-lam-thao-2023": "3-ubnd-lam-thao-kh-2022-2025",
    "4-huyen-uy-kim-bang-83-kh-hu-2022": "4-huyen-uy-kim-bang-83-kh-hu-2022",
    "5-thanh-uy-da-lat-2023": "5-thanh-uy-da-lat-kh-2023",
}
#: Symbols that a seed has wrong, and the right ones.
WRONG_SYMBOLS = {"34/CT-TW": "34-CT/TW"}
NAMES = list(SEEDS)


def papers(name: str) -> Iterator[Paper]:
    """The plan of a sample and what is attached to it: the part that follows the seed."""
    plan = built(name).papers[0].paper
    yield plan
    yield from (attachment.paper for attachment in plan.attachments)


@pytest.mark.parametrize("name", NAMES)
def test_every_heading_of_the_seed_is_there(name: str) -> None:
    lines = [words(line) for paper in papers(name) for line in body_lines(paper)]
    wanted = list(seed_text.headings(seed(SEEDS[name])))
    assert len(wanted) > 15
    missing = [
        heading for heading in wanted if not any(begins(line, read(heading)) for line in lines)
    ]
    assert missing == []


def body_lines(paper: Paper) -> list[str]:
    return ["".join(span.text for span in entry.text) for entry in entries(paper)]


def begins(line: tuple[str, ...], start: tuple[str, ...]) -> bool:
    return line[: len(start)] == start


@pytest.mark.parametrize("name", NAMES)
def test_every_receiver_of_the_seed_is_there_in_its_order(name: str) -> None:
    edition = built(name).papers[0].edition
    lines = [words(line) for paper in papers(name) for line in receiver_lines(paper, edition)]
    wanted = [read(line) for line in seed_text.receivers(seed(SEEDS[name]))]
    assert len(lines) == len(wanted) > 5
    assert [
        (its, line) for its, line in zip(wanted, lines, strict=True) if not begins(line, its)
    ] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name[0] in "14"])
def test_every_column_of_the_seed_is_there(name: str) -> None:
    have = [
        words(column.heading)
        for paper in papers(name)
        for table in tables(paper)
        for column in table.columns
    ]
    wanted = [heading for heading in map(read, seed_text.columns(seed(SEEDS[name]))) if heading]
    assert wanted
    assert wanted == have


@pytest.mark.parametrize("name", NAMES)
def test_every_date_and_deadline_of_the_seed_is_there(name: str) -> None:
    wanted = seed_text.dates(seed(SEEDS[name]))
    assert len(wanted) > 1
    assert wanted - seed_text.dates(text_of(name)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_that_the_seed_names_is_there(name: str) -> None:
    found = seed_text.symbols(seed(SEEDS[name]))
    wanted = {WRONG_SYMBOLS.get(symbol, symbol) for symbol in found}
    assert wanted
    assert wanted - seed_text.symbols(text_of(name)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_abstract_and_the_signer_are_those_of_the_seed(name: str) -> None:
    plan, theirs = next(papers(name)), words(seed(SEEDS[name]))
    assert plan.signature is not None
    assert contains(theirs, words(plan.signature.name))
    assert contains(theirs, words(plan.title.abstract))


def text_of(name: str) -> str:
    """All that the plan and its attachments print, a line each."""
    edition = built(name).papers[0].edition
    return "\n".join(line for paper in papers(name) for line in printed(paper, edition))
