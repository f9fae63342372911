"""Which kind of paper a line of an old register speaks of: its letters say, its title agrees."""

from __future__ import annotations

import re

from docgen.records.archive.snapshot import search_words
from docgen.standards.edition import Edition
from docgen.standards.kinds import Kind


def read_kind(edition: Edition, symbol: str, title: str) -> tuple[str, str] | None:
    """Name of the kind, and the title without it.

    The letters decide («KH-UBND», «KH/HU»); where kinds share letters, the words that the title
    begins with do. A symbol without letters of a kind is that of a công văn, where the edition has
    such numbers at all. None when nothing tells.
    """
    named = _named_by(edition, title)
    possible = _bearing(edition, symbol) if symbol else list(edition.kinds)
    if named is not None and named in possible:
        return named.name, _without(named, title)
    if symbol and len(possible) > 1:
        possible = [kind for kind in possible if not kind.prints_name]
    return (possible[0].name, title) if len(possible) == 1 else None


def _bearing(edition: Edition, symbol: str) -> list[Kind]:
    """Kinds whose numbers look so."""
    lettered = _with_letters(edition, re.split("[-/]", symbol)[0])
    if lettered or not edition.number_rule.letter:
        return lettered
    return [kind for kind in edition.kinds if not kind.letters]


def _with_letters(edition: Edition, letters: str) -> list[Kind]:
    """Kinds that bear the letters now, or bore them once."""
    once = {change.kind for change in edition.letters_changes if change.letters == letters}
    return [kind for kind in edition.kinds if kind.letters == letters or kind.name in once]


def _named_by(edition: Edition, title: str) -> Kind | None:
    """The kind whose name the title begins with, the longest name first."""
    words = search_words(title)
    found = [kind for kind in edition.kinds if words[: _length(kind)] == search_words(kind.name)]
    return max(found, key=_length, default=None)


def _without(kind: Kind, title: str) -> str:
    """The title after the name of the kind; the whole title when nothing follows."""
    rest = title.split(" ", _length(kind))[_length(kind) :]
    return rest[0].strip(" :-–") if rest else title


def _length(kind: Kind) -> int:
    return len(kind.name.split())
