"""The papers that are measured: a plan of six pages and a registration sheet, from the samples.

They stay the same through a run but for their numbers, so that no two files are equal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.filling.fill import fill, load, template_path
from docgen.filling.template import PreparedTemplate
from docgen.intake.dossier_file import read_dossier
from docgen.intake.yaml_file import read_yaml
from docgen.model import Number
from docgen.papers.catalogue import kind
from docgen.papers.dossier import BuiltPaper, Dossier, build_papers
from docgen.settings import settings

NOW = dt.datetime(2026, 6, 15, 8, 0, tzinfo=dt.UTC)
_DOSSIERS = {"plan": "2-ubnd-thach-an-2021.yaml", "sheet": "3-ubnd-lam-thao-2023.yaml"}
_KINDS = {"plan": "plan", "sheet": "registration_sheet"}


@lru_cache
def built(name: str) -> BuiltPaper:
    """The «plan» or the «sheet»."""
    found = build_papers(read_dossier(settings().samples / _DOSSIERS[name]), NOW.date())
    return next(item for item in found.papers if item.paper.kind == _KINDS[name])


def template_file(name: str) -> Path:
    """The Word template of a paper, as docgen ships it."""
    paper = built(name).paper
    return template_path(settings().templates, paper.side, kind(paper.kind).template)


def prepared(name: str) -> PreparedTemplate:
    """The same, prepared."""
    return load(template_file(name), built(name).edition)


def numbered(name: str, count: int) -> Iterator[bytes]:
    """So many filled papers, each with a number of its own."""
    item = built(name)
    sign = item.paper.agency.sign if item.paper.agency else "UBND"
    for value in range(1, count + 1):
        paper = replace(item.paper, number=Number(value, "KH", sign))
        yield fill(paper, item.edition, prepared(name), NOW).docx


def files(name: str, count: int, folder: Path) -> list[Path]:
    """The same in files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, docx in enumerate(numbered(name, count), start=1):
        written.append(folder / f"{name}-{number:04}.docx")
        written[-1].write_bytes(docx)
    return written


@dataclass(frozen=True, slots=True)
class Values:
    """What a form or a file gives for one plan: the issuer and the paper's fields, as read."""

    dossier: dict[str, Any]

    def build(self) -> BuiltPaper:
        """The paper of the values, checked against its edition."""
        [item] = build_papers(Dossier.model_validate(self.dossier), NOW.date()).papers
        return item


def plan_values(count: int) -> list[Values]:
    """Values of so many plans, each with a number of its own."""
    text = (settings().samples / _DOSSIERS["plan"]).read_text("utf-8")
    whole: Any = read_yaml(text).data
    whole["papers"] = [paper for paper in whole["papers"] if paper["kind"] == "plan"]
    values = []
    for number in range(1, count + 1):
        own = deepcopy(whole)
        own["papers"][0]["number"] = number
        values.append(Values(own))
    return values
