"""Addressees (Kính gửi) and recipients (Nơi nhận)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addressees:
    """Who a công văn or a tờ trình speaks to; end marks are written by `standards`."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of Nơi nhận without dash and end mark. `purpose` («b/c») is printed in parentheses."""

    name: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """The last line of Nơi nhận: who keeps the file copy.

    `keeper` is what follows «Lưu» («VT, NV», «Văn phòng Huyện uỷ»); "" prints the word alone.
    `copies` is the number of file copies, None for none printed.
    `drafter` is the drafter mark and number of copies issued («PL.(300)»), "" for none.
    """

    keeper: str = ""
    copies: int | None = None
    drafter: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận. «Như trên» and «Như Điều …» are ordinary first items."""

    items: tuple[Recipient, ...] = ()
    filing: Filing | None = None
