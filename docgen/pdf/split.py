"""Parting the PDF of a merged document into the PDFs of its papers.

A part is a PDF of its own: its pages, its tags, its outline, its language and output intent. What
LibreOffice wrote once for all (faces, colour profile) is copied into each part that uses it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf

from docgen.errors import ConversionFailed
from docgen.pdf.mapped import mapped

_LOST = "LibreOffice không đánh dấu chỗ bắt đầu của từng văn bản trong tệp PDF chung."
#: How deep an element may lie before the first one that names its page.
_DEPTH = 12
#: XMP properties that speak of one paper, by their full names.
_OF_A_PAPER = {
    "{http://purl.org/dc/elements/1.1/}title",
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://purl.org/dc/elements/1.1/}description",
    "{http://purl.org/dc/elements/1.1/}subject",
    "{http://ns.adobe.com/pdf/1.3/}Keywords",
}
#: Tags of paragraphs that stand in the outline.
_HEADING = re.compile(r"H\d*")


@dataclass(frozen=True)
class _Plan:
    """Pages of the merged PDF: `starts` are the first pages of the parts, counted from 0."""

    starts: tuple[int, ...]
    page_of: dict[tuple[int, int], int]

    def part_of(self, page: Object | None) -> int | None:
        """The part that a page belongs to; None for no page."""
        if page is None:
            return None
        place = self.page_of.get(_id(page))
        return None if place is None else bisect_right(self.starts, place) - 1

    def pages_of(self, element: Object) -> set[int]:
        """Pages that the leaves of an element lie on."""
        own = element.get(Name.Pg)
        found = {self.page_of[_id(own)]} if own is not None and _id(own) in self.page_of else set()
        for kid in _kids(element):
            if isinstance(kid, Dictionary):
                found |= self.pages_of(kid)
        return found


def _id(thing: Object) -> tuple[int, int]:
    """Number and generation of an indirect object."""
    number, generation = thing.objgen
    return int(number), int(generation)


def split(
    merged: bytes, bookmarks: Sequence[str], keeping: Set[str] = frozenset()
) -> Iterator[Pdf | None]:
    """The PDFs of the papers, in the order of their bookmarks, each open until the next is asked for.

    `bookmarks` name the first page of each paper, the first one page 1. `keeping` are the names of
    paragraph styles that stay with what follows them: LibreOffice forgets some of it on the first
    pages of a merged document. A part that one of them ends a page of is to be converted on its
    own: None. Raises ConversionFailed when a bookmark is not there, or they are out of order.
    """
    with mapped(merged) as path, pikepdf.open(path) as source:
        plan = _plan(source, bookmarks)
        _forget_the_first(source)
        elements = _elements(source, plan)
        outlines = _outlines(source, plan)
        ends = (*plan.starts[1:], len(source.pages))
        for index, (start, end) in enumerate(zip(plan.starts, ends, strict=True)):
            if _is_loose(elements[index], plan, keeping):
                yield None
                continue
            with Pdf.new() as part:
                _fill(part, source, range(start, end), elements[index], outlines[index])
                yield part


def _forget_the_first(source: Pdf) -> None:
    """Take out of the XMP what LibreOffice says there of the merged document: that is the first
    paper's title, author and so on, and each part is described anew."""
    if Name.Metadata not in source.Root:
        return
    with source.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for name in _OF_A_PAPER & set(metadata):
            del metadata[name]


def _plan(source: Pdf, bookmarks: Sequence[str]) -> _Plan:
    page_of = {_id(page.obj): place for place, page in enumerate(source.pages)}
    names = source.Root.get(Name.Dests, Dictionary())
    try:
        starts = tuple(page_of[_id(names[f"/{bookmark}"][0])] for bookmark in bookmarks)
    except KeyError as error:
        raise ConversionFailed(_LOST) from error
    if starts[:1] != (0,) or list(starts) != sorted(set(starts)):
        raise ConversionFailed(_LOST)
    return _Plan(starts, page_of)


def _elements(source: Pdf, plan: _Plan) -> dict[int, list[Object]]:
    """Top elements of the tag tree by part; one without a page follows the one before it."""
    found: dict[int, list[Object]] = defaultdict(list)
    tree = source.Root.get(Name.StructTreeRoot)
    if tree is None:
        return found
    part = 0
    for element in _kids(_kids(tree)[0]):
        at = plan.part_of(_page_of(element, _DEPTH))
        part = part if at is None else at
        found[part].append(element)
    return found


def _is_loose(elements: Sequence[Object], plan: _Plan, keeping: Set[str]) -> bool:
    """Whether a kept style ends a page, or a table that should go with a paragraph begins one."""
    shown = [(str(e.S)[1:], plan.pages_of(e)) for e in elements]
    placed = [(name, pages) for name, pages in shown if pages]
    for (name, pages), (following, next_pages) in pairwise(placed):
        kept = name in keeping or _HEADING.fullmatch(name) or following == "Table"
        if max(pages) < min(next_pages) and kept:
            return True
    return False


def _kids(element: Object) -> list[Object]:
    kids = element.get(Name.K)
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _page_of(element: Object, depth: int) -> Object | None:
    """The page that the first leaf below an element lies on."""
    if not isinstance(element, Dictionary) or depth == 0:
        return None
    if Name.K in element:
        for kid in _kids(element):
            page = _page_of(kid, depth - 1)
            if page is not None:
                return page
    page = element.get(Name.Pg)
    return page if isinstance(page, Dictionary) else None


def _outlines(source: Pdf, plan: _Plan) -> dict[int, list[OutlineItem]]:
    """Items of the outline by the part of the page they lead to."""
    found: dict[int, list[OutlineItem]] = defaultdict(list)
    with source.open_outline() as outline:
        for item in outline.root:
            part = plan.part_of(_target(item))
            if part is not None:
                found[part].append(item)
    return found


def _target(item: OutlineItem) -> Object | None:
    place = item.destination
    return place[0] if isinstance(place, Array) and len(place) else None


def _fill(
    part: Pdf,
    source: Pdf,
    pages: range,
    elements: Sequence[Object],
    outline: Sequence[OutlineItem],
) -> None:
    # Pages first: what refers to them then finds the copies.
    for place in pages:
        part.pages.append(source.pages[place])
    for key in (
        Name.Lang,
        Name.MarkInfo,
        Name.ViewerPreferences,
        Name.OutputIntents,
        Name.Metadata,
    ):
        if key in source.Root:
            part.Root[key] = part.copy_foreign(source.make_indirect(source.Root[key]))
    for key in (Name.Creator, Name.Producer, Name.CreationDate):
        if key in source.docinfo:
            part.docinfo[key] = str(source.docinfo[key])
    if elements:
        part.Root.StructTreeRoot = part.copy_foreign(_tags(source, pages, elements))
    if outline:
        copied = {_id(source.pages[p].obj): part.pages[i] for i, p in enumerate(pages)}
        with part.open_outline() as own:
            own.root.extend(_copied(item, copied) for item in outline)


def _tags(source: Pdf, pages: range, elements: Sequence[Object]) -> Object:
    """A tag tree of the part alone: root, document, its elements, and who owns what on a page."""
    tree = source.Root.StructTreeRoot
    root = source.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = source.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    for element in elements:
        element.P = document
    document.K = Array(elements)
    root.K = document
    if Name.RoleMap in tree:
        root.RoleMap = tree.RoleMap
    keys = {int(source.pages[place].get(Name.StructParents, -1)) for place in pages}
    for place in pages:
        keys |= {
            int(note.StructParent)
            for note in source.pages[place].get(Name.Annots, Array())
            if Name.StructParent in note
        }
    numbers = list(tree.ParentTree.Nums)
    owned = [
        item
        for key, value in zip(numbers[::2], numbers[1::2], strict=True)
        if int(key) in keys
        for item in (key, value)
    ]
    root.ParentTree = source.make_indirect(Dictionary(Nums=Array(owned)))
    return root


def _copied(item: OutlineItem, pages: dict[tuple[int, int], pikepdf.Page]) -> OutlineItem:
    """The item with its destination on the copied page; items below it that lead elsewhere go."""
    target = _target(item)
    place = item.destination
    view = list(place)[1:] if isinstance(place, Array) else []
    page = pages[_id(target)].obj if target is not None else None
    own = OutlineItem(item.title, Array([page, *view]))
    for child in item.children:
        below = _target(child)
        if below is not None and _id(below) in pages:
            own.children.append(_copied(child, pages))
    return own
