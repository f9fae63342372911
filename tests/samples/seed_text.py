"""What a seed says, read from its text: headings, columns, receivers, dates, symbols.

The seeds are texts taken from scans, with slips of the typist and of the scanner. `SLIPS` says how
each is to be read, so that a sample that has the word right is not told that it lacks the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.samples.dossiers import words

#: Slip in the words of a seed, and what was meant.
SLIPS = {
    "diem hinh": "dien hinh",  # «Điểm hình tiên tiến»
    "khac quat": "khai quat",  # «nếu khác quát»: nêu khái quát
    "chi dang bo truc co so": "chi dang bo co so",  # «Các chi, đảng bộ trực cơ sở»
    "ban dkt": "ban tdkt",  # Ban Thi đua - Khen thưởng
    "luu vt btg": "luu van phong ban tuyen giao thanh uy",  # no «VT» in a Party paper: HD36 II.1.9
    "t t": "tt",  # «T T», the heading of a column
}

_MARKED = re.compile(r"(?:[IVX]+|\d+(?:\.\d+)*)\.? +(?P<rest>\S.*)")
_FIELD = re.compile(r"\+ +(?P<rest>Trong [^:]+):")
_DATE = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE
)
_SYMBOL = re.compile(r"(?<![\d/])(\d+) ?([-/]) ?((?:\d{4}/)?[A-ZĐ]+[-/]\w+)")
#: Words of the longest heading, and of the longest one that the text runs on after. What is longer
#: is a paragraph that the scan cut in two, or a sentence with a colon in it.
_LONGEST, _LONGEST_RUN_ON = 40, 25


def read(text: str) -> tuple[str, ...]:
    """The words of a text of the seed, slips put right."""
    folded = " ".join(words(text))
    for slip, meant in SLIPS.items():
        folded = re.sub(rf"\b{slip}\b", meant, folded)
    return tuple(folded.split())


def headings(seed: str) -> Iterator[str]:
    """Numbered headings, with the words before the colon where the text runs on after it."""
    for line in map(_bare, seed.splitlines()):
        if match := _FIELD.match(line):
            yield match["rest"]
        elif match := _MARKED.fullmatch(line):
            rest = match["rest"]
            lead, _, after = rest.partition(":")
            sentence = ". " in lead or (not after and rest[-1] in ".;,")
            if not sentence and len(words(lead)) <= (_LONGEST_RUN_ON if after else _LONGEST):
                yield lead


def columns(seed: str) -> Iterator[str]:
    """The headings of the columns of its tables."""
    for line in seed.splitlines():
        first, *others = line.split("\t")
        if words(first) in (("stt",), ("t", "t")):
            yield from (first, *others)


def receivers(seed: str) -> Iterator[str]:
    """The lines below «Nơi nhận:», without what they receive it for."""
    inside = False
    for line in map(_bare, seed.splitlines()):
        if line == "Nơi nhận:":
            inside = True
        elif line and not line.startswith("- "):
            inside = False
        elif line and inside:
            yield re.sub(r"\((?:b/c|t/h|Báo cáo|Thực hiện)\)", "", line)


def dates(text: str) -> set[tuple[int, ...]]:
    """Day, month and year of every whole date, in figures or in words."""
    return {tuple(int(part) for part in match if part) for match in _DATE.findall(text)}


def symbols(text: str) -> set[str]:
    """Number and symbol of every paper named: «185-KH/HU», «1526/QĐ-TTg»."""
    return {number + sign + rest for number, sign, rest in _SYMBOL.findall(text)}


def _bare(line: str) -> str:
    return line.replace("*", "").strip()
