"""The shipped samples: read and built without a warning, and showing what they are said to show."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from docgen.intake.dossier_file import read_dossier
from docgen.intake.schema import dossier_schema
from docgen.model import Paper, Side
from docgen.papers import build_papers, kinds
from docgen.standards import writing
from docgen.vietnamese import name_sort_key
from tests.samples.dossiers import (
    FILES,
    TODAY,
    built,
    every_paper,
    file_of,
    receiver_lines,
    signature_lines,
    tables,
)
from tests.samples.facts import FACTS, Facts

README = file_of("x").with_name("README.md")
IDS = [file.stem for file in FILES]
SHEETS = ("registration_sheet", "commendation_list")


def test_every_sample_has_its_facts() -> None:
    assert list(FACTS) == IDS


@pytest.mark.parametrize("name", FACTS)
def test_the_first_paper_prints_its_facts(name: str) -> None:
    made = built(name).papers[0]
    paper, edition = made.paper, made.edition
    assert paper.agency
    assert paper.number
    assert paper.place_date
    assert paper.signature
    assert FACTS[name] == Facts(
        edition=edition.id,
        number=gaps(writing.number_line(edition, paper.number)),
        date=gaps(writing.place_date_line(edition, paper.place_date)),
        superior=" ".join(paper.agency.superior_lines),
        issuer=paper.agency.name,
        signing=signature_lines(paper.signature, edition),
        receivers=receiver_lines(paper, edition),
    )


def gaps(line: str) -> str:
    """The line with its gaps made visible."""
    return re.sub(" {2,}", "_", line)


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize("today", [TODAY, dt.date(2031, 1, 15)])
def test_a_sample_is_built_without_a_warning(name: str, today: dt.date) -> None:
    assert built(name, today).warnings == ()


def test_the_same_dossier_of_a_district_warns_once_districts_are_gone() -> None:
    text = file_of("2-ubnd-thach-an-2021").read_text(encoding="utf-8")
    late = read_dossier(text.replace("\ndate: 4/2021\n", "\ndate: 4/2026\n"))
    places = [warning.place for warning in build_papers(late, TODAY).warnings]
    assert places == ["issuer.name"]


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_a_sample_is_valid_by_the_schema(file: Path) -> None:
    data: Any = YAML(typ="safe", pure=True).load(file)
    Draft202012Validator(dossier_schema()).validate(data)


def test_the_readme_names_every_sample() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in IDS if f"`{name}.yaml`" not in text] == []


def shown() -> list[tuple[Side, str, bool, Paper]]:
    """Side, kind and whether it stands alone, of every paper of the samples."""
    result = []
    for name in FACTS:
        for made in built(name).papers:
            result.append((made.paper.side, made.paper.kind, True, made.paper))
            for attachment in made.paper.attachments:
                paper = attachment.paper
                result.append((paper.side, paper.kind, False, paper))
    return result


def test_every_kind_stands_alone_and_attached_on_both_sides() -> None:
    # A công văn carries papers and is never attached to one.
    wanted = {
        (side, kind.id, alone)
        for side in Side
        for kind in kinds()
        for alone in (True, False)
        if alone or kind.id != "official_letter"
    }
    assert wanted - {(side, kind, alone) for side, kind, alone, _ in shown()} == set()


@pytest.mark.parametrize("side", Side)
def test_sheets_are_shown_upright_and_turned_filled_and_empty(side: Side) -> None:
    sheets = {
        (paper.landscape, any(filled(paper)))
        for its_side, kind, _, paper in shown()
        if its_side is side and kind in SHEETS
    }
    assert sheets == {(turned, full) for turned in (True, False) for full in (True, False)}


def filled(paper: Paper) -> list[list[tuple[str, ...]]]:
    """The rows of each table that are not left for the pen; an empty table is left out."""
    rows = [
        [row.cells for row in table.rows if not row.group and any(row.cells[1:])]
        for table in tables(paper)
    ]
    return [table for table in rows if table]


def test_filled_tables_have_from_twelve_to_forty_rows() -> None:
    sizes = [len(rows) for *_, paper in shown() for rows in filled(paper)]
    assert (min(sizes), max(sizes)) == (12, 40)


def test_people_stand_in_order_of_their_given_names() -> None:
    lists = [
        [row.cells[at] for row in table.rows]
        for *_, paper in shown()
        for table in tables(paper)
        for at, column in enumerate(table.columns)
        if column.heading.startswith("Họ và tên") and any(any(r.cells[1:]) for r in table.rows)
    ]
    assert len(lists) == 6
    assert [names for names in lists if names != sorted(names, key=name_sort_key)] == []


def test_marks_addressees_and_contact_are_shown() -> None:
    state, party = (made.paper for made in built("8-cong-van-2026").papers)
    assert (state.side, party.side) == (Side.STATE, Side.PARTY)
    assert state.marks.urgency == "KHẨN"
    assert (party.marks.draft, party.marks.circulation) == (2, "LƯU HÀNH NỘI BỘ")
    assert state.contact is not None
    assert state.addressees is not None
    assert len(state.addressees.names) > 1
    assert party.addressees is not None
    assert len(party.addressees.names) == 1


def test_bases_are_shown_on_both_sides() -> None:
    sides = {
        paper.side
        for name in FACTS
        for paper, _ in every_paper(name)
        if len(paper.bases) > 1 and paper.number
    }
    assert sides == set(Side)
