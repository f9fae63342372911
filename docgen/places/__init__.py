"""Provinces and communes as dated data. Every look-up asks "on which day".

`data/README.md` says where the data comes from and how to add a change.
"""

from docgen.places.library import (
    Places,
    agency_of_commune,
    agency_of_province,
    cap_uy_tinh_lines,
    commune,
    communes,
    communes_of,
    dang_uy_lines,
    dang_uy_superior_lines,
    doubts,
    find_commune,
    find_province,
    first_day,
    province,
    province_names,
    province_of,
    provinces,
    read_places,
    ubnd_lines,
)
from docgen.places.matching import Match, Outcome
from docgen.places.seat import place_name
from docgen.places.units import Commune, Doubt, Kind, NamedAfter, Province, Source

__all__ = [
    "Commune",
    "Doubt",
    "Kind",
    "Match",
    "NamedAfter",
    "Outcome",
    "Places",
    "Province",
    "Source",
    "agency_of_commune",
    "agency_of_province",
    "cap_uy_tinh_lines",
    "commune",
    "communes",
    "communes_of",
    "dang_uy_lines",
    "dang_uy_superior_lines",
    "doubts",
    "find_commune",
    "find_province",
    "first_day",
    "place_name",
    "province",
    "province_names",
    "province_of",
    "provinces",
    "read_places",
    "ubnd_lines",
]
