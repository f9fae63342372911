"""The issuing body (cơ quan ban hành) and the body above it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """The family of form a body writes in."""

    STATE = "state"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Agency:
    """A body as the head of a paper prints it.

    `name_lines` are the lines of the issuer's own name; () leaves dots for the unit that fills the
    form in. `superior_lines` are the body above it, () for none. `sign` is the body's letters in
    the number («UBND», «HU»). `author` is how a sentence names the one who decides («Ban Thường vụ
    Huyện uỷ»); "" means the name itself.
    """

    side: Side
    name_lines: tuple[str, ...]
    superior_lines: tuple[str, ...] = ()
    sign: str = ""
    author: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the unit that fills the form in writes its own name."""
        return not self.name_lines

    @property
    def name(self) -> str:
        """The name on one line."""
        return " ".join(self.name_lines)
