"""One command, one file: everything that the records hold, as of one moment."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, select

from docgen.errors import Refused
from docgen.records.backup.format import (
    FORMAT,
    MANIFEST,
    Manifest,
    TableContents,
    file_part,
    table_part,
    written,
)
from docgen.records.desk import Operator, Records
from docgen.records.engine import for_snapshot, plain_errors
from docgen.records.rights import Act
from docgen.records.spoken_of import files_spoken_of
from docgen.records.tables import Base, JournalRow
from docgen.records.upgrade import newest

_BATCH = 500


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What went into the file. `damaged`: files missing or altered in the store, left out of it."""

    path: Path
    rows: int
    files: int
    damaged: tuple[str, ...]


def back_up(records: Records, who: Operator, target: Path) -> BackupReport:
    """Write a backup. The file appears under its name only when it is whole.

    Refused when the name is taken. People go on working meanwhile; what they do after the first
    moment is not in it. Files that the store has lost do not stop it: they are named in the report.
    """
    if target.exists():
        raise Refused(f"Đã có tệp «{target}»; hãy chọn tên khác cho bản sao lưu.")
    with (
        plain_errors(),
        for_snapshot(records.engine).connect() as connection,
        connection.begin(),
        _appearing(target) as draft,
        zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as package,
    ):
        tables = tuple(_dump(connection, table, package) for table in Base.metadata.sorted_tables)
        kept, damaged = _copy_files(connection, records, package)
        manifest = Manifest(
            format=FORMAT,
            made_at=records.clock(),
            revision=newest(),
            tables=tables,
            files=kept,
            damaged=damaged,
        )
        package.writestr(MANIFEST, manifest.model_dump_json(indent=2))
    _note(records, who, target)
    return BackupReport(target, sum(table.rows for table in tables), kept, damaged)


def _dump(connection: Connection, table: Table, package: zipfile.ZipFile) -> TableContents:
    digest, rows = hashlib.sha256(), 0
    query = select(table).order_by(*table.primary_key)
    found = connection.execution_options(yield_per=_BATCH).execute(query)
    with package.open(table_part(table.name), "w", force_zip64=True) as part:
        for row in found.mappings():
            plain = written({column.name: row[column] for column in table.columns})
            line = json.dumps(plain, ensure_ascii=False).encode() + b"\n"
            digest.update(line)
            rows += 1
            part.write(line)
    return TableContents(name=table.name, rows=rows, sha256=digest.hexdigest())


def _copy_files(
    connection: Connection, records: Records, package: zipfile.ZipFile
) -> tuple[int, tuple[str, ...]]:
    kept, damaged = 0, []
    for sha256 in connection.scalars(files_spoken_of()).all():
        if records.store.digest(sha256) != sha256:
            damaged.append(sha256)
            continue
        # DOCX and PDF are compressed already: stored as they are, they are read back faster.
        part = zipfile.ZipInfo(file_part(sha256))
        with package.open(part, "w", force_zip64=True) as target:
            target.writelines(records.store.chunks(sha256))
        kept += 1
    return kept, tuple(damaged)


@contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """A draft beside the target, renamed to it when the block ends well, gone when it does not."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(descriptor)
    draft = Path(name)
    try:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)


def _note(records: Records, who: Operator, target: Path) -> None:
    with records.installation() as session:
        session.add(
            JournalRow(
                at=records.clock(),
                actor=who.name,
                act=Act.BACKUP.value,
                subject="installation",
                detail={"backup": target.name},
            )
        )
