"""The names of a unit's bodies as heads print them, in both families of form.

State: «ỦY BAN NHÂN DÂN» over «XÃ …» is one name, no body stands above it (NĐ 30/2020 PL.I-1-II.2 as
used since 01/7/2025). Party: «ĐẢNG UỶ XÃ …» under «ĐẢNG BỘ TỈNH …» or «ĐẢNG BỘ THÀNH PHỐ …»
(05-HD/VPTW I.2.1). The patterns are data: `forms.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.model import Agency
from docgen.places.forms import BodyForm, Forms
from docgen.places.units import Commune, Province
from docgen.vietnamese import capitalise, upper


class Bodies:
    """Writes the names of bodies from their patterns."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def of_commune(self, body_id: str, commune: Commune, province: Province) -> Agency:
        """A body of a commune: «ubnd», «hdnd», «chu_tich_ubnd», «dang_uy»; KeyError for others.

        ValueError when the commune does not lie in that province.
        """
        if commune.province_code != province.code:
            raise ValueError(f"{commune.code} does not lie in {province.code}")
        values = {
            "unit": commune.in_text,
            "name": commune.bare_name,
            "province": province.in_text,
        }
        return _agency(self._forms.body(body_id, "commune"), values)

    def of_province(self, body_id: str, province: Province) -> Agency:
        """A body of a province: «ubnd», «hdnd», «chu_tich_ubnd», «cap_uy_tinh»; KeyError for others."""
        values = {
            "unit": province.in_text,
            "name": province.bare_name,
            "committee": self._forms.kind(province.kind).committee,
        }
        return _agency(self._forms.body(body_id, "province"), values)

    def ubnd_lines(self, unit: Commune | Province) -> tuple[str, ...]:
        """(«ỦY BAN NHÂN DÂN», «XÃ ĐÔNG KHÊ»): both lines are one name."""
        return self._lines("ubnd", unit)

    def dang_uy_lines(self, commune: Commune) -> tuple[str, ...]:
        """(«ĐẢNG UỶ XÃ ĐÔNG KHÊ»,), in Party spelling."""
        return self._lines("dang_uy", commune)

    def cap_uy_tinh_lines(self, province: Province) -> tuple[str, ...]:
        """(«TỈNH UỶ CAO BẰNG»,) or («THÀNH UỶ HÀ NỘI»,)."""
        return self._lines("cap_uy_tinh", province)

    def dang_uy_superior_lines(self, commune: Commune, province: Province) -> tuple[str, ...]:
        """What stands above a commune's committee: («ĐẢNG BỘ TỈNH CAO BẰNG»,)."""
        agency = self.of_commune("dang_uy", commune, province)
        return tuple(upper(line) for line in agency.superior_lines)

    def _lines(self, body_id: str, unit: Commune | Province) -> tuple[str, ...]:
        """The lines of a body's own name in capitals."""
        if isinstance(unit, Province):
            lines = self.of_province(body_id, unit).name_lines
        else:
            values = {"unit": unit.in_text, "name": unit.bare_name}
            lines = _filled(self._forms.body(body_id, "commune").lines, values)
        return tuple(upper(line) for line in lines)


def _agency(form: BodyForm, values: Mapping[str, str]) -> Agency:
    author = form.in_text.format_map(values)
    return Agency(
        side=form.side,
        name_lines=_filled(form.lines, values),
        superior_lines=_filled(form.superior, values),
        sign=form.sign,
        author=capitalise(author),
    )


def _filled(patterns: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(pattern.format_map(values) for pattern in patterns)
