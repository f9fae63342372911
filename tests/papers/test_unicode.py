"""Whatever is typed comes out cleaned and otherwise as typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.model import Table
from docgen.papers.parts.receivers import bare
from docgen.vietnamese import clean_line, clean_text
from tests.papers.makers import dossier, paper, plan

anything = st.text(max_size=22)  # fewer line ends than an abstract may have lines
line = anything.filter(lambda text: clean_line(text) != "")


def lines_of(text: str) -> tuple[str, ...]:
    return tuple(one for one in clean_text(text).split("\n") if one)


@given(anything, anything, anything, line)
def test_texts_of_the_head(place: str, abstract: str, superior: str, name: str) -> None:
    issuer = {"side": "state", "superior": superior, "name": [name], "sign": "X"}
    made = paper(dossier(plan(abstract=abstract), issuer=issuer, place=place))
    assert made.place_date is not None
    assert made.agency is not None
    assert made.place_date.place == clean_line(place)
    assert made.title.abstract_lines == lines_of(abstract)
    assert made.agency.superior_lines == lines_of(superior)
    assert made.agency.name_lines == (clean_line(name),)


@given(line, anything)
def test_texts_of_the_end(name: str, purpose: str) -> None:
    made = paper(dossier(plan(recipients=[{"name": "x" + name, "purpose": purpose}])))
    assert made.recipients is not None
    assert made.recipients.items[0].name == bare(clean_line("x" + name))
    assert made.recipients.items[0].purpose == clean_line(purpose).strip("() ")


@given(line, line)
def test_texts_of_the_signer(name: str, office: str) -> None:
    made = paper(dossier(plan(signature={"name": name, "other_office": office})))
    assert made.signature is not None
    assert made.signature.name == clean_line(name)
    assert made.signature.other_office == clean_line(office)


@given(st.lists(anything, min_size=4, max_size=4))
def test_cells(cells: list[str]) -> None:
    made = paper(dossier({"kind": "commendation_list", "individuals": {"rows": [cells]}}))
    table = made.body[0]
    assert isinstance(table, Table)
    assert table.rows[0].cells == ("1", *(clean_text(cell) for cell in cells))
