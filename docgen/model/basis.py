"""Legal bases (căn cứ)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Basis:
    """One basis without its end mark: «Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022».

    `standards` writes the dash before and the mark after it.
    """

    text: str
