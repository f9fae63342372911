"""One turn of work: the papers of some items, from their data to files in the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from docgen.filling.template import PreparedTemplate
from docgen.issuing.batch.faults import (
    OF_THE_ITEM,
    Sieve,
    machine_at_fault,
    nothing_of_the_item,
)
from docgen.issuing.batch.making import ItemPapers, build_item, merge_template, with_numbers
from docgen.issuing.batch.numbering import reserve_numbers
from docgen.issuing.batch.settling import Done, Result, patiently
from docgen.issuing.batch.workshop import Workshop
from docgen.issuing.bulk import convert_in_bulk
from docgen.issuing.draft import TemplateOf, docx_of
from docgen.model import Paper
from docgen.pdf import Job, Outcome, PdfOptions
from docgen.pdf.office.work_folder import work_folder
from docgen.records import Desk, Operator
from docgen.records.batches import Batch, Item, Numbers, PaperMade
from docgen.records.register import Entry
from docgen.standards.edition import Edition

#: Files on their way into the store at once.
_STORING = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn works on, and with what. `who` acts in the journal and the register."""

    shop: Workshop
    agency: str
    who: Operator
    batch: Batch
    template_of: TemplateOf

    def desk(self) -> AbstractContextManager[Desk]:
        """A desk for writing."""
        return self.shop.records.desk(self.agency, self.who)

    def template(self, paper: Paper, edition: Edition) -> PreparedTemplate:
        """The template of a paper; what is wrong with one is no fault of an item."""
        with nothing_of_the_item():
            return self.template_of(paper, edition)

    @property
    def moment(self) -> dt.datetime:
        """The time written into each DOCX: the same however often an item is made."""
        return self.batch.started_at or self.batch.created_at


@dataclass(frozen=True, slots=True)
class _OnDisk:
    """A paper in a temporary folder: its DOCX, and where its PDF shall stand. See `PaperMade`.

    `entry` is its number in the register, None when it has none there.
    """

    kind: str
    name: str
    entry: Entry | None
    docx: Path
    pdf: Path


def make(turn: Turn, items: Sequence[Item]) -> list[Result]:
    """What became of each item; files of those done are in the store.

    Raises MachineTrouble, MissingProgram, ConverterDown, InvalidTemplate, Busy and
    RecordsUnavailable, which say nothing about the items.
    """
    sieve, today = Sieve(), turn.batch.today
    template = merge_template(turn.batch.content, items[0].target)
    with machine_at_fault(), work_folder() as folder:
        built = sieve.each(
            ((item, item.target) for item in items),
            lambda _, target: build_item(template, target, today),
        )
        if turn.batch.options.numbers is Numbers.REGISTER:
            built = _numbered(turn, built, sieve)
        written = sieve.each(built, lambda item, made: _write(turn, item, made, folder))
        outcomes = _convert(turn, [paper for _, papers in written for paper in papers])
        whole = sieve.each(written, lambda _, papers: _whole(papers, outcomes))
        return [*_stored(turn, whole, outcomes), *sieve.failed]


def _numbered(
    turn: Turn, built: Sequence[tuple[Item, ItemPapers]], sieve: Sieve
) -> list[tuple[Item, ItemPapers]]:
    """The items with numbers in their papers: reserved together, then built anew."""
    # Two batches whose papers stand in another order may wait for each other's series.
    reserved, refused = patiently(lambda: _reserved(turn, built))
    for item, error in refused:
        sieve.drop(item, error)
    return sieve.each(reserved, lambda _, both: with_numbers(*both, turn.batch.today))


def _reserved(
    turn: Turn, built: Sequence[tuple[Item, ItemPapers]]
) -> tuple[list[tuple[Item, tuple[ItemPapers, dict[int, Entry]]]], list[tuple[Item, Exception]]]:
    """The items with the numbers of their papers, and those that get none, with the reason."""
    reserved: list[tuple[Item, tuple[ItemPapers, dict[int, Entry]]]] = []
    refused: list[tuple[Item, Exception]] = []
    with turn.desk() as desk:
        for item, made in built:
            try:
                reserved.append((item, (made, reserve_numbers(desk, turn.batch, item, made))))
            except OF_THE_ITEM as error:
                refused.append((item, error))
    return reserved, refused


def _write(turn: Turn, item: Item, made: ItemPapers, folder: Path) -> list[_OnDisk]:
    """The papers of an item filled into files of the folder."""
    written = []
    for place, built in enumerate(made.papers):
        path = folder / f"{item.position}-{place}.docx"
        path.write_bytes(docx_of(built, turn.template, turn.moment))
        entry = made.numbers.get(place)
        written.append(
            _OnDisk(built.paper.kind, made.stem(place), entry, path, path.with_suffix(".pdf"))
        )
    return written


def _convert(turn: Turn, papers: Sequence[_OnDisk]) -> Mapping[Path, Outcome]:
    """What became of each PDF, by the path of its DOCX; {} when none is wanted."""
    if not turn.batch.options.pdf:
        return {}
    jobs = [Job(paper.docx, paper.pdf, passing=True) for paper in papers]
    options = PdfOptions(archive=turn.batch.options.archive)
    found = convert_in_bulk(jobs, turn.shop.converter, options)
    return {outcome.job.source: outcome for outcome in found}


def _whole(papers: list[_OnDisk], outcomes: Mapping[Path, Outcome]) -> list[_OnDisk]:
    """The papers of an item, if all of them were converted; else the error of the first."""
    for paper in papers:
        if paper.docx in outcomes and (error := outcomes[paper.docx].error):
            raise error
    return papers


def _stored(
    turn: Turn,
    whole: Sequence[tuple[Item, list[_OnDisk]]],
    outcomes: Mapping[Path, Outcome],
) -> Iterator[Done]:
    """The items with all their files in the store: several at once, for each waits for the disk."""
    wanted = [
        path
        for _, papers in whole
        for paper in papers
        for path in ((paper.docx, paper.pdf) if outcomes else (paper.docx,))
    ]
    store = turn.shop.records.store
    with (
        nothing_of_the_item(),
        ThreadPoolExecutor(_STORING, thread_name_prefix="batch-store") as pool,
    ):
        stored = pool.map(lambda path: store.put(path.read_bytes()), wanted)
        kept = dict(zip(wanted, stored, strict=True))
    for item, papers in whole:
        yield Done(
            item,
            tuple(
                PaperMade(
                    kind=paper.kind,
                    name=paper.name,
                    docx=kept[paper.docx],
                    pdf=kept.get(paper.pdf),
                    pages=outcomes[paper.docx].pages if outcomes else None,
                    number_text=paper.entry.number_text if paper.entry else "",
                )
                for paper in papers
            ),
            tuple(paper.entry.id for paper in papers if paper.entry),
        )
