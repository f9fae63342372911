"""How clerks spell the mark of each level: «Chương II», «I -», «2.3», «a)», «(i)», «–», «·»."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docgen.bodytext.lines import first_letter, in_capitals
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
_QUOTES = ("“", '"', "«", "(", "‘")


def _anything(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Found:
    """A number or a sign at the beginning of a line, ending at `end`.

    `tight`: the text may begin without a space. `fits` says of a text whether it can follow. The
    rest is as in `Mark`.
    """

    level: Level
    end: int
    path: Path = ()
    tight: bool = False
    fits: Callable[[str], bool] = _anything
    only_as_next: bool = False
    dotless: bool = False


def find(line: str) -> Found | None:
    """The number or sign that the line begins with, stars before it taken away; None for none."""
    first = line[:1]
    if first in _SIGNS:
        return _sign(line)
    if first.isdigit():
        return _clause(line)
    if first == "(":
        return _subpoint(line)
    return _named(line) or _roman(line) or _point(line)


def _named(line: str) -> Found | None:
    match = _NAMED.match(line)
    if not match:
        return None
    level = _LEVEL_OF[match["name"]]
    path = _named_path(level, match)
    if path is None:
        return None
    return Found(
        level,
        match.end(),
        path,
        tight=bool(match["sign"]) and _begins_word(line[match.end() :]),
        fits=_anything if match["sign"] else _heading_or_nothing,
        only_as_next=path[0] > _PLAUSIBLE or _looks_like_letter(match["roman"] or ""),
    )


def _named_path(level: Level, match: re.Match[str]) -> Path | None:
    if match["arabic"]:
        return (int(match["arabic"]),)
    if level is Level.ARTICLE:
        return None
    if match["word"]:
        return (_ORDINALS[match["word"].lower()],)
    return parse_number(Level.ROMAN, match["roman"])


def _roman(line: str) -> Found | None:
    match = _ROMAN.match(line)
    path = match and parse_number(Level.ROMAN, match["number"])
    if not match or not path:
        return None
    after = line[match.end() :]
    dotted = match["sign"] in "./"
    return Found(
        Level.ROMAN,
        match.end(),
        path,
        # «I.Mục đích» and «I-MỤC ĐÍCH», but «X-Quang».
        tight=_begins_word(after) and (dotted or after[:2].isupper()),
        only_as_next=_looks_like_letter(match["number"]),
    )


def _clause(line: str) -> Found | None:
    match = _CLAUSE.match(line)
    if not match:
        return None
    path = tuple(map(int, match["number"].split(".")))
    sign = match["sign"]
    if not sign and (len(path) == 1 or max(path[1:]) > _PLAUSIBLE_DOTLESS):
        return None
    return Found(
        Level.CLAUSE,
        match.end(),
        path,
        tight=sign == "." and _begins_word(line[match.end() :]),
        fits=_anything if sign == "." else _in_a_capital,
        only_as_next=max(path) > _PLAUSIBLE,
        dotless=not sign,
    )


def _point(line: str) -> Found | None:
    match = _POINT.match(line)
    path = match and parse_number(Level.POINT, match["number"])
    if not match or not path:
        return None
    usual = match["sign"] == ")"
    return Found(
        Level.POINT,
        match.end(),
        path,
        tight=line[match.end() : match.end() + 1].isupper(),
        fits=_anything if usual else _in_a_capital,
        only_as_next=not usual or len(match["number"]) > 1,
    )


def _subpoint(line: str) -> Found | None:
    match = _SUBPOINT.match(line)
    path = match and parse_number(Level.SUBPOINT, match["number"])
    if not match or not path:
        return None
    return Found(
        Level.SUBPOINT,
        match.end(),
        path,
        tight=line[match.end() : match.end() + 1].isupper(),
        only_as_next=_looks_like_letter(match["number"]),
    )


def _sign(line: str) -> Found:
    level = _SIGNS[line[0]]
    after = line[1:2]
    return Found(level, 1, tight=level is Level.BULLET or after.isalpha() or after in _QUOTES)


def _heading_or_nothing(text: str) -> bool:
    """«Chương I QUY ĐỊNH CHUNG», but «Chương I của Luật này»."""
    return not text or in_capitals(text)


def _in_a_capital(text: str) -> bool:
    """«2.3 Mặt trận», but «1.5 triệu»."""
    return first_letter(text).isupper()


def _begins_word(rest: str) -> bool:
    """«1.Mục đích», but «V.I. Lê-nin»."""
    return rest[:1].isupper() and rest[1:2].isalpha()


def _looks_like_letter(numeral: str) -> bool:
    """Numerals of headings need I, V and X; «C.», «Phần D», «(m)» are letters of lists and names."""
    return not set(numeral.upper()) <= set("IVX")
