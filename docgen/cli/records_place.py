"""Where the records are: the options that every command on them takes."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from docgen.records import Desk, Operator, Records
from docgen.records.store import FilesPlace

#: The names of the command line, then those of the web service, so that one setting serves both.
_HOME = ("DOCGEN_HOME", "DOCGEN_WEB_HOME")
_DATABASE = ("DOCGEN_DATABASE", "DOCGEN_WEB_DATABASE")
_FILES = ("DOCGEN_FILES", "DOCGEN_WEB_FILES")


@dataclass(frozen=True, slots=True)
class Place:
    """A database and a store of files, and the agency whose desk is asked for ("" for none)."""

    database: str
    files: FilesPlace
    agency: str = ""
    home: Path = Path()

    @contextmanager
    def records(self) -> Iterator[Records]:
        """The records; RecordsUnavailable when there are none yet."""
        records = Records.open(self.database, self.files)
        try:
            yield records
        finally:
            records.close()

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk of the agency, for writing, with the operator at it."""
        with self.records() as records, records.desk(self.agency, operator()) as desk:
            yield desk

    @contextmanager
    def reading(self) -> Iterator[Desk]:
        """The same, for reading."""
        with self.records() as records, records.reading(self.agency, operator()) as desk:
            yield desk


def operator() -> Operator:
    """Whoever runs the command, as the journal will name them."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        name = f"uid {os.getuid()}"
    return Operator(f"{name} (dòng lệnh)")


def at_place(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --home, --database and --files; the command gets a `Place`."""

    @click.option(
        "--home",
        envvar=_HOME,
        default="docgen-data",
        show_default=True,
        type=click.Path(path_type=Path, file_okay=False),
        help="Thư mục dữ liệu: cơ sở dữ liệu docgen.db và thư mục files.",
    )
    @click.option(
        "--database",
        envvar=_DATABASE,
        default="",
        help="Địa chỉ cơ sở dữ liệu khác: postgresql://… hoặc sqlite:////…",
    )
    @click.option(
        "--files",
        envvar=_FILES,
        default="",
        help="Kho tệp khác thư mục files: một thư mục chung, hoặc s3://ngăn-chứa/đường-dẫn.",
    )
    @wraps(command)
    def with_place(home: Path, database: str, files: str, **rest: Any) -> Any:
        home = home.resolve()
        place = Place(
            database or f"sqlite:///{home / 'docgen.db'}", files or home / "files", home=home
        )
        return command(place=place, **rest)

    return with_place


def at_desk(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what `at_place` adds and --agency; the command gets a `Place` that names the agency."""

    @click.option(
        "--agency",
        envvar="DOCGEN_AGENCY",
        required=True,
        help="Mã cơ quan, xem «docgen agency list».",
    )
    @at_place
    @wraps(command)
    def with_agency(place: Place, agency: str, **rest: Any) -> Any:
        return command(place=replace(place, agency=agency), **rest)

    return with_agency
