"""Names of folders and files in what a batch hands out: for every system, each different."""

from __future__ import annotations

import re
import unicodedata

from docgen.records.batches import Item
from docgen.vietnamese import clean_line

#: What Windows refuses in a name, and what separates folders.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
#: Names that Windows keeps for its devices, whatever their ending.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_KIND = re.compile(r"^(tỉnh|thành phố)\s+", re.IGNORECASE)
#: Longest name of a folder, characters: paths of Windows end at 260.
_LONGEST = 80


class Names:
    """Gives each item a folder, «Cao Bằng/01273 Xã Đông Khê», never the same one twice."""

    def __init__(self, *, ascii_only: bool) -> None:
        self._ascii_only = ascii_only
        self._taken: set[str] = set()

    def folder(self, item: Item) -> str:
        """The folder of an item; of two that come to the same name the later one is numbered."""
        target = item.target
        province = self.name(_KIND.sub("", target.province))
        own = self.name(f"{target.key} {target.name}") or str(item.position)
        wanted = f"{province}/{own}" if province else own
        path, again = wanted, 1
        while path.casefold() in self._taken:
            again += 1
            path = f"{wanted} ({again})"
        self._taken.add(path.casefold())
        return path

    def name(self, text: str) -> str:
        """A text as the name of a folder or file; "" when nothing of it can be one."""
        text = _REFUSED.sub("-", clean_line(text))
        if self._ascii_only:
            text = plain_ascii(text)
        text = text[:_LONGEST].strip(" .-")
        return f"_{text}" if _DEVICES.match(text) else text


def plain_ascii(text: str) -> str:
    """The text in the letters of ASCII, capitals kept: «Xã Đông Khê» gives «Xa Dong Khe»."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(part for part in parts if part.isascii())
