"""The mark at the beginning of a typed line: «Chương II», «I.», «2.3.», «a)», «-», «+», «•».

Only the letters of one line are looked at; whether a mark may stand where it stands is judged in
`judging`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.model import Level
from docgen.model.numbering import Path, parse_number
from docgen.numerals import ORDINAL_WORDS

#: The highest number taken for a mark anywhere; a higher one («2023.») only as next of its row.
_PLAUSIBLE = 999
#: The highest last part of a number without a dot after it: «2.10 Mặt trận», but «1.500 người».
_PLAUSIBLE_DOTLESS = 99

_NAMES = {
    "Phần": Level.PART,
    "Chương": Level.CHAPTER,
    "Mục": Level.SECTION,
    "Tiểu mục": Level.SUBSECTION,
    "Điều": Level.ARTICLE,
}
_LEVEL_OF = {**_NAMES, **{name.upper(): level for name, level in _NAMES.items()}}
_ORDINALS = {word: place for place, word in enumerate(ORDINAL_WORDS, start=1)}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
# U+F02D and U+F0B7 are the dash and the bullet of Word's Symbol font, as they come out of a paste.
_SIGNS = {
    **dict.fromkeys("-–—\uf02d", Level.DASH),
    "+": Level.PLUS,
    **dict.fromkeys("•·●▪◦‣∙\uf0b7", Level.BULLET),
}

_STARS = re.compile(r"\*{1,3}(?=[^*\s])")
_NAMED = re.compile(
    rf"(?P<name>{'|'.join(_LEVEL_OF)}) "
    rf"(?:(?P<roman>[IVXLCDM]{{1,15}})|(?P<arabic>[1-9][0-9]{{0,5}})|(?i:thứ (?P<word>{_ORDINAL})))"
    r"(?P<sign>[.:]|\ ?[-–—](?=\ )|)"
)
_ROMAN = re.compile(r"(?P<number>[IVXLCDM]{1,15})(?P<sign>[./]| ?[-–—])")
_CLAUSE = re.compile(
    r"(?P<number>[1-9][0-9]{0,5}(?:\.[1-9][0-9]{0,5}){0,8})(?P<sign>\.|[-/](?= )|)"
)
_POINT = re.compile(r"(?P<number>[a-zđ]{1,2})(?P<sign>\)|[./-](?= ))")
_SUBPOINT = re.compile(r"\((?P<number>[ivxlcdm]{1,15})\)")
_BEFORE_LETTERS = " *\\([{“‘«\"',;)"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and the text after it on the line.

    `path` is the number, () for levels without. `opened` are stars opened before the mark when no
    text follows on the line. `only_as_next`: so much like an ordinary word («C.», «ra)», «2023.»)
    that it counts only as the next number of its row. `dotless`: «2.3 Mặt trận», which may also be
    a decimal.
    """

    level: Level
    text: str = ""
    path: Path = ()
    opened: str = ""
    only_as_next: bool = False
    dotless: bool = False

    @property
    def depth(self) -> int:
        """The depth of a clause; 1 for every other level."""
        return len(self.path) if self.level is Level.CLAUSE else 1


def leading_stars(line: str) -> str:
    """The stars that may begin emphasis at the very beginning of the line; "" for none."""
    found = _STARS.match(line)
    return found[0] if found else ""


def first_letter(text: str) -> str:
    """The first character after stars, quotes and brackets; "" for none."""
    return text.lstrip(_BEFORE_LETTERS)[:1]


def read_mark(line: str) -> Mark | None:
    """The mark that a clean line begins with, or None.

    Emphasis opened before the mark («**I. MỤC ĐÍCH**») goes over to the text; stars that close
    right after it («**Điều 1.** …») are dropped, for the weight of a mark is the standard's affair.
    """
    stars = leading_stars(line)
    bare = line[len(stars) :]
    first = bare[:1]
    if first in _SIGNS:
        return _sign(bare, stars)
    if first.isdigit():
        return _clause(bare, stars)
    if first == "(":
        return _subpoint(bare, stars)
    return _named(bare, stars) or _roman(bare, stars) or _point(bare, stars)


@dataclass(frozen=True, slots=True)
class _Rest:
    """What stands after a mark: its text, or stars that were opened and have no text yet."""

    text: str = ""
    opened: str = ""


def _rest(line: str, end: int, stars: str, tight: bool) -> _Rest | None:
    """What follows a mark that ends at `end`; None when the line runs on as one word.

    `tight` allows the text to begin without a space.
    """
    rest = line[end:]
    if not rest:
        return _Rest(opened=stars)
    if stars and rest.startswith(stars) and rest[len(stars) : len(stars) + 1] in ("", " "):
        return _Rest(rest[len(stars) :].strip())
    if rest[0] == " ":
        return _Rest(stars + rest[1:])
    return _Rest(stars + rest) if tight else None


def _begins_word(rest: str) -> bool:
    """Whether «1.Mục đích» goes on with a word in capitals or a capital, not with an initial."""
    return rest[:1].isupper() and rest[1:2].isalpha()


def _named(line: str, stars: str) -> Mark | None:
    found = _NAMED.match(line)
    if not found:
        return None
    level = _LEVEL_OF[found["name"]]
    path = _named_path(level, found)
    rest = _rest(
        line, found.end(), stars, bool(found["sign"]) and _begins_word(line[found.end() :])
    )
    if path is None or rest is None:
        return None
    if rest.text and not found["sign"] and not (level.stands_apart and _in_capitals(rest.text)):
        return None
    only_as_next = path[0] > _PLAUSIBLE or _looks_like_letter(found["roman"] or "")
    return Mark(level, rest.text, path, rest.opened, only_as_next=only_as_next)


def _named_path(level: Level, found: re.Match[str]) -> Path | None:
    if found["arabic"]:
        return (int(found["arabic"]),)
    if level is Level.ARTICLE:
        return None
    if found["word"]:
        return (_ORDINALS[found["word"].lower()],)
    return parse_number(Level.ROMAN, found["roman"])


def _in_capitals(text: str) -> bool:
    return text == text.upper() and sum(map(str.isalpha, text)) > 1


def _roman(line: str, stars: str) -> Mark | None:
    found = _ROMAN.match(line)
    if not found:
        return None
    after = line[found.end() :]
    dashed = found["sign"] not in "./"
    tight = _begins_word(after) and not (dashed and not after[:2].isupper())
    path = parse_number(Level.ROMAN, found["number"])
    rest = _rest(line, found.end(), stars, tight)
    if path is None or rest is None:
        return None
    return Mark(
        Level.ROMAN, rest.text, path, rest.opened, only_as_next=_looks_like_letter(found["number"])
    )


def _looks_like_letter(numeral: str) -> bool:
    """Numerals of headings need I, V and X; «C.», «Phần D», «(m)» are letters of lists and names."""
    return not set(numeral.upper()) <= set("IVX")


def _clause(line: str, stars: str) -> Mark | None:
    found = _CLAUSE.match(line)
    if not found:
        return None
    path = parse_number(Level.CLAUSE, found["number"])
    sign = found["sign"]
    rest = _rest(line, found.end(), stars, sign == "." and _begins_word(line[found.end() :]))
    if path is None or rest is None:
        return None
    if sign != "." and not first_letter(rest.text).isupper():
        return None
    if not sign and (len(path) == 1 or max(path[1:]) > _PLAUSIBLE_DOTLESS):
        return None
    return Mark(
        Level.CLAUSE,
        rest.text,
        path,
        rest.opened,
        only_as_next=max(path) > _PLAUSIBLE,
        dotless=not sign,
    )


def _point(line: str, stars: str) -> Mark | None:
    found = _POINT.match(line)
    if not found:
        return None
    path = parse_number(Level.POINT, found["number"])
    rest = _rest(line, found.end(), stars, line[found.end() : found.end() + 1].isupper())
    if path is None or rest is None:
        return None
    usual = found["sign"] == ")"
    if not usual and not first_letter(rest.text).isupper():
        return None
    only_as_next = not usual or len(found["number"]) > 1
    return Mark(Level.POINT, rest.text, path, rest.opened, only_as_next=only_as_next)


def _subpoint(line: str, stars: str) -> Mark | None:
    found = _SUBPOINT.match(line)
    if not found:
        return None
    path = parse_number(Level.SUBPOINT, found["number"])
    rest = _rest(line, found.end(), stars, line[found.end() : found.end() + 1].isupper())
    if path is None or rest is None:
        return None
    return Mark(
        Level.SUBPOINT,
        rest.text,
        path,
        rest.opened,
        only_as_next=_looks_like_letter(found["number"]),
    )


def _sign(line: str, stars: str) -> Mark | None:
    level = _SIGNS[line[0]]
    after = line[1:2]
    tight = after.isalpha() or (bool(after) and after in '“"«(‘') or level is Level.BULLET
    rest = _rest(line, 1, stars, tight)
    return Mark(level, rest.text, (), rest.opened) if rest else None
