"""One PDF for the printer: the same paper of every commune, bookmarks by province and commune."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from docgen.errors import NotFound
from docgen.issuing.batch.reader import BatchReader
from docgen.pdf.binding import Bound, bind
from docgen.records.batches import ItemState


def papers_to_print(reader: BatchReader) -> tuple[str, ...]:
    """The names of the papers that can be printed, «01-ke-hoach», by their place in the dossier."""
    for item in reader.items(ItemState.DONE):
        return tuple(paper.name for paper in item.papers if paper.pdf)
    return ()


def print_file(reader: BatchReader, place: int, out: Path, *, duplex: bool = False) -> int:
    """Write the print file of the paper at a place in the dossier, counted from 0; its pages.

    `duplex`: every paper begins on the front of a sheet. Raises NotFound when no PDF of it is
    done, or the store lost one; BrokenFile when one was altered.
    """
    batch = reader.batch()
    parts = _parts(reader, place)
    first = next(parts, None)
    if first is None:
        raise NotFound("Chưa có bản PDF nào của văn bản này để in.")
    return bind(chain([first], parts), out, title=batch.name, duplex=duplex)


def _parts(reader: BatchReader, place: int) -> Iterator[Bound]:
    for item in reader.items(ItemState.DONE):
        pdf = item.papers[place].pdf if place < len(item.papers) else None
        if pdf is not None:
            yield Bound(item.target.name, reader.store.read(pdf.sha256), item.target.province)
