"""A store in an S3-compatible object store: several machines that share nothing else.

An object appears whole or not at all, so there is no way in that could be left behind. The server's
address and keys come from the environment under the names that every S3 program knows:
AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from docgen.errors import RecordsUnavailable
from docgen.records.store.protocol import (
    CHUNK,
    Standing,
    StoredFile,
    checked,
    key_of,
    lost,
    named_at,
)

#: A server that does not answer: tries and seconds before the caller is told.
_RETRIES, _GIVE_UP = 5, dt.timedelta(seconds=30)
_CONNECT, _ANSWER = dt.timedelta(seconds=5), dt.timedelta(seconds=60)
#: Bytes of a stream kept in memory before it is put aside in a file.
_IN_MEMORY = 16 << 20


class ObjectStore:
    """Objects named by their content below an address ``s3://bucket/prefix``. See `Store`."""

    def __init__(self, address: str) -> None:
        self.where = address.rstrip("/")
        self._store = S3Store.from_url(
            self.where,
            client_options={
                "connect_timeout": _CONNECT,
                "timeout": _ANSWER,
                # Whoever writes http:// means it: a server in the same room.
                "allow_http": os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://"),
            },
            retry_config={"max_retries": _RETRIES, "retry_timeout": _GIVE_UP},
        )

    def put(self, content: bytes) -> StoredFile:
        """See `Store.put`."""
        stored = StoredFile.of(content)
        if not self._is_intact(stored):
            with self._reaching():
                obstore.put(self._store, key_of(stored.sha256), content)
        return stored

    def put_stream(self, source: IO[bytes]) -> StoredFile:
        """See `Store.put_stream`. The name is known at the end only, so the content waits aside."""
        digest = hashlib.sha256()
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as aside:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                aside.write(chunk)
            stored = StoredFile(digest.hexdigest(), aside.tell())
            if not self._is_intact(stored):
                aside.seek(0)
                with self._reaching():
                    obstore.put(self._store, key_of(stored.sha256), _pieces(aside))
        return stored

    def read(self, sha256: str) -> bytes:
        """See `Store.read`."""
        return checked(sha256, self.chunks(sha256))

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """See `Store.chunks`."""
        with self._reaching():
            try:
                found = obstore.get(self._store, key_of(sha256))
            except (FileNotFoundError, NotFoundError):
                raise lost(sha256) from None
            for chunk in found.stream(min_chunk_size=CHUNK):
                yield bytes(chunk)

    def size(self, sha256: str) -> int | None:
        """See `Store.size`."""
        with self._reaching():
            try:
                return int(obstore.head(self._store, key_of(sha256))["size"])
            except (FileNotFoundError, NotFoundError):
                return None

    def digest(self, sha256: str) -> str | None:
        """See `Store.digest`."""
        with self._reaching():
            try:
                found = obstore.get(self._store, key_of(sha256))
            except (FileNotFoundError, NotFoundError):
                return None
            digest = hashlib.sha256()
            for chunk in found.stream(min_chunk_size=CHUNK):
                digest.update(bytes(chunk))
            return digest.hexdigest()

    def everything(self) -> Iterator[Standing]:
        """See `Store.everything`. S3 lists by name itself."""
        with self._reaching():
            for page in obstore.list(self._store):
                for found in page:
                    name = str(found["path"])
                    yield Standing(name, named_at(name), found["last_modified"])

    def _is_intact(self, stored: StoredFile) -> bool:
        # A file that is not there is the rule: asked for by its size, it costs no transfer.
        return (
            self.size(stored.sha256) == stored.size and self.digest(stored.sha256) == stored.sha256
        )

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            yield
        except (BaseError, OSError) as error:
            line = str(error).strip().partition("\n")[0]
            raise RecordsUnavailable(
                f"Không dùng được kho tệp «{self.where}»; xin báo quản trị kiểm tra máy chủ, "
                f"địa chỉ và khoá ({line})."
            ) from error


def _pieces(file: IO[bytes]) -> Iterable[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
