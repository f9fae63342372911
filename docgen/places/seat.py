"""The place (địa danh) in front of a paper's date: the bare name, or with its kind in front.

NĐ 30/2020 PL.I-1-II.4, HD 36-HD/VPTW II.1.4 and 05-HD/VPTW I.4 say when the kind stands in front;
an edition lists its reasons in words (`date.place_type_in_front_when`). What a name commemorates
is not computed: where the data does not know it, the person who signs decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from docgen.places.units import Commune, NamedAfter, Province, Unit
from docgen.vietnamese import fold

_VOWELS = re.compile(r"(?:[aeiou]|(?<![aeiou])y|y(?![aeiou]))+")

_Reason = Callable[[Unit, Province | None], bool]


def place_name(
    unit: Commune | Province, reasons: Iterable[str], province: Province | None = None
) -> str:
    """The place as a paper of a body of the unit prints it: «Đông Khê», «Thành phố Huế».

    `reasons` are those of the paper's edition; `province` is that of a commune, for the reason of
    an equal name. ValueError for a reason that is not known here, so that a new edition is not
    followed by half.
    """
    reasons = tuple(reasons)
    strange = [reason for reason in reasons if reason not in REASONS]
    if strange:
        raise ValueError(f"no such reason: {', '.join(strange)}")
    in_front = any(REASONS[reason](unit, province) for reason in reasons)
    return unit.name if in_front else unit.bare_name


def _after_person(unit: Unit, _: Province | None) -> bool:
    return unit.named_after is NamedAfter.PERSON


def _after_event(unit: Unit, _: Province | None) -> bool:
    return unit.named_after is NamedAfter.EVENT


def _number(unit: Unit, _: Province | None) -> bool:
    """A number, or a name that begins with one: «1 Bảo Lộc, ngày …» would read as a number."""
    return unit.bare_name[:1].isdecimal()


def _one_syllable(unit: Unit, _: Province | None) -> bool:
    """One word with one group of vowels: «Huế», not «Pleiku», which is one word of two syllables."""
    name = unit.bare_name
    return " " not in name and len(_VOWELS.findall(fold(name))) <= 1


def _as_province(unit: Unit, province: Province | None) -> bool:
    return province is not None and unit is not province and unit.bare_name == province.bare_name


REASONS: Mapping[str, _Reason] = {
    "named after a person": _after_person,
    "an event": _after_event,
    "a number": _number,
    "one syllable": _one_syllable,
    "same name as a higher unit": _as_province,
    "same name as the province or city": _as_province,
}
