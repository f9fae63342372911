"""Communes chosen by province, kind or name, from the places of the paper's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from docgen import places
from docgen.errors import Problem
from docgen.intake.targets.targets import Targets, doubts_about, target_of
from docgen.papers.merge import COMMUNE_FIELDS
from docgen.places import Commune, Kind, Province


def choose_targets(
    provinces: Sequence[str],
    kinds: Collection[Kind],
    names: Sequence[str],
    *,
    on: dt.date,
    place_reasons: Iterable[str],
) -> Targets:
    """The communes of these provinces (names or codes; none: the whole country) and kinds (none: all).

    With `names` only the communes so named («Xã Đông Khê, Cao Bằng», a code), looked for in these
    provinces. Problems: a name that is unknown or means several, with the likely ones; a day
    before the list begins; nobody chosen at all.
    """
    problems: list[Problem] = []
    within: list[Province] = []
    for index, typed in enumerate(provinces):
        match = places.find_province(typed, on=on)
        if match.found is None:
            problems.append(Problem(f"provinces[{index}]", match.message))
        elif match.found not in within:
            within.append(match.found)
    if problems:
        return Targets((), COMMUNE_FIELDS, tuple(problems))
    if names:
        chosen = _named(names, within, kinds, on, problems)
    else:
        chosen = _all_of(within or places.provinces(on), kinds, on)
    if not chosen and not problems:
        message = "Không có xã nào được chọn. Hãy chọn tỉnh, loại đơn vị hoặc ghi tên xã."
        if on < places.first_day():
            message = places.find_commune("1", on=on).message
        problems.append(Problem("", message))
    problems += doubts_about(chosen, on)
    reasons = tuple(place_reasons)
    targets = tuple(target_of(commune, {}, on, reasons) for commune in chosen)
    return Targets(targets, COMMUNE_FIELDS, tuple(problems))


def _all_of(
    provinces: Iterable[Province], kinds: Collection[Kind], on: dt.date
) -> tuple[Commune, ...]:
    return tuple(
        commune
        for province in provinces
        for commune in places.communes_of(province.code, on)
        if not kinds or commune.kind in kinds
    )


def _named(
    names: Sequence[str],
    within: Sequence[Province],
    kinds: Collection[Kind],
    on: dt.date,
    problems: list[Problem],
) -> tuple[Commune, ...]:
    """The communes of these names, each once; what is wrong with a name goes to the problems."""
    chosen: dict[str, Commune] = {}
    for index, typed in enumerate(names):
        place = f"names[{index}]"
        found = _find(typed, within, on)
        if isinstance(found, str):
            problems.append(Problem(place, found, line=index + 1))
        elif kinds and found.kind not in kinds:
            message = f"{found.name} là {found.kind.value}, không thuộc loại đơn vị đã chọn."
            problems.append(Problem(place, message, line=index + 1))
        else:
            chosen[found.code] = found
    return tuple(chosen.values())


def _find(typed: str, within: Sequence[Province], on: dt.date) -> Commune | str:
    """The commune of that name in one of the provinces, or why there is none."""
    if len(within) < 2:
        match = places.find_commune(typed, within[0].code if within else None, on=on)
        return match.found or match.message
    matches = [places.find_commune(typed, province.code, on=on) for province in within]
    found = [match.found for match in matches if match.found is not None]
    if len(found) == 1:
        return found[0]
    anywhere = places.find_commune(typed, on=on)
    if anywhere.found is not None:
        return f"{anywhere.found.name} không nằm trong các tỉnh đã chọn."
    return anywhere.message
