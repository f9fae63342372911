"""English for whoever chooses it: no word is left untranslated, dates stay as papers write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.records.rights import Role
from tests.web.office import PASSWORD, Office, login_of
from web import catalogue
from web.forms.wording import HERE

_TEMPLATES = sorted((Path(catalogue.__file__).parent / "templates").rglob("*.html"))
_GAPS = re.compile(r"%\(\w+\)s")
_MARKED = re.compile(r"[À-ÖØ-öø-ỹ]")
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|placeholder=\"[^\"{]*\"", re.DOTALL)


def test_every_word_is_translated() -> None:
    """Mended by ``python -m web.catalogue``, then by a translator."""
    read = {str(one.id): one for one in catalogue.read_catalogue() if one.id}
    assert set(read) == catalogue.words()
    assert [word for word, one in read.items() if not one.string or one.fuzzy] == []


def test_translations_keep_the_gaps_for_figures_and_names() -> None:
    for one in catalogue.read_catalogue():
        if one.id:
            assert sorted(_GAPS.findall(str(one.string))) == sorted(_GAPS.findall(str(one.id)))


def test_the_compiled_file_is_that_of_the_translations() -> None:
    shipped = (catalogue.FOLDER / "messages.mo").read_bytes()
    assert shipped == catalogue.compiled(catalogue.read_catalogue())


@pytest.mark.parametrize("template", _TEMPLATES, ids=lambda path: path.stem)
def test_no_template_writes_vietnamese_past_the_translations(template: Path) -> None:
    """Examples inside inputs are Vietnamese in every language, for so are the papers."""
    plain = _CODE.sub("", template.read_text(encoding="utf-8"))
    assert _MARKED.findall(plain) == []


def test_the_language_is_chosen_and_kept(office: Office) -> None:
    clerk = office.role(Role.CLERK)
    draft = office.draft()
    assert "Dự thảo đang soạn" in clerk.get("/").text
    chosen = clerk.post("/ngon-ngu", data={"language": "en", "to": "/"})
    assert chosen.location == "/"
    page = clerk.get("/").text
    assert '<html lang="en">' in page
    assert "Drafts at work" in page
    assert "02/03/2026" in page  # as papers write it
    desk = clerk.get(f"/soan/{draft.id}").text
    assert "Authority to sign" in desk
    assert "Issue…" in desk
    clerk.post("/ngon-ngu", data={"language": "xx", "to": "/"})
    assert '<html lang="en">' in clerk.get("/").text


def test_a_refusal_speaks_the_language_too(office: Office) -> None:
    drafter = office.client(login_of(Role.DRAFTER))
    drafter.post("/ngon-ngu", data={"language": "en"})
    assert "Your account may not do this." in drafter.get("/nguoi-dung").text
    given = {"login": login_of(Role.DRAFTER), "password": f"{PASSWORD} sai"}
    stranger = office.client()
    stranger.post("/ngon-ngu", data={"language": "en"})
    assert "The login or the password is wrong." in stranger.post("/dang-nhap", data=given).text


def test_wording_of_the_form_replaces_descriptions_that_exist() -> None:
    """A description that was rewritten must not slip back into the form in its file wording."""
    schema = Path(catalogue.__file__).parents[1] / "docgen" / "papers"
    source = "".join(path.read_text(encoding="utf-8") for path in schema.rglob("*.py"))
    joined = re.sub(r"\"\s*\n\s*f?\"", "", source)
    assert [one for one in HERE if one not in joined] == []
