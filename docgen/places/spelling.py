"""The ways a name of a place is typed, brought to one form for comparing.

`exact_key` forgives what the eye forgives: capitals, where a tone mark stands (hoà, hòa; uỷ, ủy),
the shape of an apostrophe or a dash. `loose_key` forgives missing marks too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.places.units import Kind
from docgen.vietnamese import clean_line, fold

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# The Icelandic eth, on many old keyboards, looks exactly like the Vietnamese letter.
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"})
_APOSTROPHE = re.compile("[\u2018\u2019\u02bc\u02b9\u00b4`′]")
_DASH = re.compile(r"\s*[-\u2010-\u2015]\s*")
#: No name of a place is longer; what is typed beyond it is not looked at.
_MAX_TYPED = 120


def tidy(typed: str) -> str:
    """The typed name on one clean line, apostrophes and dashes in one shape."""
    text = clean_line(typed)[:_MAX_TYPED].translate(_LOOKALIKES)
    return _DASH.sub(" - ", _APOSTROPHE.sub("'", text))


def exact_key(name: str) -> str:
    """The name in lower case with each word's tone after it: «hòa» and «hoà» both give «hoa» + grave."""
    return " ".join(_toned(word) for word in tidy(name).lower().split())


def _toned(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(part for part in parts if part in _TONES)
    return "".join(part for part in parts if part not in _TONES) + tones


def loose_key(name: str) -> str:
    """The name without marks, apostrophes and dashes: «Ea H’leo» gives «ea hleo»."""
    return " ".join(fold(tidy(name)).replace("'", "").replace("-", " ").split())


def is_unmarked(typed: str) -> bool:
    """Whether a name was typed without any Vietnamese mark, so that marks may be missing."""
    text = tidy(typed).lower()
    return fold(text) == text


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand what was typed: a kind, or none, and the name after it."""

    kind: Kind | None
    name: str


class KindWords:
    """Reads the word of the kind, or its abbreviation, in front of a name."""

    def __init__(self, words: Mapping[str, Kind]) -> None:
        """`words` maps every word and abbreviation (without its dot) to the kind."""
        self._marked = {word.lower(): kind for word, kind in words.items()}
        self._unmarked = {fold(word): kind for word, kind in words.items()}

    def readings(self, typed: str) -> Iterator[Reading]:
        """The whole as a name, and the name after every kind word that it may begin with.

        Both are given, as «Phuong Duc» typed without marks is «phường Dực» or «Phượng Dực».
        """
        text = tidy(typed)
        yield Reading(None, text)
        words = self._unmarked if is_unmarked(text) else self._marked
        lower = text.lower()
        for word, kind in words.items():
            rest = text[len(word) :]
            if lower.startswith(word) and rest[:1] in (" ", ".") and rest.strip(" ."):
                yield Reading(kind, rest.lstrip(" ."))
