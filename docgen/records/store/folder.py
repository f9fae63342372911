"""A store in a folder, the default: one machine, or several that share a file system.

A file is written beside its place, flushed to the disk and moved in by an atomic rename.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from docgen.errors import RecordsUnavailable
from docgen.reasons import reason
from docgen.records.store.protocol import (
    CHUNK,
    Standing,
    StoredFile,
    checked,
    key_of,
    lost,
    named_at,
)

#: Readable by owner and group, writable by nobody.
_READ_ONLY = 0o440
#: Where files are written before they are moved into their place.
INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A file on its way in."""

    path: Path
    file: BinaryIO


class FolderStore:
    """A folder of files named by their content: ``ab/abcdef…``. See `Store` for the methods."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def where(self) -> str:
        """See `Store.where`."""
        return str(self.root)

    def put(self, content: bytes) -> StoredFile:
        """See `Store.put`."""
        stored = StoredFile.of(content)
        if not self._is_intact(stored):
            with self._incoming() as incoming:
                with self._writing():
                    incoming.file.write(content)
                self._move_in(incoming, stored.sha256)
        return stored

    def put_stream(self, source: IO[bytes]) -> StoredFile:
        """See `Store.put_stream`."""
        digest, size = hashlib.sha256(), 0
        with self._incoming() as incoming:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                with self._writing():
                    incoming.file.write(chunk)
            stored = StoredFile(digest.hexdigest(), size)
            if not self._is_intact(stored):
                self._move_in(incoming, stored.sha256)
        return stored

    def read(self, sha256: str) -> bytes:
        """See `Store.read`."""
        return checked(sha256, self.chunks(sha256))

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """See `Store.chunks`."""
        try:
            file = self.path(sha256).open("rb")
        except (FileNotFoundError, NotADirectoryError):
            raise lost(sha256) from None
        with file:
            while chunk := file.read(CHUNK):
                yield chunk

    def path(self, sha256: str) -> Path:
        """Where a file of that name stands, or would stand."""
        return self.root / key_of(sha256)

    def size(self, sha256: str) -> int | None:
        """See `Store.size`."""
        try:
            return self.path(sha256).stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            return None

    def digest(self, sha256: str) -> str | None:
        """See `Store.digest`."""
        try:
            with self.path(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def everything(self) -> Iterator[Standing]:
        """See `Store.everything`."""
        for folder, folders, names in os.walk(self.root):
            folders.sort()
            for name in sorted(names):
                if found := self._standing(Path(folder, name)):
                    yield found

    def _standing(self, path: Path) -> Standing | None:
        try:
            written = dt.datetime.fromtimestamp(path.lstat().st_mtime, dt.UTC)
        except FileNotFoundError:  # moved into its place since the folder was listed
            return None
        name = path.relative_to(self.root).as_posix()
        return Standing(name, named_at(name), written, coming=path.parent == self.root / INCOMING)

    def _is_intact(self, stored: StoredFile) -> bool:
        return self.digest(stored.sha256) == stored.sha256

    @contextmanager
    def _incoming(self) -> Iterator[_Incoming]:
        """A new file beside the store; gone afterwards unless it was moved in."""
        folder = self.root / INCOMING
        with self._writing():
            folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=folder)
        path = Path(name)
        file = os.fdopen(descriptor, "wb")
        try:
            yield _Incoming(path, file)
        finally:
            with contextlib.suppress(OSError):  # what could not be written was told already
                file.close()
            path.unlink(missing_ok=True)

    def _move_in(self, incoming: _Incoming, sha256: str) -> None:
        target = self.path(sha256)
        with self._writing():
            incoming.file.flush()
            os.fchmod(incoming.file.fileno(), _READ_ONLY)
            os.fsync(incoming.file.fileno())
            target.parent.mkdir(exist_ok=True)
            incoming.path.replace(target)
            for folder in (target.parent, self.root):
                _sync_folder(folder)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise RecordsUnavailable(
                f"Không ghi được vào kho tệp «{self.root}»: {reason(error)}."
            ) from error


def _sync_folder(folder: Path) -> None:
    """Flush a rename itself: without this a power cut may forget the new name."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
