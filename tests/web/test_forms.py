"""A draft goes into the form and comes out of it as it was: every sample, every field."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import html

from docgen.issuing.draft import look
from docgen.papers import kinds
from docgen.papers.dossier import Dossier
from tests.web.office import PLAN, Office
from web.beginnings import samples
from web.forms import declared
from web.forms.declared import FormField
from web.forms.posted import read_dossier_form

TODAY = dt.date(2026, 3, 2)


def posted(page: str) -> dict[str, str]:
    """What a browser would send of the form with the paper, when nothing was typed."""
    form = html.fromstring(page).get_element_by_id("paper")
    boxes = {box.name for box in form.iter("textarea")}
    # HTML drops the line break right after <textarea>; lxml keeps it.
    values = ((name, value[1:] if name in boxes else value) for name, value in form.form_values())
    return {name: value.replace("\n", "\r\n") for name, value in values}


@pytest.mark.libreoffice
@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.key)
def test_a_sample_survives_the_form(office: Office, sample) -> None:
    draft = office.draft(dict(sample.data))
    page = office.client("clerk.ubnd-tan-an").get(f"/soan/{draft.id}")
    assert page.status_code == 200
    again = look(read_dossier_form(posted(page.text)), TODAY)
    meant = look(sample.data, TODAY)
    assert again.problems == meant.problems
    assert again.paper == meant.paper


def test_a_typed_text_comes_out_as_typed(office: Office) -> None:
    words = "I. A & B <b> {{ x }} \"trích\" 'dẫn'\n\n  - thụt vào"
    paper = {"kind": "plan", "abstract": "x", "body": words}
    draft = office.draft({**PLAN, "papers": [paper]})
    page = office.client("clerk.ubnd-tan-an").get(f"/soan/{draft.id}")
    assert read_dossier_form(posted(page.text))["papers"][0]["body"] == words


def _walk(fields: tuple[FormField, ...]) -> list[FormField]:
    return [inner for field in fields for inner in (field, *_walk(field.children))]


def test_every_declared_field_has_an_input_that_the_form_knows() -> None:
    known = {"line", "lines", "text", "number", "date", "flag", "choice"} | {
        declared.GROUP, declared.TABLE_GROUP, declared.PAPERS, declared.HIDDEN,
        declared.COLUMNS, declared.ROWS, declared.RECEIVERS, declared.SORT_BY,
    }  # fmt: skip
    fields = _walk(declared.dossier_fields())
    for kind in kinds():
        fields += _walk(declared.paper_fields(kind.id))
    assert {field.input for field in fields} <= known
    assert all(field.title for field in fields)


def test_the_form_leaves_out_no_field_of_the_dossier() -> None:
    shown = {field.name for field in declared.dossier_fields()} | {"papers"}
    assert shown == set(Dossier.model_fields)


def test_what_was_not_declared_is_not_read() -> None:
    form = {"papers[0].kind": "plan", "papers[0].evil": "x", "evil": "x", "papers[1].kind": "no"}
    assert read_dossier_form(form) == {"papers": [{"kind": "plan"}]}


def test_a_box_that_is_ticked_by_default_can_be_cleared() -> None:
    base = {"papers[0].kind": "plan", "papers[0].attachments[0].kind": "report_outline"}
    path = "papers[0].attachments[0].labelled"
    cleared = read_dossier_form({**base, f"{path}.asked": "1"})
    kept = read_dossier_form({**base, f"{path}.asked": "1", path: "true"})
    assert cleared["papers"][0]["attachments"][0]["labelled"] is False
    assert "labelled" not in kept["papers"][0]["attachments"][0]


@pytest.mark.parametrize("rows", ["", "[", "7", '["a"]', '[{"name": ""}]', "null"])
def test_rows_that_say_nothing(rows: str) -> None:
    form = {
        "papers[0].kind": "commendation_list",
        "papers[0].individuals.shown": "1",
        "papers[0].individuals.rows": rows,
    }
    assert read_dossier_form(form)["papers"][0]["individuals"] == {}
