"""The shape of registers, file lists, the arrival stamp and the metadata of an electronic system."""

from __future__ import annotations

from typing import Literal

from docgen.standards.sourced import Sourced, Strict


class Register(Sourced):
    """A register (sổ): its title and its columns, in order; the rule asks for no fewer.

    `number_line` False: its cover has no line «Từ số … đến số …».
    """

    id: str
    title: str
    columns: tuple[str, ...]
    number_line: bool = True


class RegisterCover(Sourced):
    """Cover and first page of a register. Fields: {superior} {body} {title} {year} {from} {to} {volume}."""

    lines: tuple[str, ...]
    number_line: str
    printed_and_bound: bool  # a register kept in a system is printed and bound as well


class ArrivalStamp(Sourced):
    """The stamp «ĐẾN» on papers that come in; lengths in mm."""

    literals: tuple[str, ...]
    width_mm: float
    height_mm: float


class FileList(Sourced):
    """A list of files or of the papers in a file: its title and its columns, in order."""

    id: str
    title: str
    columns: tuple[str, ...]
    number_example: str = ""
    applies_to: str = ""


class MetadataField(Strict):
    """A field of a record. `length` in characters, None without a limit; `auto`: the system fills it."""

    no: str
    key: str
    term: str = ""
    group: str = ""
    type: Literal["String", "Number", "Date", "LongText"]
    length: int | None = None
    auto: bool = False


class Metadata(Sourced):
    """Fields of the records of outgoing papers, incoming papers and files."""

    outgoing: tuple[MetadataField, ...]
    incoming: tuple[MetadataField, ...]
    file: tuple[MetadataField, ...]
