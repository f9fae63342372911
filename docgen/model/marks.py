"""Additional components: urgency, secrecy, circulation, draft, contact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks that the signer decides; "" or None for none.

    `urgency`, `secrecy` and `circulation` are the words as printed («KHẨN», «MẬT», «LƯU HÀNH NỘI
    BỘ»). `draft` is the number of the draft, 0 for «Dự thảo» without one.
    `no_media` prints «Không phổ biến trên phương tiện thông tin đại chúng».
    """

    urgency: str = ""
    secrecy: str = ""
    circulation: str = ""
    draft: int | None = None
    no_media: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """The address block: lines as printed, e.g. («Số 1 phố A, xã B», «ĐT: …, Fax: …»)."""

    lines: tuple[str, ...]
