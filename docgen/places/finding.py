"""Provinces and communes by what people type in a cell: a name, a name and a province, a code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from docgen.places.directory import Directory
from docgen.places.forms import Forms
from docgen.places.matching import Match, NameIndex, Outcome
from docgen.places.rows import COMMUNE_DIGITS, COMMUNE_KINDS, PROVINCE_DIGITS, PROVINCE_KINDS
from docgen.places.sentences import ambiguous, nothing_typed, out_of_range, unknown
from docgen.places.spelling import KindWords
from docgen.places.units import Commune, Province
from docgen.vietnamese import clean_line


class Finder:
    """Searches a directory by name. A name is never resolved while it may mean two units."""

    def __init__(self, directory: Directory, forms: Forms) -> None:
        self._directory = directory
        rows = directory.rows
        self._provinces = NameIndex(
            ((name, one) for one in rows.provinces for name in (one.bare_name, *one.aliases)),
            KindWords(forms.words_of(PROVINCE_KINDS)),
        )
        self._communes = NameIndex(
            ((one.bare_name, one) for one in rows.communes),
            KindWords(forms.words_of(COMMUNE_KINDS)),
        )

    def find_province(self, typed: str, on: dt.date) -> Match[Province]:
        """The province of a typed name or code: «Hà Nội», «TP.HCM», «tỉnh Cao Bằng», «04»."""
        name = clean_line(typed)
        if impossible := self._impossible(name, on):
            return Match(*impossible)
        if _is_code(name):
            by_code = self._directory.province(name.zfill(PROVINCE_DIGITS), on)
            meant: tuple[Province, ...] = (by_code,) if by_code else ()
        else:
            meant = self._provinces.meant(name, lambda one: one.holds_on(on))
        labels = [one.name for one in meant]
        if len(meant) == 1:
            return Match(Outcome.FOUND, meant[0])
        if meant:
            return Match(Outcome.AMBIGUOUS, None, meant, ambiguous(name, labels))
        likely = self._provinces.likely(name, lambda one: one.holds_on(on))
        labels = [one.name for one in likely]
        return Match(Outcome.UNKNOWN, None, likely, unknown(name, on, "", labels))

    def find_commune(
        self, typed: str, province: str | None = None, *, on: dt.date
    ) -> Match[Commune]:
        """The commune of a typed name, with or without its kind, or of a code.

        `province` is a name or code that narrows the search; it may also follow the name after a
        comma: «Xã Đông Khê, tỉnh Cao Bằng». A name that stands in several provinces is AMBIGUOUS
        without it. A name typed without any mark is read with all the marks it may have; a mark
        typed wrong is not mended but gives candidates.
        """
        name, _, after_comma = (clean_line(part) for part in typed.partition(","))
        if impossible := self._impossible(name, on):
            return Match(*impossible)
        within: dict[str, Province] = {}
        for asked in filter(None, (clean_line(province or ""), after_comma)):
            match = self.find_province(asked, on)
            if match.found is None:
                return Match(Outcome.UNKNOWN_PROVINCE, message=match.message)
            within[match.found.code] = match.found
        return self._commune_within(name, tuple(within.values()), on)

    def _commune_within(
        self, name: str, provinces: Sequence[Province], on: dt.date
    ) -> Match[Commune]:
        """The commune in the province given; in two at once there is none."""
        codes = {province.code for province in provinces}

        def fits(one: Commune) -> bool:
            return one.holds_on(on) and codes <= {one.province_code}

        def anywhere(one: Commune) -> bool:
            return one.holds_on(on)

        everywhere = self._named(name, on)
        meant = tuple(filter(fits, everywhere))
        if len(meant) == 1:
            return Match(Outcome.FOUND, meant[0])
        if meant:
            return Match(Outcome.AMBIGUOUS, None, meant, ambiguous(name, self._labels(meant, on)))
        likely = everywhere or self._communes.likely(name, fits)
        likely = likely or self._communes.likely(name, anywhere)
        where = " và ".join(province.in_text for province in provinces)
        return Match(
            Outcome.UNKNOWN, None, likely, unknown(name, on, where, self._labels(likely, on))
        )

    def _named(self, name: str, on: dt.date) -> tuple[Commune, ...]:
        """Every commune of the day that the name or code may mean."""
        if _is_code(name):
            by_code = self._directory.commune(name.zfill(COMMUNE_DIGITS), on)
            return (by_code,) if by_code else ()
        return self._communes.meant(name, lambda one: one.holds_on(on))

    def _labels(self, communes: Sequence[Commune], on: dt.date) -> list[str]:
        """Communes as a list shows them: «Xã Đông Khê, tỉnh Cao Bằng (mã 01558)»."""
        return [
            f"{one.name}, {self._directory.province_of(one, on).in_text} (mã {one.code})"
            for one in communes
        ]

    def _impossible(self, name: str, on: dt.date) -> tuple[Outcome, None, tuple[()], str] | None:
        """Why nothing can be searched at all."""
        if not name:
            return Outcome.UNKNOWN, None, (), nothing_typed()
        if on < self._directory.first_day:
            message = out_of_range(on, self._directory.first_day)
            return Outcome.OUT_OF_RANGE, None, (), message
        return None


def _is_code(name: str) -> bool:
    """Whether a code was typed; spreadsheets take the zeros in front away."""
    return name.isascii() and name.isdecimal()
