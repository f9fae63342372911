"""Which columns of a spreadsheet say which unit a row is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.intake.rows import bare

_CODE = {"ma xa", "ma phuong", "ma xa phuong", "ma don vi hanh chinh", "ma dvhc"}
_NAME = {
    "xa", "ten xa", "phuong", "ten phuong", "dac khu", "xa phuong", "ten xa phuong",
    "xa phuong dac khu", "ten xa phuong dac khu", "don vi hanh chinh", "ten don vi hanh chinh",
}  # fmt: skip
_PROVINCE = {
    "tinh", "ten tinh", "ma tinh", "tinh thanh", "tinh thanh pho", "ten tinh thanh pho", "thanh pho",
}  # fmt: skip
#: Names of units that no list of places knows: schools, departments, districts of earlier days.
_UNIT = {
    "don vi", "ten don vi", "co quan", "ten co quan", "huyen", "ten huyen", "quan", "quan huyen",
    "thi xa", "huyen thi xa thanh pho", "thi tran", "xa thi tran", "truong", "ten truong",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naming:
    """The places of the columns, from 0, that name the unit of a row; None where there is none."""

    code: int | None = None
    name: int | None = None
    province: int | None = None

    @property
    def of_communes(self) -> bool:
        """Whether a row can be looked up in the list of communes."""
        return self.code is not None or self.name is not None

    @property
    def first(self) -> int:
        """The column in which a missing name is missed."""
        return next(one for one in (self.code, self.name, 0) if one is not None)


def is_naming(cell: str) -> bool:
    """Whether a cell is a heading of a column that names units."""
    return bare(cell) in _CODE | _NAME | _PROVINCE | _UNIT


def naming_of(headings: Sequence[str]) -> Naming:
    """The columns that say which commune a row is of."""
    known = [bare(heading) for heading in headings]
    return Naming(_first(known, _CODE), _first(known, _NAME), _first(known, _PROVINCE))


def unit_column(headings: Sequence[str]) -> int:
    """The column with the names of units where there are no communes: of that name, else the first
    one that has a heading and does not count the rows."""
    known = [bare(heading) for heading in headings]
    found = _first(known, _UNIT | _NAME)
    if found is not None:
        return found
    counting = {"", "stt", "tt", "so thu tu"}
    return next((place for place, name in enumerate(known) if name not in counting), 0)


def _first(known: Sequence[str], wanted: set[str]) -> int | None:
    return next((place for place, name in enumerate(known) if name in wanted), None)
