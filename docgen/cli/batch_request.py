"""What `docgen batch` is asked for: dossier, communes and options, read and checked."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.errors import BrokenFile, InvalidInput, Problem
from docgen.intake.dossier_file import read_plain_dossier
from docgen.intake.targets import Targets, choose_targets, read_targets
from docgen.intake.typed_tree import TypedTree
from docgen.model import Side
from docgen.papers.merge.law import law_of
from docgen.papers.merge.slots import table_slots
from docgen.places import Kind
from docgen.reasons import reason
from docgen.records.batches import BatchOptions, NewBatch
from docgen.vietnamese import fold

_KINDS = (Kind.XA, Kind.PHUONG, Kind.DAC_KHU)
_EVERYWHERE = ("all", "tat ca", "ca nuoc")
_TABLES = (".xlsx", ".csv", ".xls", ".ods", ".xlsm")
#: A table of all communes with many columns has 2 MB.
_LARGEST_TABLE = 64 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """A dossier and its targets. `side` is that of the papers."""

    tree: TypedTree
    content: Mapping[str, Any]
    targets: Targets
    side: Side

    def new_batch(self, name: str, out: Path, options: BatchOptions, today: dt.date) -> NewBatch:
        """The batch to create; the same request for the same folder is the same batch."""
        key = hashlib.sha256()
        for part in (
            str(out.resolve()), self.content, str(today), repr(options),
            [(one.key, dict(one.values), _plain(one.tables)) for one in self.targets.targets],
        ):  # fmt: skip
            key.update(json.dumps(part, ensure_ascii=False, sort_keys=True).encode())
        return NewBatch(
            f"cli:{key.hexdigest()}", name, self.content, self.targets.targets, options, today
        )


def read_request(
    dossier: Path, communes: Sequence[str], kinds: Sequence[str], today: dt.date
) -> Request:
    """Read what was asked. Raises InvalidInput and BrokenFile; `Targets.problems` say the rest."""
    tree = read_plain_dossier(dossier)
    if not isinstance(tree.data, Mapping):
        raise InvalidInput([Problem("", "đây không phải hồ sơ.", line=1)], str(dossier))
    content = dict(tree.data)
    day, edition = law_of(content, today)
    reasons = edition.date.place_type_in_front_when
    files = [typed for typed in communes if Path(typed).suffix.lower() in _TABLES]
    if files:
        if len(communes) > 1 or kinds:
            message = "bảng các xã đã chọn xã rồi; bỏ các lựa chọn khác, hoặc bỏ bảng."
            raise InvalidInput([Problem("--communes", message)])
        table = _bytes(Path(files[0]))
        targets = read_targets(table, table_slots(content), on=day, place_reasons=reasons)
    else:
        provinces, names = _provinces_and_names(communes)
        targets = choose_targets(
            provinces, [_kind(one) for one in kinds], names, on=day, place_reasons=reasons
        )
    return Request(tree, content, targets, edition.side)


def _provinces_and_names(communes: Sequence[str]) -> tuple[list[str], list[str]]:
    """«Cao Bằng» and «04» are provinces; «xã Đông Khê, Cao Bằng» and «01273» communes."""
    if any(fold(typed) in _EVERYWHERE for typed in communes):
        return [], []
    names = [typed for typed in communes if "," in typed or (typed.isdecimal() and len(typed) > 2)]
    return [typed for typed in communes if typed not in names], names


def _kind(typed: str) -> Kind:
    for kind in _KINDS:
        if fold(kind.value) == fold(typed):
            return kind
    known = ", ".join(kind.value for kind in _KINDS)
    raise InvalidInput([Problem("--kind", f"không có loại «{typed}»; có: {known}.")])


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_TABLE + 1)
    except OSError as error:
        raise BrokenFile(f"Không đọc được tệp «{path}»: {reason(error)}.") from None
    if len(content) > _LARGEST_TABLE:
        raise BrokenFile(f"Tệp «{path}» lớn quá {_LARGEST_TABLE >> 20} MB.")
    return content


def _plain(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, list[dict[str, str]]]:
    return {path: [dict(row) for row in rows] for path, rows in tables.items()}
