"""The places that docgen carries: the functions every other part calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from docgen.model import Agency
from docgen.places.bodies import Bodies
from docgen.places.directory import Directory
from docgen.places.finding import Finder
from docgen.places.forms import read_forms
from docgen.places.matching import Match
from docgen.places.rows import COMMUNE_KINDS, read_rows
from docgen.places.units import Commune, Doubt, Kind, Province


@dataclass(frozen=True, slots=True)
class Places:
    """One folder of data, read: units by code, units by name, names of bodies."""

    directory: Directory
    finder: Finder
    bodies: Bodies


def read_places(folder: Traversable) -> Places:
    """The places of a folder of data files; BrokenFile with file and line when they are faulty."""
    forms = read_forms(folder / "forms.toml")
    directory = Directory(read_rows(folder))
    return Places(directory, Finder(directory, forms), Bodies(forms))


@cache
def shipped() -> Places:
    """The places that docgen carries, read once."""
    return read_places(resources.files("docgen.places") / "data")


def first_day() -> dt.date:
    """The day the list begins on; for earlier days every search answers OUT_OF_RANGE."""
    return shipped().directory.first_day


def province(code: str, on: dt.date) -> Province | None:
    """The province of that code on that day; None when there is none."""
    return shipped().directory.province(code, on)


def province_names(code: str) -> tuple[str, ...]:
    """Every name that the province of that code has had («Tỉnh Đồng Nai»), the latest first."""
    return shipped().directory.province_names(code)


def commune(code: str, on: dt.date) -> Commune | None:
    """The commune of that code on that day; None when there is none."""
    return shipped().directory.commune(code, on)


def provinces(on: dt.date) -> tuple[Province, ...]:
    """All provinces of that day in Vietnamese order."""
    return shipped().directory.provinces(on)


def communes(on: dt.date, kinds: Collection[Kind] = COMMUNE_KINDS) -> tuple[Commune, ...]:
    """All communes of that day, province by province, in Vietnamese order."""
    return shipped().directory.communes(on, kinds)


def communes_of(
    province_code: str, on: dt.date, kinds: Collection[Kind] = COMMUNE_KINDS
) -> tuple[Commune, ...]:
    """The communes of a province on that day in Vietnamese order; () for an unknown code."""
    return shipped().directory.communes_of(province_code, on, kinds)


def province_of(commune: Commune, on: dt.date) -> Province:
    """The province a commune lies in; ValueError when the commune is not of that day."""
    return shipped().directory.province_of(commune, on)


def doubts(code: str, on: dt.date) -> tuple[Doubt, ...]:
    """What is not settled about the unit of that code on that day."""
    return shipped().directory.doubts(code, on)


def find_province(typed: str, *, on: dt.date) -> Match[Province]:
    """The province of a typed name or code; see `Finder.find_province`."""
    return shipped().finder.find_province(typed, on)


def find_commune(typed: str, province: str | None = None, *, on: dt.date) -> Match[Commune]:
    """The commune of a typed name or code; see `Finder.find_commune`."""
    return shipped().finder.find_commune(typed, province, on=on)


def ubnd_lines(unit: Commune | Province) -> tuple[str, ...]:
    """(«ỦY BAN NHÂN DÂN», «XÃ ĐÔNG KHÊ»): both lines are one name."""
    return shipped().bodies.ubnd_lines(unit)


def dang_uy_lines(commune: Commune) -> tuple[str, ...]:
    """(«ĐẢNG UỶ XÃ ĐÔNG KHÊ»,), in Party spelling."""
    return shipped().bodies.dang_uy_lines(commune)


def dang_uy_superior_lines(commune: Commune, province: Province) -> tuple[str, ...]:
    """What stands above a commune's committee: («ĐẢNG BỘ TỈNH CAO BẰNG»,)."""
    return shipped().bodies.dang_uy_superior_lines(commune, province)


def cap_uy_tinh_lines(province: Province) -> tuple[str, ...]:
    """(«TỈNH UỶ CAO BẰNG»,) or («THÀNH UỶ HÀ NỘI»,)."""
    return shipped().bodies.cap_uy_tinh_lines(province)


def agency_of_commune(body_id: str, commune: Commune, province: Province) -> Agency:
    """A body of a commune: «ubnd», «hdnd», «chu_tich_ubnd», «dang_uy»; KeyError for others."""
    return shipped().bodies.of_commune(body_id, commune, province)


def agency_of_province(body_id: str, province: Province) -> Agency:
    """A body of a province: «ubnd», «hdnd», «chu_tich_ubnd», «cap_uy_tinh»; KeyError for others."""
    return shipped().bodies.of_province(body_id, province)
