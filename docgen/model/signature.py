"""Who signs and with what authority (quyền hạn, chức vụ, họ tên)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Signing(Enum):
    """The power a signer uses; each edition spells it in its own way, or does not know it."""

    ON_BEHALF = "on_behalf"  # TM. / T/M: thay mặt tập thể
    DEPUTY = "deputy"  # KT. / K/T: ký thay
    BY_ORDER = "by_order"  # TL. / T/L: thừa lệnh
    DELEGATED = "delegated"  # TUQ.: thừa uỷ quyền
    ACTING = "acting"  # Q.: quyền


@dataclass(frozen=True, slots=True)
class Authority:
    """A line «TM. ỦY BAN NHÂN DÂN» in parts: the power, and whose it is."""

    signing: Signing
    of: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block.

    `authorities` are the lines above the position, () when the head signs. `positions` has one line,
    or three with «kiêm» in the middle; () when only the name is printed. `other_office` stands above
    the name. `name` "" leaves it for the pen. `hint` is what a blank form says in italics
    («Ký, ghi rõ họ tên, đóng dấu»); "" for none.
    """

    authorities: tuple[Authority, ...] = ()
    positions: tuple[str, ...] = ()
    name: str = ""
    other_office: str = ""
    hint: str = ""
