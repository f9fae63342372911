"""The merge fields that every commune has by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.papers.merge.names import name_key
from docgen.places import (
    Commune,
    Province,
    agency_of_commune,
    agency_of_province,
    place_name,
)

#: What says which commune it is. Always as the official list has it, whatever was typed.
_IDENTITY = (
    "Mã xã", "Loại xã", "Tên xã", "Xã", "Xã đầu câu", "Mã tỉnh", "Loại tỉnh", "Tên tỉnh", "Tỉnh",
)  # fmt: skip
#: How the commune and its bodies are named; a filled cell of a column of that name goes first.
_NAMING = (
    "Địa danh", "Ủy ban nhân dân", "Hội đồng nhân dân", "Đảng ủy", "Đảng bộ", "Đảng bộ cấp trên",
    "Ủy ban nhân dân tỉnh", "Tỉnh ủy",
)  # fmt: skip

#: The names of the fields of every commune, in the order a list shows them.
COMMUNE_FIELDS = _IDENTITY + _NAMING


def commune_values(
    commune: Commune, province: Province, place_reasons: Iterable[str]
) -> dict[str, str]:
    """The value of each of `COMMUNE_FIELDS`.

    `place_reasons` are `date.place_type_in_front_when` of the paper's edition. ValueError when the
    commune does not lie in that province.
    """
    committee = agency_of_commune("dang_uy", commune, province)
    return {
        "Mã xã": commune.code,
        "Loại xã": commune.kind.value,
        "Tên xã": commune.bare_name,
        "Xã": commune.in_text,
        "Xã đầu câu": commune.name,
        "Mã tỉnh": province.code,
        "Loại tỉnh": province.kind.value,
        "Tên tỉnh": province.bare_name,
        "Tỉnh": province.in_text,
        "Địa danh": place_name(commune, place_reasons, province),
        "Ủy ban nhân dân": agency_of_commune("ubnd", commune, province).author,
        "Hội đồng nhân dân": agency_of_commune("hdnd", commune, province).author,
        "Đảng ủy": committee.name,
        "Đảng bộ": f"Đảng bộ {commune.in_text}",
        "Đảng bộ cấp trên": " ".join(committee.superior_lines),
        "Ủy ban nhân dân tỉnh": agency_of_province("ubnd", province).author,
        "Tỉnh ủy": agency_of_province("cap_uy_tinh", province).author,
    }


def row_values(of_commune: Mapping[str, str], row: Mapping[str, str]) -> dict[str, str]:
    """The fields of one commune with the columns of its row in the user's table.

    A column named as a naming field («Địa danh») replaces it where its cell is filled; columns
    that pick the commune («Tên xã», typed without marks perhaps) never replace the official name.
    """
    official = {name_key(name): name for name in _IDENTITY}
    naming = {name_key(name): name for name in _NAMING}
    values = dict(of_commune)
    for column, value in row.items():
        key = name_key(column)
        if key in naming and value.strip():
            values[naming[key]] = value
        elif key not in official and key not in naming:
            values[column] = value
    return values
