"""Rows of places must not contradict each other: somebody adds one by hand at every change."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docgen.errors import BrokenFile
from docgen.places.rows import Rows
from docgen.places.units import Commune, Province, Unit

_FOREVER = dt.date.max


def refuse_contradictions(rows: Rows) -> None:
    """BrokenFile with every contradiction, when there is one."""
    faults = [*_overlaps(rows.provinces), *_overlaps(rows.communes)]
    faults += _homeless(rows.communes, rows.provinces)
    known = {unit.code for unit in (*rows.provinces, *rows.communes)}
    faults += [f"{doubt.code}: nghi vấn về mã không có" for doubt in rows.doubts if doubt.code not in known]  # fmt: skip
    if not rows.provinces:
        faults.append("không có tỉnh nào")
    if faults:
        raise BrokenFile("\n".join(faults))


def _overlaps(units: Iterable[Unit]) -> Iterator[str]:
    """Codes that are two units on one day."""
    by_code: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_code[unit.code].append(unit)
    for code, same in by_code.items():
        same.sort(key=lambda unit: unit.valid_from)
        for before, after in pairwise(same):
            if before.holds_on(after.valid_from):
                yield f"{code}: hai dòng cùng có hiệu lực ngày {after.valid_from}"


def _homeless(communes: Iterable[Commune], provinces: Iterable[Province]) -> Iterator[str]:
    """Communes whose province is missing on some of their days."""
    by_code: dict[str, list[Province]] = defaultdict(list)
    for province in sorted(provinces, key=lambda province: province.valid_from):
        by_code[province.code].append(province)
    for commune in communes:
        day = _first_day_without(by_code[commune.province_code], commune)
        if day is not None:
            yield f"{commune.code}: không có tỉnh mã {commune.province_code} ngày {day}"


def _first_day_without(provinces: Sequence[Province], commune: Commune) -> dt.date | None:
    """The first day of the commune on which none of the rows of its province holds."""
    day = commune.valid_from
    for province in provinces:
        if province.holds_on(day):
            last = province.valid_to
            if last is None or last >= (commune.valid_to or _FOREVER):
                return None
            day = last + dt.timedelta(days=1)
    return day
