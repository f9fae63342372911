"""Vietnamese text: cleaning at the door, capitals, order, and search without marks.

Inside docgen every text is NFC and free of control characters; `clean_line` and `clean_text` are
the only doors. Whatever else a user typed (``&``, ``<``, ``{{ }}``, emoji) is kept as typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LINE_BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
# Zero-width marks, byte-order marks, soft hyphens and bidirectional overrides: invisible on paper,
# harmful to search and to the eye of the signer. U+200C and U+200D are kept (Khmer, Cham, emoji).
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_NOT_XML = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff]"
    "|["
    + "".join(
        f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}"
        for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
# Hyphens that no line ends at, as Word copies them out of a paper: U+001E is its own old one.
_HELD_HYPHENS = str.maketrans({"\u2011": "-", "\u001e": "-"})
_SPACE_RUN = re.compile(" {2,}")
#: Longest line that is remembered once it was cleaned, characters.
_SHORT = 400
# The Icelandic eth, on many old keyboards, looks exactly like the Vietnamese letter.
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"})
_DASHES = re.compile(r"\s*[-\u2010-\u2015]\s*")
_BLANK_RUN = re.compile("\n{3,}")

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=1)}
# Order of tones in Vietnamese dictionaries: level, grave, hook, tilde, acute, dot.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPE_MARKS = {"\u0306", "\u0302", "\u031b"}


def clean_text(text: str) -> str:
    """The text as docgen keeps it: NFC, ``\\n`` between lines, no control or invisible characters.

    Lines are stripped at both ends, runs of spaces become one, and more than one empty line in a
    row becomes one. Vertical tabs and other line separators count as line ends.
    """
    text = _LINE_BREAKS.sub("\n", text)
    text = _ODD_SPACES.sub(" ", text.translate(_HELD_HYPHENS))
    text = _INVISIBLE.sub("", text)
    text = _NOT_XML.sub("", text)
    text = unicodedata.normalize("NFC", text)
    lines = (_SPACE_RUN.sub(" ", line).strip(" ") for line in text.split("\n"))
    return _BLANK_RUN.sub("\n\n", "\n".join(lines)).strip("\n")


def clean_line(text: str) -> str:
    """`clean_text` on one line: line ends become single spaces."""
    return _cleaned(text) if len(text) <= _SHORT else _one_line(text)


# The lines of one dossier come again in the papers of thousands of communes.
@lru_cache(maxsize=8192)
def _cleaned(text: str) -> str:
    return _one_line(text)


def _one_line(text: str) -> str:
    return _SPACE_RUN.sub(" ", clean_text(text).replace("\n", " ")).strip(" ")


def upper(text: str) -> str:
    """Capitals as Vietnamese papers print them (``đ`` to ``Đ``, composed letters kept)."""
    return unicodedata.normalize("NFC", text.upper())


def capitalise(text: str) -> str:
    """The text with its first letter in capital, the rest as typed."""
    return upper(text[:1]) + text[1:]


def lower_first(text: str) -> str:
    """The text with its first letter in lower case, unless its first word is all capitals."""
    first = text.split(" ", 1)[0]
    if len(first) > 1 and first == upper(first):
        return text
    return text[:1].lower() + text[1:]


def fold(text: str) -> str:
    """The text without marks and capitals, for search: ``Kế hoạch Đảng`` gives ``ke hoach dang``."""
    return _folded(text) if len(text) <= _SHORT else _without_marks(text)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return _without_marks(text)


def _without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def spelling_key(text: str) -> str:
    """A name without what spelling leaves free: capitals, spaces, dashes, where a tone stands.

    ``Uỷ ban`` and ``ỦY BAN`` give one key, ``Lập`` and ``Lạp`` two. Keys are kept in the database:
    what they are made of does not change.
    """
    words = _DASHES.sub("-", clean_line(text).translate(_LOOKALIKES).lower()).split()
    return unicodedata.normalize("NFC", " ".join(map(_tone_last, words)))


def _tone_last(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    plain = "".join(part for part in parts if part not in _TONE_RANK)
    return plain + "".join(str(_TONE_RANK[part]) for part in parts if part in _TONE_RANK)


def _letter_key(letter: str) -> tuple[int, int]:
    """Rank of the letter and of its tone; letters outside the alphabet follow it."""
    base, shape, tone = "", "", 0
    for part in unicodedata.normalize("NFD", letter.lower()):
        if part in _TONE_RANK:
            tone = _TONE_RANK[part]
        elif part in _SHAPE_MARKS:
            shape += part
        else:
            base += part
    plain = unicodedata.normalize("NFC", base + shape)
    rank = _LETTER_RANK.get(plain)
    return (rank, tone) if rank else (len(_LETTERS) + ord(plain[0]) if plain else 0, tone)


def sort_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """A key that sorts as a Vietnamese dictionary does: word by word, letters before tones."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text))
    keys = ([_letter_key(letter) for letter in word] for word in words)
    return tuple((tuple(k for k, _ in key), tuple(t for _, t in key)) for key in keys)


def name_sort_key(name: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """A key that sorts people as Vietnamese lists do: given name first, then family and middle."""
    words = name.split()
    return sort_key(" ".join([*words[-1:], *words[:-1]]))
