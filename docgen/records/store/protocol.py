"""What a store of files is, wherever it keeps them.

A file is written whole or not at all, and never changed; only then does a caller write the row that
speaks of it. A crash leaves at worst a file that no row speaks of, which is harmless and which
`verify` reports.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Protocol, Self

from docgen.errors import BrokenFile, NotFound

_NAME = re.compile(r"[0-9a-f]{64}")
#: Bytes read or written at once.
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the store knows a file by. `size` in bytes."""

    sha256: str
    size: int

    @classmethod
    def of(cls, content: bytes) -> Self:
        """What the store will know the content by."""
        return cls(hashlib.sha256(content).hexdigest(), len(content))


@dataclass(frozen=True, slots=True)
class Standing:
    """Something found in a store: `name` says where it stands below the store's root.

    `sha256` is the file that belongs there, "" where none does. `coming`: it is on its way in, or
    was left so by a crash. `written` is when it was last changed.
    """

    name: str
    sha256: str
    written: dt.datetime
    coming: bool = False


class Store(Protocol):
    """Files known by their content. Safe to use from several threads, processes and machines.

    Every method raises RecordsUnavailable when the place of the files cannot be used.
    """

    @property
    def where(self) -> str:
        """The folder or the address, for people."""
        ...

    def put(self, content: bytes) -> StoredFile:
        """Keep the content; keeping it twice is keeping it once."""
        ...

    def put_stream(self, source: IO[bytes]) -> StoredFile:
        """`put` for a file too large for memory."""
        ...

    def read(self, sha256: str) -> bytes:
        """The content, checked. Raises NotFound, and BrokenFile when it was altered."""
        ...

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """The content in pieces of about a megabyte, NOT checked. Raises NotFound."""
        ...

    def size(self, sha256: str) -> int | None:
        """Bytes of what stands under a name; None when nothing does."""
        ...

    def digest(self, sha256: str) -> str | None:
        """The SHA-256 of what stands under a name; None when nothing does."""
        ...

    def everything(self) -> Iterator[Standing]:
        """All that stands below the root, whatever it is called, in order of name."""
        ...


def key_of(sha256: str) -> str:
    """Where a file stands below the root: ``ab/abcdef…``. Raises ValueError for another name."""
    if not _NAME.fullmatch(sha256):
        raise ValueError(f"not a SHA-256: {sha256!r}")
    return f"{sha256[:2]}/{sha256}"


def named_at(key: str) -> str:
    """The SHA-256 whose place this is; "" when it is no file's place."""
    name = key.rpartition("/")[2]
    return name if _NAME.fullmatch(name) and key == key_of(name) else ""


def lost(sha256: str) -> NotFound:
    """What to say of a file that is gone."""
    return NotFound(f"Kho không còn tệp {sha256}; xem «docgen archive verify».")


def checked(sha256: str, chunks: Iterable[bytes]) -> bytes:
    """The content in one piece; raises BrokenFile when it is not what it was."""
    content = b"".join(chunks)
    if StoredFile.of(content).sha256 != sha256:
        raise BrokenFile(f"Tệp {sha256} trong kho đã bị sửa; hãy phục hồi từ bản sao lưu.")
    return content
