"""Finding units by what people type: one clear answer, or the candidates; never a guess."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import Generic, TypeVar

from docgen.places.spelling import KindWords, Reading, exact_key, is_unmarked, loose_key
from docgen.places.units import Unit

Found = TypeVar("Found", bound=Unit)
Accept = Callable[[Found], bool]

MAX_CANDIDATES = 8
#: Likeness from which a name is worth showing; difflib's ratio, 0 to 1.
_ALIKE = 0.6
#: So many names that share most pairs of letters are compared letter by letter.
_COMPARED = 40


class Outcome(Enum):
    """What came of a search."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    UNKNOWN_PROVINCE = "unknown_province"
    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, slots=True)
class Match(Generic[Found]):
    """The answer to a search.

    `found` is the one unit that was meant, None unless the outcome is FOUND. `candidates` are the
    likely ones otherwise, likeliest first, at most 8; all that are meant when AMBIGUOUS. `message` is a Vietnamese sentence that says
    what to do, "" when found.
    """

    outcome: Outcome
    found: Found | None = None
    candidates: tuple[Found, ...] = ()
    message: str = ""


class NameIndex(Generic[Found]):
    """Units by their names, however typed; a search looks only at the units its keys lead to."""

    def __init__(self, named: Iterable[tuple[str, Found]], kinds: KindWords) -> None:
        """`named` are bare names and aliases with their units."""
        self._kinds = kinds
        self._exact: dict[str, list[Found]] = defaultdict(list)
        self._loose: dict[str, list[Found]] = defaultdict(list)
        for name, unit in named:
            self._exact[exact_key(name)].append(unit)
            self._loose[loose_key(name)].append(unit)

    @cached_property
    def _by_pair(self) -> dict[str, list[str]]:
        """Loose keys by each pair of adjacent letters in them."""
        index: dict[str, list[str]] = defaultdict(list)
        for key in self._loose:
            for pair in _pairs(key):
                index[pair].append(key)
        return index

    def meant(self, typed: str, accept: Accept[Found]) -> tuple[Found, ...]:
        """The acceptable units of that very name and, where it was typed, kind.

        A name typed without any mark means every name that only differs by marks.
        """
        unmarked = is_unmarked(typed)
        units: list[Found] = []
        for reading in self._kinds.readings(typed):
            same = (
                self._loose.get(loose_key(reading.name), ())
                if unmarked
                else self._exact.get(exact_key(reading.name), ())
            )
            units += [unit for unit in same if _of_kind(unit, reading) and accept(unit)]
        return tuple(dict.fromkeys(units))

    def likely(self, typed: str, accept: Accept[Found]) -> tuple[Found, ...]:
        """Acceptable units that may have been meant: other marks or kind first, then like names."""
        keys = list(
            dict.fromkeys(loose_key(reading.name) for reading in self._kinds.readings(typed))
        )
        near = [key for key in keys if key in self._loose]
        near += self._alike(keys[-1], accept)
        units = dict.fromkeys(unit for key in near for unit in self._loose[key] if accept(unit))
        return tuple(units)[:MAX_CANDIDATES]

    def _alike(self, key: str, accept: Accept[Found]) -> list[str]:
        """Loose keys like this one, likeliest first, found through the pairs of letters they share."""
        shared = Counter(other for pair in _pairs(key) for other in self._by_pair.get(pair, ()))
        fitting = [other for other in shared if any(map(accept, self._loose[other]))]
        # Long names share more pairs by chance: measure against the length.
        fitting.sort(key=lambda other: -shared[other] / (len(other) + len(key)))
        ratios = {other: _likeness(key, other) for other in fitting[:_COMPARED]}
        alike = [other for other, ratio in ratios.items() if ratio >= _ALIKE]
        return sorted(alike, key=lambda other: -ratios[other])


def _of_kind(unit: Unit, reading: Reading) -> bool:
    return reading.kind is None or unit.kind is reading.kind


def _pairs(key: str) -> set[str]:
    return {first + second for first, second in pairwise(f" {key} ")}


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
