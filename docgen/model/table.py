"""Tables: biểu, danh sách, bảng tổng hợp."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Content(Enum):
    """What a column holds; it decides how the cell is set."""

    SERIAL = "serial"  # Stt, TT: computed, centred
    TEXT = "text"  # flush left
    SHORT = "short"  # centred: years, marks, codes
    NUMBER = "number"  # centred figures that can be added up


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `weight` is its share of the table's width against the other columns."""

    key: str
    heading: str
    content: Content = Content.TEXT
    weight: float = 1.0
    total: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns.

    A group row has one cell that spans them all; a total row holds the sums of the rows above.
    """

    cells: tuple[str, ...]
    group: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading row repeated on every page.

    `summary` is the line below that guards against additions («Danh sách này có 12 tập thể»), ""
    for none. `column_numbers` prints a row (1), (2), … under the heading row.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str = ""
    column_numbers: bool = False
