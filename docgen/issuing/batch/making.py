"""One commune's papers: its fields into the dossier, the dossier into papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import Refused
from docgen.issuing.issue import number_text
from docgen.papers import BuiltPaper, build_papers, kind
from docgen.papers.merge import MergeTemplate
from docgen.papers.merge.target import Target, dossier_data
from docgen.papers.reading import read_dossier_data
from docgen.records.register import Entry


@dataclass(frozen=True, slots=True)
class ItemPapers:
    """The papers of one commune, built from `data`, its dossier with all fields filled.

    `numbers` are the numbers of the register by the place of their paper.
    """

    data: Mapping[str, Any]
    papers: tuple[BuiltPaper, ...]
    numbers: Mapping[int, Entry] = field(default_factory=dict)

    def stem(self, place: int) -> str:
        """The name of a paper's files without ending: «01-ke-hoach»."""
        return f"{place + 1:02d}-{kind(self.papers[place].paper.kind).template}"


def merge_template(content: Mapping[str, Any], target: Target) -> MergeTemplate:
    """The dossier of a batch with its fields found; every target of a batch has the same ones."""
    return MergeTemplate(content, target.values)


def build_item(template: MergeTemplate, target: Target, today: dt.date) -> ItemPapers:
    """The papers of a commune as its dossier says. Raises InvalidInput with all that is wrong."""
    data = dossier_data(template, target)
    return ItemPapers(data, _built(data, today))


def with_numbers(made: ItemPapers, entries: Mapping[int, Entry], today: dt.date) -> ItemPapers:
    """The papers built anew with the numbers that the register keeps for them, by their place.

    Raises InvalidInput, and Refused when a number was spelled otherwise when it was reserved.
    """
    if not entries:
        return made
    papers = [
        {**paper, "number": entries[place].number} if place in entries else paper
        for place, paper in enumerate(made.data["papers"])
    ]
    data = {**made.data, "papers": papers}
    built = _built(data, today)
    for place, entry in entries.items():
        printed = number_text(built[place], entry.number)
        if printed != entry.number_text:
            raise Refused(
                f"Sổ đang giữ số {entry.number_text} cho văn bản này, nhưng văn bản ghi {printed}. "
                "Hãy huỷ số đang giữ rồi làm lại."
            )
    return ItemPapers(data, built, entries)


def _built(data: Mapping[str, Any], today: dt.date) -> tuple[BuiltPaper, ...]:
    return build_papers(read_dossier_data(data, today=today), today).papers
