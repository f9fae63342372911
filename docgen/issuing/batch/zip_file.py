"""All papers of a batch as one ZIP, written while it is sent: memory does not grow with the batch.

Files are stored, not deflated (DOCX and PDF are compressed already), each with its length and CRC
before its content, so that programs that read from the front can read it too. ZIP64 where needed.
"""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from docgen.issuing.batch.index_workbook import Index, index_into
from docgen.issuing.batch.names import Names
from docgen.issuing.batch.reader import BatchReader
from docgen.records.batches import Item

INDEX = "muc-luc.xlsx"
_MODE = 0o644 << 16


def write_zip(reader: BatchReader, out: IO[bytes]) -> None:
    """Write the ZIP of what is done to a file or a stream."""
    for chunk in zip_chunks(reader):
        out.write(chunk)


def zip_chunks(reader: BatchReader) -> Iterator[bytes]:
    """The ZIP of what is done, piece by piece.

    A folder for each commune («Cao Bằng/01273 Xã Đông Khê/01-ke-hoach.docx») and the index. What
    the index says is what the ZIP holds, also while the batch runs. Raises NotFound and BrokenFile
    when the store lost a file, NotFound and NotAllowed before the first piece.
    """
    batch = reader.batch()
    names = Names(ascii_only=batch.options.ascii_names)
    with tempfile.TemporaryDirectory(prefix="docgen-zip-") as folder:
        path, sink = Path(folder, INDEX), _Sink()
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED, allowZip64=True) as package:
            with index_into(path, batch) as index:
                for item in reader.items():
                    yield from _item(reader, item, names.folder(item), package, sink, index)
            moment = batch.finished_at or reader.records.clock()
            package.writestr(_member(INDEX, moment), path.read_bytes())
            yield sink.drained()
        yield sink.drained()


def _item(
    reader: BatchReader,
    item: Item,
    folder: str,
    package: zipfile.ZipFile,
    sink: _Sink,
    index: Index,
) -> Iterator[bytes]:
    index.add(item, folder)
    moment = item.settled_at or reader.records.clock()
    for paper in item.papers:
        for ending, file in (("docx", paper.docx), ("pdf", paper.pdf)):
            if file is not None:
                content = reader.store.read(file.sha256)
                package.writestr(_member(f"{folder}/{paper.name}.{ending}", moment), content)
                yield sink.drained()


def _member(name: str, moment: dt.datetime) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, moment.astimezone().timetuple()[:6])
    member.external_attr = _MODE
    return member


class _Sink(io.RawIOBase):
    """Holds what was written since it was last drained; before that it can be written over.

    `zipfile` goes back to write length and CRC into the head of a member: the member is still here.
    """

    def __init__(self) -> None:
        self._held = io.BytesIO()
        self._gone = 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override] # zipfile writes bytes
        return self._held.write(data)

    def tell(self) -> int:
        return self._gone + self._held.tell()

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET or place < self._gone:
            raise io.UnsupportedOperation("that part was sent already")
        return self._gone + self._held.seek(place - self._gone)

    def drained(self) -> bytes:
        """What is held, forgotten from now on."""
        data = self._held.getvalue()
        self._gone += len(data)
        self._held = io.BytesIO()
        return data
