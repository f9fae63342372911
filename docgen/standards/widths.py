"""How wide a line of Times New Roman is, without the font: advance widths as data.

The figures come from a face drawn to the same metrics (`data/README.md`). Pair kerning is left out,
as Word leaves it out unless asked.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_FACES = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold_italic",
}


# The hyphen that no line ends at is drawn with the plain one.
_HELD_HYPHEN = "\u2011"


@dataclass(frozen=True, slots=True)
class _Widths:
    """Advance widths of one face, in units of `per_em` to the em."""

    per_em: int
    advances: dict[str, int]


@cache
def _face(bold: bool, italic: bool) -> _Widths:
    file = resources.files("docgen.standards") / "data" / "times_new_roman.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    advances: dict[str, int] = data[_FACES[bold, italic]]
    return _Widths(data["units_per_em"], advances | {_HELD_HYPHEN: advances["-"]})


# Titles and mottoes are the same in every paper, an issuer's name in every paper of an office.
@lru_cache(maxsize=512)
def text_width_pt(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width in pt of one line of text in Times New Roman of that size, weight and slant.

    A character outside the table (a Chinese character, an emoji) counts a full em, which is what
    such characters take in the faces that have them.
    """
    face = _face(bold, italic)
    line = unicodedata.normalize("NFC", text)
    return sum(face.advances.get(letter, face.per_em) for letter in line) * size_pt / face.per_em
