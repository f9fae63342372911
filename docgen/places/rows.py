"""The CSV files of places, read into units; a faulty line is named with its file and number."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TypeVar, get_args

from docgen.errors import BrokenFile
from docgen.places.units import Commune, Confidence, Doubt, Kind, NamedAfter, Province, Source
from docgen.vietnamese import clean_line

Row = Mapping[str, str]
_Made = TypeVar("_Made")

PROVINCE_DIGITS = 2
COMMUNE_DIGITS = 5
PROVINCE_KINDS = frozenset({Kind.TINH, Kind.THANH_PHO})
COMMUNE_KINDS = frozenset({Kind.XA, Kind.PHUONG, Kind.DAC_KHU})


@dataclass(frozen=True, slots=True)
class Rows:
    """All that the files of a folder say, in their order."""

    provinces: tuple[Province, ...]
    communes: tuple[Commune, ...]
    doubts: tuple[Doubt, ...]


def read_rows(folder: Traversable) -> Rows:
    """The rows of `sources`, `provinces`, `communes` and `doubts.csv`; BrokenFile when one is faulty."""
    sources = {source.key: source for source in _read(folder / "sources.csv", _SOURCE, _source)}
    return Rows(
        provinces=_read(folder / "provinces.csv", _PROVINCE, lambda row: _province(row, sources)),
        communes=_read(folder / "communes.csv", _COMMUNE, lambda row: _commune(row, sources)),
        doubts=_read(folder / "doubts.csv", _DOUBT, lambda row: _doubt(row, sources)),
    )


_SOURCE = ("key", "confidence", "title")
_PROVINCE = ("code", "kind", "name", "aliases", "named_after", "valid_from", "valid_to", "source")
_COMMUNE = ("code", "kind", "name", "province_code", "named_after", "valid_from", "valid_to", "source")  # fmt: skip
_DOUBT = ("code", "valid_from", "valid_to", "source", "text")


def _read(
    file: Traversable, columns: tuple[str, ...], make: Callable[[Row], _Made]
) -> tuple[_Made, ...]:
    """What `make` gives for every line; all the faulty lines at once."""
    made: list[_Made] = []
    faults: list[str] = []
    with file.open(encoding="utf-8") as lines:
        reader = csv.DictReader(lines, strict=True)
        if tuple(reader.fieldnames or ()) != columns:
            raise BrokenFile(f"{file.name}: dòng đầu phải là {','.join(columns)}")
        for row in reader:
            try:
                made.append(make(_checked(row)))
            except ValueError as error:
                faults.append(f"{file.name}: dòng {reader.line_num}: {error}")
    if faults:
        raise BrokenFile("\n".join(faults))
    return tuple(made)


def _checked(row: Mapping[str | None, str | list[str] | None]) -> Row:
    """The row when it has every column and every value is clean; ValueError otherwise."""
    checked = {}
    for column, value in row.items():
        if column is None or not isinstance(value, str):
            raise ValueError("thừa hay thiếu cột")
        if value != clean_line(value):
            raise ValueError(f"{column}: «{value}» có khoảng trắng thừa hay chữ chưa ở dạng NFC")
        checked[column] = value
    return checked


def _source(row: Row) -> Source:
    for confidence in get_args(Confidence):
        if row["confidence"] == confidence:
            return Source(row["key"], confidence, row["title"])
    raise ValueError(f"confidence: không có mức «{row['confidence']}»")


def _province(row: Row, sources: Mapping[str, Source]) -> Province:
    return Province(
        code=_code(row["code"], PROVINCE_DIGITS),
        kind=_kind(row, PROVINCE_KINDS),
        bare_name=_filled(row, "name"),
        aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
        named_after=_named_after(row),
        valid_from=_day(row["valid_from"]),
        valid_to=_last_day(row),
        source=_known(row["source"], sources),
    )


def _commune(row: Row, sources: Mapping[str, Source]) -> Commune:
    return Commune(
        code=_code(row["code"], COMMUNE_DIGITS),
        kind=_kind(row, COMMUNE_KINDS),
        bare_name=_filled(row, "name"),
        province_code=_code(row["province_code"], PROVINCE_DIGITS),
        named_after=_named_after(row),
        valid_from=_day(row["valid_from"]),
        valid_to=_last_day(row),
        source=_known(row["source"], sources),
    )


def _doubt(row: Row, sources: Mapping[str, Source]) -> Doubt:
    source = _known(row["source"], sources)
    return Doubt(row["code"], _day(row["valid_from"]), _last_day(row), source, _filled(row, "text"))


def _filled(row: Row, column: str) -> str:
    if not row[column]:
        raise ValueError(f"{column}: trống")
    return row[column]


def _code(code: str, digits: int) -> str:
    if len(code) != digits or not (code.isascii() and code.isdecimal()):
        raise ValueError(f"mã «{code}» không đủ {digits} chữ số")
    return code


def _kind(row: Row, allowed: frozenset[Kind]) -> Kind:
    for kind in allowed:
        if kind.value == row["kind"]:
            return kind
    raise ValueError(f"kind: «{row['kind']}» không phải loại đơn vị của cấp này")


def _named_after(row: Row) -> NamedAfter | None:
    return NamedAfter(row["named_after"]) if row["named_after"] else None


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _last_day(row: Row) -> dt.date | None:
    last = _day(row["valid_to"]) if row["valid_to"] else None
    if last is not None and last < _day(row["valid_from"]):
        raise ValueError("valid_to đứng trước valid_from")
    return last


def _known(key: str, sources: Mapping[str, Source]) -> Source:
    if key not in sources:
        raise ValueError(f"source: «{key}» không có trong sources.csv")
    return sources[key]
