"""Many PDFs bound into one for printing, with an outline that leads to each.

In volumes first, so that memory follows the size of a volume and not of the whole. What the parts
have in common (faces that LibreOffice wrote once for papers converted together) is kept once.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, Stream

from docgen.errors import BrokenFile
from docgen.pdf.mapped import mapped

#: Papers of a volume.
_VOLUME = 100


@dataclass(frozen=True, slots=True)
class Bound:
    """A PDF to be bound. `chapter` groups parts in the outline, "" for none."""

    title: str
    pdf: bytes
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line of the outline; `page` counts from 0."""

    chapter: str
    title: str
    page: int


def bind(parts: Iterable[Bound], target: Path, *, title: str = "", duplex: bool = False) -> int:
    """Write the parts, in their order, into one PDF; how many pages it has.

    With `duplex` every part begins on the front of a sheet: an odd number of pages gets an empty
    one. Raises BrokenFile when a part does not open, ValueError without parts.
    """
    marks: list[_Mark] = []
    pages = 0
    queue = iter(parts)
    with tempfile.TemporaryDirectory(prefix="docgen-bind-", dir=target.parent) as folder:
        volumes: list[Path] = []
        while chunk := list(islice(queue, _VOLUME)):
            volume = Path(folder, f"{len(volumes)}.pdf")
            for part, count in _write_volume(chunk, volume, duplex=duplex):
                marks.append(_Mark(part.chapter, part.title, pages))
                pages += count
            volumes.append(volume)
        if not volumes:
            raise ValueError("nothing to bind")
        whole = Path(folder, "whole.pdf")
        _join(volumes, whole, marks, title)
        whole.replace(target)
    return pages


def _write_volume(
    parts: Iterable[Bound], target: Path, *, duplex: bool
) -> Iterator[tuple[Bound, int]]:
    """Write some parts into a file; each with its number of pages."""
    counts = []
    with Pdf.new() as volume:
        shared = _Shared()
        for part in parts:
            try:
                with mapped(part.pdf) as path, pikepdf.open(path) as source:
                    count = _append(volume, source, shared, duplex=duplex)
            except pikepdf.PdfError as error:
                raise BrokenFile(f"Bản PDF của «{part.title}» không mở được.") from error
            counts.append((part, count))
        volume.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    yield from counts


def _append(volume: Pdf, source: Pdf, shared: _Shared, *, duplex: bool) -> int:
    first = len(volume.pages)
    volume.pages.extend(source.pages)
    for page in volume.pages[first:]:
        # Tags and links of a part mean nothing in the whole, which is for the printer.
        for key in (Name.StructParents, Name.Tabs, Name.Annots):
            if key in page.obj:
                del page.obj[key]
        shared.share(page)
    count = len(volume.pages) - first
    if duplex and count % 2:
        left, bottom, right, top = map(float, volume.pages[-1].mediabox)
        volume.add_blank_page(page_size=(right - left, top - bottom))
        count += 1
    return count


class _Shared:
    """What pages of one volume use, each once: faces, widths, colours that say the same.

    Twenty papers that LibreOffice converted together carry the same faces twenty times, and their
    widths, as single numbers, take most of the memory that a bound PDF needs.
    """

    def __init__(self) -> None:
        self._first: dict[bytes, Object] = {}
        self._known: dict[tuple[int, int], Object] = {}

    def share(self, page: Page) -> None:
        """Let a page use what an earlier one does, where it is the same."""
        if Name.Resources in page.obj:
            page.obj.Resources = self._one(page.obj.Resources)

    def _one(self, thing: Object) -> Object:
        """The first object that says the same; a direct one stays, with what is in it made one."""
        if not thing.is_indirect:
            self._within(thing)
            return thing
        if thing.objgen not in self._known:
            self._known[thing.objgen] = thing  # met again inside itself, it stands for itself
            self._within(thing)
            is_stream = isinstance(thing, Stream)
            told = thing.stream_dict if is_stream else thing
            words = hashlib.sha256(told.unparse(resolved=True))
            if is_stream:
                words.update(thing.get_raw_stream_buffer())
            self._known[thing.objgen] = self._first.setdefault(words.digest(), thing)
        return self._known[thing.objgen]

    def _within(self, thing: Object) -> None:
        if isinstance(thing, Dictionary | Stream):
            for key, value in list(thing.items()):
                if isinstance(value, Object):
                    thing[key] = self._one(value)
        elif isinstance(thing, Array):
            for place, value in enumerate(thing):
                if isinstance(value, Dictionary | Stream | Array):
                    thing[place] = self._one(value)


def _join(volumes: Iterable[Path], target: Path, marks: Iterable[_Mark], title: str) -> None:
    with Pdf.new() as whole, ExitStack() as opened:
        sources = [
            opened.enter_context(pikepdf.open(volume, access_mode=pikepdf.AccessMode.mmap))
            for volume in volumes
        ]
        whole.Root.Pages.Kids = Array(_branch(whole, source) for source in sources)
        whole.Root.Pages.Count = sum(len(source.pages) for source in sources)
        _outline(whole, marks)
        if title:
            whole.docinfo[Name.Title] = title
            whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        whole.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _branch(whole: Pdf, volume: Pdf) -> Object:
    """The pages of a volume as one branch of the tree of pages.

    Added to one list of pages, each would cost a walk through all before it: minutes for the pages
    of a country.
    """
    branch = whole.make_indirect(Dictionary(Type=Name.Pages, Parent=whole.Root.Pages))
    pages = [whole.copy_foreign(page.obj) for page in volume.pages]
    for page in pages:
        page.Parent = branch
    branch.Kids, branch.Count = Array(pages), len(pages)
    return branch


def _outline(whole: Pdf, marks: Iterable[_Mark]) -> None:
    chapters: dict[str, OutlineItem] = {}
    with whole.open_outline() as outline:
        for mark in marks:
            item = OutlineItem(mark.title, mark.page)
            if not mark.chapter:
                outline.root.append(item)
                continue
            if mark.chapter not in chapters:
                chapters[mark.chapter] = OutlineItem(mark.chapter, mark.page)
                outline.root.append(chapters[mark.chapter])
            chapters[mark.chapter].children.append(item)
