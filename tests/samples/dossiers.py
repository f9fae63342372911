"""The shipped samples, built, and every word that they print."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docgen.intake.dossier_file import read_dossier
from docgen.model import Block, Entry, Paper, Signature, Table, plain
from docgen.papers import Built, build_papers
from docgen.standards import addressing, writing
from docgen.standards.edition import Edition
from docgen.vietnamese import fold

FOLDER = Path(__file__).parents[2] / "samples"
FILES = sorted(FOLDER.glob("*.yaml"))
TODAY = dt.date(2026, 11, 20)


def file_of(name: str) -> Path:
    """The file of a sample."""
    return FOLDER / f"{name}.yaml"


@cache
def built(name: str, today: dt.date = TODAY) -> Built:
    """A sample, read and built."""
    return build_papers(read_dossier(file_of(name)), today)


def every_paper(name: str) -> Iterator[tuple[Paper, Edition]]:
    """The papers of a sample and what is attached to them, each with its law."""
    for made in built(name).papers:
        yield made.paper, made.edition
        for attachment in made.paper.attachments:
            yield attachment.paper, made.edition


def entries(paper: Paper) -> list[Entry]:
    """The entries of a body."""
    return [block for block in paper.body if isinstance(block, Entry)]


def tables(paper: Paper) -> list[Table]:
    """The tables of a body."""
    return [block for block in paper.body if isinstance(block, Table)]


def words(text: str) -> tuple[str, ...]:
    """The words of a text without marks, capitals and punctuation."""
    return tuple(re.findall(r"\w+", fold(text)))


def contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the words of the part stand in a row inside the whole."""
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def printed(paper: Paper, edition: Edition) -> Iterator[str]:
    """Every line that a paper prints, but for fixed ones (national title, «Nơi nhận:»)."""
    yield from head_lines(paper, edition)
    yield from (paper.title.kind_name, paper.title.author, *paper.title.abstract_lines)
    if paper.reference:
        yield writing.reference_line(edition, paper.reference)
    if paper.addressees:
        yield from addressing.addressee_lines(edition, paper.addressees)
    yield from writing.basis_lines(edition, paper.bases)
    for block in paper.body:
        yield from block_lines(block)
    yield from receiver_lines(paper, edition)
    if paper.signature:
        yield from signature_lines(paper.signature, edition)
    if paper.contact:
        yield from paper.contact.lines


def head_lines(paper: Paper, edition: Edition) -> Iterator[str]:
    """Bodies, number, place and date."""
    if paper.agency:
        yield from (*paper.agency.superior_lines, *paper.agency.name_lines)
    if paper.number:
        yield writing.number_line(edition, paper.number)
    if paper.place_date:
        yield writing.place_date_line(edition, paper.place_date)


def block_lines(block: Block) -> Iterator[str]:
    """The text of an entry, or headings, cells and summary of a table."""
    if isinstance(block, Entry):
        yield plain(block.text)
    else:
        yield from (column.heading for column in block.columns)
        yield from (cell for row in block.rows for cell in row.cells)
        yield block.summary


def receiver_lines(paper: Paper, edition: Edition) -> tuple[str, ...]:
    """Nơi nhận as printed; () for none."""
    if paper.recipients is None:
        return ()
    return addressing.recipient_lines(
        edition, paper.recipients, as_above=paper.addressees is not None
    )


def signature_lines(signature: Signature, edition: Edition) -> tuple[str, ...]:
    """Powers, positions and name, one a line."""
    powers = (writing.authority_line(edition, power) for power in signature.authorities)
    return (*powers, *signature.positions, signature.name)
