"""Name of the kind (tên loại) and abstract (trích yếu)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """What stands over the body.

    `kind_name` is printed in capitals («KẾ HOẠCH»); "" for a công văn, whose abstract goes under
    the number. `abstract_lines` keeps the line breaks that the user chose. `author` is the Party's
    line «CỦA BAN THƯỜNG VỤ …» between the two; "" for none.
    """

    kind_name: str
    abstract_lines: tuple[str, ...] = ()
    author: str = ""

    @property
    def abstract(self) -> str:
        """The abstract on one line."""
        return " ".join(self.abstract_lines)
