"""Bringing a backup back, into an empty place only, checking every hash on the way."""

from __future__ import annotations

import hashlib
import itertools
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, MetaData, Table, func, inspect, select, update

from docgen.errors import BrokenFile, Refused
from docgen.records.backup.format import (
    FORMAT,
    MANIFEST,
    Manifest,
    TableContents,
    file_part,
    read,
    table_part,
)
from docgen.records.batches import BatchState
from docgen.records.engine import open_engine, plain_errors
from docgen.records.spoken_of import files_spoken_of
from docgen.records.store import FilesPlace, Store, open_store
from docgen.records.tables import BatchRow
from docgen.records.upgrade import knows, upgrade_on

_BATCH = 500


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What came back. `damaged` are the files that the backup itself lacks.

    `stopped` are the names of the batches that were running and now wait for a person.
    """

    rows: int
    files: int
    damaged: tuple[str, ...]
    stopped: tuple[str, ...]


def restore(source: Path, url: str, files: FilesPlace) -> RestoreReport:
    """Fill an empty database and an empty store from a backup, then upgrade to this program.

    Batches that were running are stopped.

    Refused when either holds anything. Raises BrokenFile when the backup is not whole; the database
    is then still empty, and the store holds at most files that nothing speaks of.
    """
    engine = open_engine(url)
    try:
        with plain_errors():
            store = open_store(files)
            _must_be_empty(engine, store)
            with _opened(source) as package:
                manifest = _manifest(package)
                _check_tables(package, manifest)
                _bring_files(package, manifest, store)
                with engine.begin() as connection:
                    _fill(connection, package, manifest)
                    if _lacking(connection, store) != set(manifest.damaged):
                        raise BrokenFile("Bản sao lưu thiếu tệp của văn bản đã phát hành.")
                    stopped = _stop_batches(connection)
    finally:
        engine.dispose()
    rows = sum(table.rows for table in manifest.tables)
    return RestoreReport(rows, manifest.files, manifest.damaged, stopped)


def _must_be_empty(engine: Engine, store: Store) -> None:
    if inspect(engine).get_table_names():
        raise Refused("Cơ sở dữ liệu đích đã có dữ liệu; chỉ phục hồi vào nơi còn trống.")
    if next(store.everything(), None) is not None:
        raise Refused(f"Kho «{store.where}» đã có tệp; chỉ phục hồi vào nơi còn trống.")


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        package = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError) as error:
        raise BrokenFile(f"Không đọc được bản sao lưu «{source}»: {error}.") from error
    with package:
        try:
            yield package
        except (zipfile.BadZipFile, EOFError, zlib.error) as error:
            raise BrokenFile(f"Bản sao lưu «{source}» bị hỏng: {error}.") from error


def _manifest(package: zipfile.ZipFile) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(package.read(MANIFEST))
    except (KeyError, ValidationError) as error:
        raise BrokenFile("Tệp này không phải bản sao lưu của docgen.") from error
    if manifest.format != FORMAT or not knows(manifest.revision):
        raise BrokenFile("Bản sao lưu do một phiên bản docgen mới hơn làm ra; hãy nâng cấp docgen.")
    return manifest


def _check_tables(package: zipfile.ZipFile, manifest: Manifest) -> None:
    """Every table is there, whole and unchanged, before the first row is written."""
    parts = set(package.namelist())
    for contents in manifest.tables:
        if table_part(contents.name) not in parts:
            raise BrokenFile(f"Bản sao lưu thiếu bảng «{contents.name}».")
        digest, rows = hashlib.sha256(), 0
        for batch in _batches(package, contents.name):
            digest.update(b"".join(batch))
            rows += len(batch)
        if (digest.hexdigest(), rows) != (contents.sha256, contents.rows):
            raise BrokenFile(f"Bảng «{contents.name}» trong bản sao lưu đã bị sửa.")


def _bring_files(package: zipfile.ZipFile, manifest: Manifest, store: Store) -> None:
    names = [name.removeprefix(_FILES) for name in package.namelist() if name.startswith(_FILES)]
    if len(names) != manifest.files:
        raise BrokenFile(f"Bản sao lưu có {len(names)} tệp, đáng lẽ có {manifest.files}.")
    for name in names:
        with package.open(file_part(name)) as part:
            if store.put_stream(part).sha256 != name:
                raise BrokenFile(f"Tệp {name} trong bản sao lưu đã bị sửa.")


_FILES = file_part("")


def _fill(connection: Connection, package: zipfile.ZipFile, manifest: Manifest) -> None:
    """Make the tables as they were in the version of the backup, fill them, then upgrade."""
    upgrade_on(connection, manifest.revision)
    tables = MetaData()
    tables.reflect(connection, only=[contents.name for contents in manifest.tables])
    for contents in manifest.tables:
        table = tables.tables[contents.name]
        _fill_table(connection, package, contents, table)
        _count_on(connection, table)
    upgrade_on(connection)


def _fill_table(
    connection: Connection, package: zipfile.ZipFile, contents: TableContents, table: Table
) -> None:
    for batch in _batches(package, contents.name):
        connection.execute(table.insert(), [read(json.loads(line), table) for line in batch])


def _batches(package: zipfile.ZipFile, name: str) -> Iterator[list[bytes]]:
    with package.open(table_part(name)) as part:
        while batch := list(itertools.islice(part, _BATCH)):
            yield batch


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL give new rows ids above those that came with the backup."""
    if connection.dialect.name == "sqlite":
        return
    highest = connection.scalar(select(func.max(table.c.id)))
    if highest is not None:
        sequence = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(sequence, highest)))


def _stop_batches(connection: Connection) -> tuple[str, ...]:
    """Stop what was running. Its numbers of after the backup stand on papers by now and are not in
    the register: workers that went on by themselves would give them once more.
    """
    running = BatchRow.state == BatchState.RUNNING.value
    names = connection.scalars(select(BatchRow.name).where(running).order_by(BatchRow.id)).all()
    connection.execute(update(BatchRow).where(running).values(state=BatchState.STOPPED.value))
    return tuple(names)


def _lacking(connection: Connection, store: Store) -> set[str]:
    """Files that a paper speaks of and that did not come."""
    wanted = connection.scalars(files_spoken_of()).all()
    return {sha256 for sha256 in wanted if store.size(sha256) is None}
