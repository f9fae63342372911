"""The names of merge fields: which are known, and what an unknown one may be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from docgen.places.spelling import exact_key, loose_key
from docgen.vietnamese import clean_line

#: A longer text between marks is a quotation.
MAX_NAME = 40
#: Likeness from which an unknown name is taken for a slip of the pen; difflib's ratio.
_SLIP = 0.8

_NAME = re.compile(r"[\w ]*[^\W\d_][\w ]*")


# The same few names are asked for by every row of a table.
@lru_cache(maxsize=1024)
def name_key(name: str) -> str:
    """The name for comparing: «Tên_xã», «TÊN XÃ» and «tên  xã» are one, «Đảng uỷ» is «Đảng ủy»."""
    return exact_key(name.replace("_", " "))


def looks_like_a_name(enclosed: str) -> bool:
    """Whether a text between marks could be a field: one line, at most 40 letters, no punctuation."""
    name = enclosed.strip()
    return len(name) <= MAX_NAME and _NAME.fullmatch(name) is not None


class FieldNames:
    """The fields that may be used. Marks «» inside a name are not allowed, empty names are passed over."""

    def __init__(self, names: Iterable[str]) -> None:
        """ValueError when a name holds a mark; of two names that compare equal the first counts."""
        self._by_key: dict[str, str] = {}
        for name in map(clean_line, names):
            if "«" in name or "»" in name:
                raise ValueError(f"a field name holds a mark: {name}")
            if name:
                self._by_key.setdefault(name_key(name), name)
        self._loose = {loose_key(name): name for name in self._by_key.values()}

    def known(self, enclosed: str) -> str | None:
        """The field of that name as it was declared, None when there is none."""
        return self._by_key.get(name_key(enclosed))

    def slip(self, enclosed: str) -> str | None:
        """The field that was meant by a name with missing marks, a stray sign or a wrong letter."""
        words = loose_key(re.sub(r"[\W_]+", " ", enclosed[: MAX_NAME + 1]))
        if words in self._loose:
            return self._loose[words]
        if not looks_like_a_name(enclosed):
            return None
        ratios = {key: SequenceMatcher(None, words, key).ratio() for key in self._loose}
        best = max(ratios, key=lambda key: ratios[key], default=None)
        return self._loose[best] if best is not None and ratios[best] >= _SLIP else None
