"""From what a row says of its unit to the unit's key, each spelling looked up once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from docgen import places
from docgen.intake.sheets import SheetRow
from docgen.intake.targets.headings import Naming
from docgen.places import Commune
from docgen.places.matching import Outcome
from docgen.places.spelling import exact_key
from docgen.vietnamese import clean_line

#: Spellings that are looked up in vain before the rest is only counted: each costs milliseconds.
_MOST_UNKNOWN = 1_000


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row has no unit, and the column (from 0) to mend."""

    column: int
    message: str


def cell(row: SheetRow, place: int | None) -> str:
    """The cell of a row in a column, on one clean line; "" where there is none."""
    return clean_line(row.cells[place]) if place is not None and place < len(row.cells) else ""


class CommuneFinder:
    """Finds the commune of a row by its code, or by its name and province."""

    def __init__(self, on: dt.date) -> None:
        self._on = on
        self._known: dict[tuple[str, str, str], Commune | tuple[str, str]] = {}
        self._unknown = 0

    def find(self, row: SheetRow, naming: Naming) -> Commune | Fault:
        """The commune of the row, or what is wrong with how it is named."""
        asked = (cell(row, naming.code), cell(row, naming.name), cell(row, naming.province))
        if asked not in self._known:
            self._known[asked] = self._look_up(*asked)
        found = self._known[asked]
        if isinstance(found, Commune):
            return found
        columns = {"code": naming.code, "name": naming.name, "province": naming.province}
        column = columns[found[0]]
        return Fault(naming.first if column is None else column, found[1])

    def _look_up(self, code: str, name: str, province: str) -> Commune | tuple[str, str]:
        """The commune, or the column at fault and a sentence."""
        if not code and not name:
            return "name", "Dòng này chưa ghi xã. Hãy ghi mã xã, hoặc tên xã và tên tỉnh."
        if self._unknown >= _MOST_UNKNOWN:
            return (
                "name",
                "Chưa tra được: tệp có quá nhiều tên không tìm thấy. Hãy xem lại cột tên.",
            )
        match = places.find_commune(code or name, None if code else province, on=self._on)
        if match.found is None:
            self._unknown += 1
            at_province = match.outcome is Outcome.UNKNOWN_PROVINCE
            return ("province" if at_province else "code" if code else "name"), match.message
        if code and name and not self._is_called(match.found, name):
            return "name", (
                f"Mã {code} là {match.found.name}, không phải «{name[:60]}». "
                "Hãy sửa mã hoặc tên cho khớp."
            )
        return match.found

    def _is_called(self, commune: Commune, name: str) -> bool:
        """Whether the name that stands beside a code may mean that commune."""
        match = places.find_commune(name, commune.province_code, on=self._on)
        meant = (match.found,) if match.found else match.candidates
        return commune in meant if match.outcome is not Outcome.UNKNOWN else False


class UnitNames:
    """The units of a table of its own, by their names."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` are names by key."""
        self._names = names
        self._keys: dict[str, list[str]] = {}
        for key, name in names.items():
            self._keys.setdefault(exact_key(name), []).append(key)

    def name(self, key: str) -> str:
        """The name of the unit of that key; KeyError when there is none."""
        return self._names[key]

    def key(self, name: str) -> str | None:
        """The key of the unit of that name; None when there is none or there are several."""
        keys = self._keys.get(exact_key(name), [])
        return keys[0] if len(keys) == 1 else None
