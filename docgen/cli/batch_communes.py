"""What `--communes` names: a table of units, provinces, communes; all that is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from docgen import places
from docgen.errors import BrokenFile, InvalidInput, Problem
from docgen.intake.targets import Targets, choose_targets, read_targets
from docgen.papers.merge.slots import TableSlot
from docgen.places import Kind
from docgen.reasons import reason
from docgen.vietnamese import fold

_OPTION = "--communes"
_EVERYWHERE = ("all", "tat ca", "ca nuoc")
_WORKBOOKS = (".xlsx", ".xls", ".ods", ".xlsm")
_TABLES = (*_WORKBOOKS, ".csv")
_COMMUNE_WORDS = ("xa ", "phuong ", "dac khu ")
#: A table of all communes with many columns has 2 MB.
_LARGEST_TABLE = 64 << 20


def table_among(communes: Sequence[str], kinds: Collection[Kind]) -> Path | None:
    """The table of units that is named; InvalidInput when it is named beside anything else."""
    files = [typed for typed in communes if Path(typed).suffix.lower() in _TABLES]
    if files and (len(communes) > 1 or kinds):
        message = "bảng các xã đã chọn xã rồi; bỏ các lựa chọn khác, hoặc bỏ bảng."
        raise InvalidInput([Problem(_OPTION, message)])
    return Path(files[0]) if files else None


def targets_in_table(
    path: Path, slots: Sequence[TableSlot], on: dt.date, reasons: Iterable[str]
) -> Targets:
    """The units of a table; its name stands in every problem. Raises BrokenFile."""
    content = _bytes(path)
    if path.suffix.lower() in _WORKBOOKS and content.strip() and content[:2] != b"PK":
        raise BrokenFile(
            f"Tệp «{path}» không phải Excel (.xlsx) hoặc đã hỏng. Hãy mở bằng Excel, chọn Lưu thành "
            "(Save As), kiểu «Excel Workbook (.xlsx)»."
        )
    try:
        targets = read_targets(content, slots, on=on, place_reasons=reasons)
    except BrokenFile as error:
        raise BrokenFile(f"{path}: {error}") from error
    named = (_in_file(path.name, one) for one in targets.problems)
    return replace(targets, problems=tuple(named))


def targets_named(
    communes: Sequence[str], kinds: Collection[Kind], on: dt.date, reasons: Iterable[str]
) -> Targets:
    """All communes of the provinces named and every commune named, each once."""
    reasons = tuple(reasons)
    provinces, names = _provinces_and_names(communes, on)
    parts = []
    if provinces or not names:
        parts.append(choose_targets(provinces, kinds, (), on=on, place_reasons=reasons))
    if names:
        parts.append(choose_targets((), kinds, names, on=on, place_reasons=reasons))
    chosen = {one.key: one for part in parts for one in part.targets}
    problems = dict.fromkeys(_as_typed(one) for part in parts for one in part.problems)
    return Targets(tuple(chosen.values()), parts[0].columns, tuple(problems))


def _provinces_and_names(communes: Sequence[str], on: dt.date) -> tuple[list[str], list[str]]:
    """«Cao Bằng» and «04» are provinces; «Đông Khê, Cao Bằng», «xã Đông Khê» and «01273» communes."""
    if any(fold(typed) in _EVERYWHERE for typed in communes):
        return [], []
    files = [typed for typed in communes if Path(typed).is_file()]
    if files:
        message = "không phải bảng .xlsx hoặc .csv; hãy mở bằng Excel rồi lưu thành .xlsx."
        raise InvalidInput(Problem(_OPTION, f"«{typed}» {message}") for typed in files)
    names = [typed for typed in communes if _names_commune(typed, on)]
    return [typed for typed in communes if typed not in names], names


def _names_commune(typed: str, on: dt.date) -> bool:
    if "," in typed or (typed.isdecimal() and len(typed) > 2):
        return True
    if places.find_province(typed, on=on).found is not None:
        return False
    known = places.find_commune(typed, on=on)
    meant = known.found is not None or known.outcome is places.Outcome.AMBIGUOUS
    return meant or fold(typed).startswith(_COMMUNE_WORDS)


def _as_typed(problem: Problem) -> Problem:
    """A problem with a choice as the command line knows it: its words name what was typed."""
    return replace(problem, place=_OPTION, line=None) if problem.place else problem


def _in_file(name: str, problem: Problem) -> Problem:
    return replace(problem, place=f"{name}, {problem.place}" if problem.place else name)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_TABLE + 1)
    except OSError as error:
        raise BrokenFile(f"Không đọc được tệp «{path}»: {reason(error)}.") from None
    if len(content) > _LARGEST_TABLE:
        raise BrokenFile(f"Tệp «{path}» lớn quá {_LARGEST_TABLE >> 20} MB.")
    return content
