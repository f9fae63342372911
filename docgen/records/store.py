"""Files under their SHA-256: written once, safely, and never changed.

A file is written beside its place, flushed to the disk and moved in by an atomic rename; only then
does a caller write the row that speaks of it. A crash leaves at worst a file that no row speaks
of, which is harmless and which `verify` reports.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from docgen.errors import BrokenFile, NotFound, RecordsUnavailable

_CHUNK = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")
#: Readable by owner and group, writable by nobody.
_READ_ONLY = 0o440
#: Where files are written before they are moved into their place.
INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the store knows a file by. `size` in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A file on its way in."""

    path: Path
    file: BinaryIO


class Store:
    """A folder of files named by their content: ``ab/abcdef…``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes) -> StoredFile:
        """Keep the content; keeping it twice is keeping it once."""
        stored = StoredFile(hashlib.sha256(content).hexdigest(), len(content))
        if not self._is_intact(stored):
            with self._incoming() as incoming:
                incoming.file.write(content)
                self._move_in(incoming, stored.sha256)
        return stored

    def put_stream(self, source: IO[bytes]) -> StoredFile:
        """`put` for a file too large for memory."""
        digest, size = hashlib.sha256(), 0
        with self._incoming() as incoming:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                incoming.file.write(chunk)
            stored = StoredFile(digest.hexdigest(), size)
            if not self._is_intact(stored):
                self._move_in(incoming, stored.sha256)
        return stored

    def read(self, sha256: str) -> bytes:
        """The content, checked. Raises NotFound, and BrokenFile when it was altered."""
        try:
            content = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound(f"Kho không còn tệp {sha256}; xem «docgen archive verify».") from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BrokenFile(f"Tệp {sha256} trong kho đã bị sửa; hãy phục hồi từ bản sao lưu.")
        return content

    def path(self, sha256: str) -> Path:
        """Where a file of that name stands, or would stand."""
        if not _NAME.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self.root / sha256[:2] / sha256

    def digest(self, sha256: str) -> str | None:
        """The SHA-256 of what stands under a name; None when nothing does."""
        try:
            with self.path(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def everything(self) -> Iterator[Path]:
        """Every file below the folder, whatever it is called, in order of path."""
        for folder, folders, names in os.walk(self.root):
            folders.sort()
            for name in sorted(names):
                yield Path(folder, name)

    def _is_intact(self, stored: StoredFile) -> bool:
        return self.digest(stored.sha256) == stored.sha256

    @contextmanager
    def _incoming(self) -> Iterator[_Incoming]:
        """A new file beside the store; gone afterwards unless it was moved in."""
        folder = self.root / INCOMING
        try:
            folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=folder)
        except OSError as error:
            raise RecordsUnavailable(
                f"Không ghi được vào kho tệp «{self.root}»: {error.strerror}."
            ) from error
        os.close(descriptor)
        path = Path(name)
        try:
            with path.open("wb") as file:
                yield _Incoming(path, file)
        finally:
            path.unlink(missing_ok=True)

    def _move_in(self, incoming: _Incoming, sha256: str) -> None:
        incoming.file.flush()
        os.fchmod(incoming.file.fileno(), _READ_ONLY)
        os.fsync(incoming.file.fileno())
        target = self.path(sha256)
        target.parent.mkdir(exist_ok=True)
        incoming.path.replace(target)
        for folder in (target.parent, self.root):
            _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    """Flush a rename itself: without this a power cut may forget the new name."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
