"""What a careful typist does not part at the end of a line: «05-CT/TW», «2017 - 2022», «Phụ lục I».

The joints stand in the document alone. The model, and whatever is searched or listed, keep the
plain hyphen and space that people type. Held pieces are short: a long one would leave the justified
line above it full of holes, so «ngày» may still end a line before «15/5/2016».
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Characters that no line ends at.
HYPHEN, SPACE = "\u2011", "\u00a0"
# Word's own hyphen of that kind: its Times New Roman has no such letter on every machine.
_ELEMENT = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'

# Longest text that is remembered: the lines of one dossier come again in thousands of papers.
_SHORT = 400
_WORTH = re.compile(r"\d|-[A-ZĐ]|\b[IVX]+\b| {3}")
# An address or a telephone number is copied and used again: it keeps its own hyphens.
_ADDRESS = re.compile(r"://|@|www\.|(?<!\w)[0+]\d{2,}-\d")
# White left for the pen: at the end of a line there would be none of it.
_GAP = re.compile(" {3,}")
# «05-CT/TW», «152/2025/NĐ-CP»; the first hyphen of «-CV/VPĐU» is held where a gap stands before it.
_SYMBOL = re.compile(r"(?<![\w@:/-])\d{0,6}(?:/\d{4})?(?:[-/][A-ZĐ]\w*)+")
_BESIDE_A_FIGURE = re.compile(r"(?<=\d)-(?=\w)|(?<=\w)-(?=\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)( ?)([-–])( ?)((?:19|20)\d\d)(?!\d)")
# A word and the number that it says nothing without; one of nine characters begins a line alone.
_NUMBERED = re.compile(
    r"\b((?i:số|ngày|tháng|quý|phụ lục|điều|khoản|chương|mục|phần|mẫu|biểu|bảng"
    r"|phường|quận|khu|phố|khoá|khóa|thứ)) "
    rf"(?=(?:\d|[IVXLC]{{1,6}}(?!\w))[^ {SPACE}]{{0,7}}?[,;:.)”»/]*(?:[ {SPACE}]|$))"
)
_POINT = re.compile(r"\b([Đđ]iểm) (?=[a-zđ](?!\w))")
_UNIT = re.compile(r"(?<=\d) (?=(?:%|ha|k?m[23²³]?|kg)(?!\w)|(?:nghìn|triệu|tỷ) đồng)")


def held(text: str) -> str:
    """The text with joints that cannot part where a careful typist puts them; its length is the same."""
    if not _WORTH.search(text):
        return text
    return _remembered(text) if len(text) <= _SHORT else _joined(text)


def written(xml: str) -> str:
    """A part of a document with its held hyphens as Word writes them; elsewhere than in text, kept."""
    if HYPHEN not in xml:
        return xml
    first, *rest = xml.split(HYPHEN)
    parts, inside, before = [first], False, first
    for piece in rest:
        if "<" in before:
            inside = before[before.rfind("<") :].startswith(("<w:t>", "<w:t "))
            inside = inside and before.rfind(">") > before.rfind("<")
        parts += (_ELEMENT if inside else HYPHEN, piece)
        before = piece
    return "".join(parts)


@lru_cache(maxsize=8192)
def _remembered(text: str) -> str:
    return _joined(text)


def _joined(text: str) -> str:
    text = _GAP.sub(lambda found: SPACE * len(found[0]), text)
    text = _YEARS.sub(_years, text)
    if "-" in text:
        text = " ".join(_word(word) if "-" in word else word for word in text.split(" "))
    text = _NUMBERED.sub(lambda found: found[0].replace(" ", SPACE), text)
    text = _POINT.sub(rf"\1{SPACE}", text)
    return _UNIT.sub(SPACE, text)


def _word(word: str) -> str:
    """A word without spaces: a symbol whole, and any hyphen beside a figure."""
    if _ADDRESS.search(word):
        return word
    word = _SYMBOL.sub(_symbol, word)
    return _BESIDE_A_FIGURE.sub(HYPHEN, word)


def _symbol(found: re.Match[str]) -> str:
    symbol = found[0]
    if "/" not in symbol:
        return symbol
    behind_a_gap = found.string[: found.start()].endswith(SPACE)
    first = symbol[0] if not behind_a_gap else symbol[0].replace("-", HYPHEN)
    return first + symbol[1:].replace("-", HYPHEN)


def _years(found: re.Match[str]) -> str:
    first, before, dash, after, last = found.groups()
    spaces = (SPACE if white else "" for white in (before, after))
    return f"{first}{next(spaces)}{HYPHEN if dash == '-' else dash}{next(spaces)}{last}"
