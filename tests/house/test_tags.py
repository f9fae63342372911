"""The tags of the templates: declared, given by the context and used, all three alike."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from docgen.filling.context import context
from docgen.filling.stamping.stamp import TEMPLATES, stamp
from docgen.filling.tags import ANNEX_TAGS, MAIN_TAGS, PAPER_TAGS
from docgen.filling.template import prepare_bytes
from docgen.standards.library import edition, editions
from tests.filling import papers

EDITIONS = [known.id for known in editions()]
MAIN = {tag.name for tag in (*PAPER_TAGS, *MAIN_TAGS)}
ANNEX = {tag.name for tag in (*PAPER_TAGS, *ANNEX_TAGS)}


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_the_context_gives_what_is_declared(edition_id: str) -> None:
    known = edition(edition_id)
    sections = prepare_bytes(stamp(known, "ke-hoach"), known.page.landscape, "x").sections
    values = context(papers.full(known.side), known, sections)
    assert set(values) == MAIN
    parts = values["phu_luc"]
    assert isinstance(parts, list)
    for part in parts:
        assert set(part) == ANNEX


def test_every_declared_tag_stands_in_a_template() -> None:
    used: set[str] = set()
    for edition_id in EDITIONS:
        known = edition(edition_id)
        for template in TEMPLATES:
            used |= names_in(stamp(known, template))
    widths = {name for name in MAIN if name.startswith("cot_")} | {"trang_cuoi"}
    main = {name for name in used if not name.startswith("pl.")}
    annex = {name.removeprefix("pl.") for name in used if name.startswith("pl.")}
    assert main - {"d"} == MAIN - widths
    assert annex == ANNEX - widths


def names_in(template: bytes) -> set[str]:
    """Names that stand in the tags of a stamped template."""
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        xml = "".join(package.read(name).decode() for name in package.namelist())
    tags = re.findall(r"\{\{[pr]? *([\w.]+) *\}\}", xml)
    tests = re.findall(r"\{%p (?:for \w+ in|if) ([\w.]+) %\}", xml)
    return {*tags, *tests}


def test_every_tag_says_what_it_prints() -> None:
    for tag in (*PAPER_TAGS, *MAIN_TAGS, *ANNEX_TAGS):
        assert len(tag.help) > 8, tag.name
