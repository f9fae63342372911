"""Provinces and communes on a given day, by code and by province."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from docgen.places.consistency import refuse_contradictions
from docgen.places.rows import COMMUNE_KINDS, Rows
from docgen.places.units import Commune, Doubt, Kind, Province, Unit
from docgen.vietnamese import sort_key

_OneUnit = TypeVar("_OneUnit", bound=Unit)


class Directory:
    """The places of one folder of data. Every look-up goes through an index.

    `first_day` is the day the data begins on. BrokenFile when the rows contradict each other.
    """

    def __init__(self, rows: Rows) -> None:
        refuse_contradictions(rows)
        self.rows = rows
        self.first_day = min(province.valid_from for province in rows.provinces)
        self._provinces = _by_code(rows.provinces)
        self._communes = _by_code(rows.communes)
        self._province_order = _in_order(rows.provinces)
        self._of_province: dict[str, list[Commune]] = defaultdict(list)
        for commune in _in_order(rows.communes):
            self._of_province[commune.province_code].append(commune)

    def province(self, code: str, on: dt.date) -> Province | None:
        """The province of that code on that day; None when there is none."""
        return _on(self._provinces.get(code, ()), on)

    def commune(self, code: str, on: dt.date) -> Commune | None:
        """The commune of that code on that day; None when there is none."""
        return _on(self._communes.get(code, ()), on)

    def province_of(self, commune: Commune, on: dt.date) -> Province:
        """The province a commune lies in; ValueError when the commune is not of that day."""
        province = self.province(commune.province_code, on) if commune.holds_on(on) else None
        if province is None:
            raise ValueError(f"{commune.code} is not a commune on {on}")
        return province

    def province_names(self, code: str) -> tuple[str, ...]:
        """Every name that the province of that code has had («Tỉnh Đồng Nai»), the latest first."""
        rows = sorted(self._provinces.get(code, ()), key=lambda row: row.valid_from, reverse=True)
        return tuple(dict.fromkeys(row.name for row in rows))

    def provinces(self, on: dt.date) -> tuple[Province, ...]:
        """All provinces of that day in Vietnamese order."""
        return tuple(province for province in self._province_order if province.holds_on(on))

    def communes_of(
        self, province_code: str, on: dt.date, kinds: Collection[Kind] = COMMUNE_KINDS
    ) -> tuple[Commune, ...]:
        """The communes of a province on that day in Vietnamese order; () for an unknown code."""
        communes = self._of_province.get(province_code, ())
        return tuple(one for one in communes if one.holds_on(on) and one.kind in kinds)

    def communes(self, on: dt.date, kinds: Collection[Kind] = COMMUNE_KINDS) -> tuple[Commune, ...]:
        """All communes of that day, province by province, in Vietnamese order."""
        return tuple(
            commune
            for province in self.provinces(on)
            for commune in self.communes_of(province.code, on, kinds)
        )

    def doubts(self, code: str, on: dt.date) -> tuple[Doubt, ...]:
        """What is not settled about the unit of that code on that day."""
        return tuple(
            doubt for doubt in self.rows.doubts if doubt.code == code and doubt.holds_on(on)
        )


def _by_code(units: Iterable[_OneUnit]) -> dict[str, list[_OneUnit]]:
    index: dict[str, list[_OneUnit]] = defaultdict(list)
    for unit in units:
        index[unit.code].append(unit)
    return dict(index)


def _on(units: Sequence[_OneUnit], day: dt.date) -> _OneUnit | None:
    """The one row that holds on the day: a code has few, and they never overlap."""
    return next((unit for unit in units if unit.holds_on(day)), None)


def _in_order(units: Iterable[_OneUnit]) -> list[_OneUnit]:
    """Units by name as a Vietnamese dictionary has them, whatever their kind; code breaks ties."""
    return sorted(units, key=lambda unit: (sort_key(unit.bare_name), unit.code))
