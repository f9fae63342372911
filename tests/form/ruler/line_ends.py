"""Where lines end: never inside a symbol, a span of years, or between a word and its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tests.pdf_ink import Sheet

#: The end of a line and the beginning of the next that a careful typist would not part.
_PARTED = (
    (r"(?:^|\s|\()\d+(?:/\d{4})?(?:/\w+)?-$", r"[A-ZĐ]{1,5}\w*/?"),
    (r"(?:19|20)\d\d(?: ?[-–])?$", r"(?:[-–] ?)?(?:19|20)\d\d\b"),
    (r"(?i:phụ|phụ lục)$", r"(?i:lục )?[IVX\d]+\b"),
    (r"(?i:số:?)\s*$", r"[-/][A-ZĐ]"),
    (r"(?i:ngày|tháng)\s*$", r"(?:tháng|năm)\b"),
    (r"(?i:điều|khoản|chương|tháng)$", r"(?:\d{1,2}|[IVX]+)(?!\w|/\d{1,2}/)"),
)
#: Lines farther apart are of two texts.
_NEXT_MM = 9.0


def line_end_faults(sheets: list[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        for line, below in pairwise(sheet.lines):
            if not 0 < below.baseline - line.baseline < _NEXT_MM:
                continue
            if below.left > line.right or below.right < line.left:
                continue  # in another column
            for end, start in _PARTED:
                if re.search(end, line.text) and re.match(start, below.text):
                    yield f"line end: «{line.text[-20:]}» / «{below.text[:20]}»"
