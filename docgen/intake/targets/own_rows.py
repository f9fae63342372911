"""Rows that units have in the tables of a dossier, from sheets called as the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from docgen.errors import Problem, Severity
from docgen.intake.rows import (
    Sheet,
    SheetRow,
    bare,
    headed,
    is_heading_of,
    match_columns,
    number_problem,
)
from docgen.intake.sheets import RawSheet, column_name
from docgen.intake.targets.headings import Naming, is_naming, naming_of
from docgen.intake.targets.units import CommuneFinder, Fault, UnitNames, cell
from docgen.papers.merge import TableSlot
from docgen.vietnamese import clean_text

Row = dict[str, str]


#: Rows or units named one by one.
_NAMED = 10


def _some(word: str, names: Iterable[str]) -> str:
    """The first of the names; how many more there are."""
    names = list(names)
    rest = f" và {len(names) - _NAMED} {word or 'nơi'} khác" if len(names) > _NAMED else ""
    return f"{word} {', '.join(names[:_NAMED])}{rest}".strip()


class OwnRows:
    """Collects the rows of every unit from one sheet after the other."""

    def __init__(
        self,
        finder: CommuneFinder | None,
        units: UnitNames,
        keys: frozenset[str],
        name_heading: str,
    ) -> None:
        """`finder` None: the units are no communes; the column with their names is `name_heading`."""
        self.problems: list[Problem] = []
        self._finder = finder
        self._units = units
        self._keys = keys
        self._name_heading = name_heading
        self._rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))

    def tables(self, key: str) -> Mapping[str, tuple[Row, ...]]:
        """The rows of a unit by the path of their table."""
        return {path: tuple(rows) for path, rows in self._rows.get(key, {}).items()}

    def read(self, raw: RawSheet, slot: TableSlot) -> None:
        """Take the rows of a sheet."""
        sheet = headed(
            raw,
            lambda one: (
                is_naming(one) or any(is_heading_of(one, column) for column in slot.columns)
            ),
        )
        naming = self._naming(sheet)
        if not naming.of_communes:
            self.problems.append(
                Problem(raw.name, "Trang này không có cột ghi xã (Mã xã, hoặc Tên xã và Tỉnh).")
            )
            return
        mapping = self._mapping(sheet, raw.name, naming, slot)
        told, nameless = len(self.problems), []
        for row in sheet.rows:
            cells = self._cells(row, raw.name, mapping, slot)
            if any(cells.values()):
                self._take(row, raw.name, naming, slot, cells)
                if not cells.get(slot.columns[0].key):
                    nameless.append(row.number)
        if all(one.severity is Severity.WARNING for one in self.problems[told:]):
            self._doubt(raw.name, slot, nameless)

    def _doubt(self, name: str, slot: TableSlot, nameless: Sequence[int]) -> None:
        """Warn of rows without what their table begins with, and of units that have no row where
        others have: either may be meant, and neither shows before the papers are read."""
        if nameless:
            heading = slot.columns[0].column.heading
            message = f"chưa ghi «{heading}» ở {_some('dòng', map(str, nameless))}; vẫn in như vậy."
            self.problems.append(Problem(name, message, Severity.WARNING))
        without = sorted(key for key in self._keys if slot.path not in self._rows.get(key, {}))
        if without and len(without) < len(self._keys):
            told = _some("", (self._units.name(key) for key in without))
            message = f"{len(without)} nơi không có dòng nào nên bảng của nơi ấy để trống: {told}."
            self.problems.append(Problem(name, message, Severity.WARNING))

    def _naming(self, sheet: Sheet) -> Naming:
        if self._finder is not None:
            return naming_of(sheet.headings)
        known = [bare(heading) for heading in sheet.headings]
        return Naming(name=known.index(self._name_heading) if self._name_heading in known else None)

    def _mapping(self, sheet: Sheet, name: str, naming: Naming, slot: TableSlot) -> dict[int, str]:
        """The column of the table that each column of the sheet is for; unused ones are told."""
        taken = (naming.code, naming.name, naming.province)
        headings = ["" if place in taken else one for place, one in enumerate(sheet.headings)]
        mapping = match_columns(headings, slot.columns)
        offer = ", ".join(f"«{column.column.heading}»" for column in slot.columns)
        for place, heading in enumerate(headings):
            unused = place not in mapping and bare(heading) not in ("", "stt", "tt", "so thu tu")
            if unused and any(cell(row, place) for row in sheet.rows):
                message = f"Bảng không có cột «{heading[:60]}» nên cột này không được dùng. Các cột: {offer}."
                where = f"{name}!{column_name(place)}"
                self.problems.append(Problem(where, message, Severity.WARNING))
        return mapping

    def _cells(self, row: SheetRow, name: str, mapping: Mapping[int, str], slot: TableSlot) -> Row:
        fields = {column.key: column for column in slot.columns}
        cells = {}
        for place, key in mapping.items():
            cells[key] = clean_text(row.cells[place]) if place < len(row.cells) else ""
            if message := number_problem(cells[key], fields[key]):
                self._wrong(name, place, row, message)
        return cells

    def _take(self, row: SheetRow, name: str, naming: Naming, slot: TableSlot, cells: Row) -> None:
        found = self._key(row, naming)
        if isinstance(found, Fault):
            self._wrong(name, found.column, row, found.message)
        else:
            self._rows[found][slot.path].append(cells)

    def _key(self, row: SheetRow, naming: Naming) -> str | Fault:
        if self._finder is None:
            called = cell(row, naming.name)
            key = self._units.key(called)
            message = f"Không có đúng một đơn vị tên «{called[:60]}» trong danh sách đơn vị."
            return Fault(naming.first, message) if key is None else key
        commune = self._finder.find(row, naming)
        if isinstance(commune, Fault):
            return commune
        if commune.code not in self._keys:
            message = f"{commune.name} không có trong danh sách xã của tệp này."
            return Fault(naming.first, message)
        return commune.code

    def _wrong(self, name: str, column: int, row: SheetRow, message: str) -> None:
        self.problems.append(Problem(f"{name}!{column_name(column)}{row.number}", message))
