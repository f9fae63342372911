"""The words of the pages and their translations: ``python -m web.catalogue`` brings them up to date.

Vietnamese is the language of the source. What the library says of a paper (problems, errors) stays
Vietnamese, and so do dates and the names of kinds: the papers are.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from docgen.papers import kinds
from docgen.records import batches
from docgen.records.register import STATE_NAMES
from docgen.records.rights import RIGHTS, ROLE_NAMES
from web import journal_words
from web.api_keys import SCOPES
from web.faults import CSRF, SENTENCES
from web.forms import declared
from web.forms.declared import FormField
from web.forms.view import DOSSIER_PARTS, OTHER_PARTS
from web.pages.agency import GROUPINGS, PERIODS
from web.pages.old_register import OUTCOMES

_HERE = Path(__file__).parent
_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
#: The compiled file bears no moment: the same words give the same bytes.
_NO_MOMENT = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
FOLDER = _HERE / "translations" / "en" / "LC_MESSAGES"


def words() -> set[str]:
    """Everything that a page may ask a translation of."""
    return set(_written()) | set(_declared())


def _written() -> Iterator[str]:
    """Words in the code and the templates."""
    marked = {"_": None, "gettext": None}
    found = extract_from_dir(_HERE, _METHODS, keywords=marked)
    for _file, _line, message, _comments, _context in found:
        if isinstance(message, str) and message:
            yield message


def _declared() -> Iterator[str]:
    """Words that the pages take from elsewhere: titles of fields, names of roles, acts, states."""
    yield from (words for _value, words in declared.SIDES)
    yield from (title for _id, title, _names in DOSSIER_PARTS)
    yield from OTHER_PARTS
    for named in (STATE_NAMES, ROLE_NAMES, GROUPINGS, PERIODS, OUTCOMES, SCOPES, SENTENCES):
        yield from named.values()
    for of_batches in (batches.STATE_NAMES, batches.ITEM_STATE_NAMES):
        yield from of_batches.values()
    yield from journal_words.words()
    yield from (right.name for right in RIGHTS.values())
    yield CSRF
    for fields in (declared.dossier_fields(), *(declared.paper_fields(one.id) for one in kinds())):
        yield from _of_fields(fields)


def _of_fields(fields: tuple[FormField, ...]) -> Iterator[str]:
    for field in fields:
        yield from (one.name for one in field.sets)
        yield from _of_fields(field.children)
        if field.input in (declared.HIDDEN, declared.PAPERS, declared.SORT_BY, declared.COLUMNS):
            continue
        yield field.title
        if field.help and field.input != declared.ROWS:
            yield field.help


def read_catalogue() -> Catalog:
    """The English translations as people edit them."""
    with (FOLDER / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale="en")
    catalogue.creation_date = catalogue.revision_date = _NO_MOMENT
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The translations as the server reads them."""
    output = io.BytesIO()
    write_mo(output, catalogue)
    return output.getvalue()


def update() -> list[str]:
    """Bring the files up to date with the words; those still to be translated."""
    old = read_catalogue()
    new = Catalog(locale="en", project="docgen", fuzzy=False)
    for word in sorted(words()):
        known = old.get(word)
        new.add(word, known.string if known else "", flags=known.flags if known else ())
    with (FOLDER / "messages.po").open("wb") as file:
        write_po(file, new, width=0, omit_header=True)
    (FOLDER / "messages.mo").write_bytes(compiled(read_catalogue()))
    return [str(message.id) for message in new if message.id and not message.string]


if __name__ == "__main__":
    for missing in update():
        print(missing)
