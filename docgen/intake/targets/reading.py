"""A spreadsheet of units: a row for each unit, and sheets with rows of their tables.

Everything that is wrong is told at once, each with the cell as the spreadsheet names it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from docgen import places
from docgen.errors import Problem, Severity
from docgen.intake.rows import Sheet, bare, headed
from docgen.intake.sheets import RawSheet, SheetRow, column_name, read_sheets
from docgen.intake.targets.empty import GUIDE, LISTS
from docgen.intake.targets.headings import Naming, is_naming, naming_of, unit_column
from docgen.intake.targets.own_rows import OwnRows
from docgen.intake.targets.targets import Targets, doubts_about, target_of
from docgen.intake.targets.units import CommuneFinder, Fault, UnitNames, cell
from docgen.papers.merge import COMMUNE_FIELDS, TableSlot, Target
from docgen.papers.merge.names import name_key
from docgen.places import Commune
from docgen.vietnamese import clean_line


def read_targets(
    content: bytes, slots: Sequence[TableSlot], *, on: dt.date, place_reasons: Iterable[str]
) -> Targets:
    """The units in an XLSX or CSV file.

    The first sheet has a row for each: a commune by code or by name and province, whose other
    columns become fields; or, on days before the list of communes begins and where no column names
    communes, a unit of its own with nothing but its columns. Further sheets called as a slot have
    rows for that table. BrokenFile when the file cannot be read at all.
    """
    return targets_in(read_sheets(content), slots, on=on, place_reasons=place_reasons)


def targets_in(
    sheets: Sequence[RawSheet],
    slots: Sequence[TableSlot],
    *,
    on: dt.date,
    place_reasons: Iterable[str],
) -> Targets:
    """The units in sheets that were read already; see `read_targets`."""
    by_sheet = {_sheet_key(slot.name): slot for slot in slots}
    aside = {_sheet_key(GUIDE), _sheet_key(LISTS)}
    others = [sheet for sheet in sheets if _sheet_key(sheet.name) not in aside]
    main = next((one for one in others if _sheet_key(one.name) not in by_sheet), None)
    if main is None:
        return Targets((), (), (Problem("", "Tệp không có trang nào ghi các xã."),))
    made = _read_main(main, on, tuple(place_reasons))
    own = OwnRows(made.finder, made.units, made.keys, made.name_heading)
    for sheet in others:
        slot = by_sheet.get(_sheet_key(sheet.name))
        if slot is not None:
            own.read(sheet, slot)
        elif sheet is not main:
            made.problems.append(_unused(sheet, slots))
    targets = (replace(one, tables=own.tables(one.key)) for one in made.targets)
    problems = (*made.problems, *own.problems)
    return Targets(tuple(targets), made.columns, problems, made.row_of)


def _sheet_key(name: str) -> str:
    """The name of a sheet for comparing; spreadsheets cut names after 31 letters."""
    return bare(name)[:31].strip()


def _unused(sheet: RawSheet, slots: Sequence[TableSlot]) -> Problem:
    names = ", ".join(f"«{slot.name}»" for slot in slots)
    offer = f" Các bảng của hồ sơ: {names}." if names else " Hồ sơ không có bảng nào."
    return Problem(
        sheet.name,
        f"Trang «{sheet.name}» không mang tên bảng nào nên không được dùng.{offer}",
        Severity.WARNING,
    )


@dataclass(slots=True)
class _Main:
    """What came of the sheet of units. `finder` is None where the units are no communes."""

    targets: list[Target] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    row_of: dict[str, str] = field(default_factory=dict)
    finder: CommuneFinder | None = None
    name_heading: str = ""

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(target.key for target in self.targets)

    @property
    def units(self) -> UnitNames:
        return UnitNames({target.key: target.name for target in self.targets})


def _read_main(raw: RawSheet, on: dt.date, reasons: tuple[str, ...]) -> _Main:
    known = any(is_naming(one) for row in raw.rows[:25] for one in row.cells)
    sheet = headed(raw, is_naming if known else bool)
    made = _Main()
    fields = _fields(sheet, raw.name, made)
    naming = naming_of(sheet.headings)
    if not sheet.rows:
        made.problems.append(Problem(raw.name, "Bảng chưa có dòng nào dưới dòng tiêu đề."))
    if naming.of_communes and on >= places.first_day():
        _read_communes(sheet, raw.name, naming, fields, made, on, reasons)
    else:
        _read_units(sheet, raw.name, fields, made, naming.province)
    return made


def _fields(sheet: Sheet, name: str, made: _Main) -> dict[int, str]:
    """The name of the field that each column becomes."""
    fields: dict[int, str] = {}
    first: dict[str, int] = {}
    for place, heading in enumerate(sheet.headings):
        called = clean_line(heading).strip("«» ")
        key = name_key(called)
        where = f"{name}!{column_name(place)}" if name else column_name(place)
        if not called:
            if any(cell(row, place) for row in sheet.rows):
                made.problems.append(
                    Problem(where, "Cột không có tiêu đề nên không được dùng.", Severity.WARNING)
                )
        elif "«" in called or "»" in called:
            made.problems.append(Problem(where, "Tiêu đề cột không được chứa dấu « hay »."))
        elif key in first:
            message = (
                f"Cột «{called}» trùng tên với cột {column_name(first[key])}. Hãy đặt tên khác."
            )
            made.problems.append(Problem(where, message))
        else:
            first[key] = place
            fields[place] = called
    return fields


def _read_communes(
    sheet: Sheet,
    name: str,
    naming: Naming,
    fields: dict[int, str],
    made: _Main,
    on: dt.date,
    reasons: tuple[str, ...],
) -> None:
    finder = made.finder = CommuneFinder(on)
    official = {name_key(one) for one in COMMUNE_FIELDS}
    own = (one for one in fields.values() if name_key(one) not in official)
    made.columns = (*COMMUNE_FIELDS, *own)
    found: dict[str, Commune] = {}
    for row in sheet.rows:
        commune = finder.find(row, naming)
        if isinstance(commune, Fault):
            made.problems.append(_at(name, commune.column, row, commune.message))
        elif commune.code in found:
            message = (
                f"{commune.name} đã có ở {made.row_of[commune.code]}. Mỗi xã một dòng; nhiều dòng của "
                "một bảng thì ghi ở trang mang tên bảng ấy."
            )
            made.problems.append(_at(name, naming.first, row, message))
        else:
            found[commune.code] = commune
            made.row_of[commune.code] = _row_words(name, row)
            made.targets.append(target_of(commune, _values(row, fields), on, reasons))
    made.problems += doubts_about(found.values(), on)


def _read_units(
    sheet: Sheet, name: str, fields: dict[int, str], made: _Main, province: int | None
) -> None:
    """Units that the list of communes does not have: their columns are all that is known of them."""
    column = unit_column(sheet.headings)
    made.columns = tuple(fields.values())
    made.name_heading = bare(sheet.headings[column])
    for row in sheet.rows:
        called = cell(row, column)
        if not called:
            made.problems.append(_at(name, column, row, "Dòng này chưa ghi tên đơn vị."))
            continue
        key = f"dong-{row.number}"
        made.row_of[key] = _row_words(name, row)
        made.targets.append(Target(key, called, cell(row, province), _values(row, fields)))


def _values(row: SheetRow, fields: dict[int, str]) -> dict[str, str]:
    return {called: cell(row, place) for place, called in fields.items()}


def _row_words(name: str, row: SheetRow) -> str:
    return f"{name}, dòng {row.number}" if name else f"dòng {row.number}"


def _at(name: str, column: int, row: SheetRow, message: str) -> Problem:
    """A problem at a cell, called as the spreadsheet calls it: «Danh sách xã!B7»."""
    where = f"{column_name(column)}{row.number}"
    return Problem(f"{name}!{where}" if name else where, message)
