"""Many filled papers of one template as one document, for one conversion to PDF.

LibreOffice spends more than half of a short paper's time on opening and closing; twenty papers in
one document pay that once. Each paper keeps its pages: its sections are its own, its page numbers
start from 1, and a bookmark in its first paragraph says where the PDF is to be parted.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.filling.zip_parts import deflate, write_zip

_DOCUMENT, _CORE = "word/document.xml", "docProps/core.xml"
_BODY = re.compile(r"(?P<head>.*?<w:body\b[^>]*>)(?P<content>.*)(?P<tail></w:body>.*)", re.DOTALL)
_LAST_SECTION = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*</w:sectPr>\s*$", re.DOTALL)
_LAST_PARAGRAPH = re.compile(
    r"<w:p>(?P<properties><w:pPr>(?:(?!</w:pPr>).)*)</w:pPr></w:p>\s*$", re.DOTALL
)
_FIRST_PARAGRAPH = re.compile(
    r"<w:p>(<w:pPr>.*?</w:pPr>)?|<w:p\s[^>]*>(<w:pPr>.*?</w:pPr>)?", re.DOTALL
)
#: What one document shares and many cannot: the reason, in Vietnamese, for converting singly.
_SHARED = (
    (re.compile(r"\b(?:NUMPAGES|SECTIONPAGES)\b"), "mẫu in tổng số trang"),
    (re.compile(r"<w:numPr\b"), "mẫu dùng danh sách đánh số tự động của Word"),
    (re.compile(r"<w:(?:footnote|endnote)Reference\b"), "mẫu có chú thích cuối trang"),
    (re.compile(r"<w:(?:drawing|pict|object)\b"), "mẫu có hình vẽ"),
    (re.compile(r"<w:bookmarkStart\b"), "mẫu có dấu trang (bookmark)"),
)


@dataclass(frozen=True, slots=True)
class Merged:
    """One document of many papers; `bookmarks` name the first page of each, in order."""

    docx: bytes
    bookmarks: tuple[str, ...]


class CannotMerge(Exception):
    """The papers cannot share a document; `str()` says why, in Vietnamese."""


Kinship = frozenset[tuple[str, int, int]]


def kinship(paper: bytes) -> Kinship:
    """What papers must have in common to share a document; papers with equal ones may be merged.

    Names, checksums and sizes of every part but the text: the same template, and the same words at
    the edges of the page.
    """
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        return frozenset(
            (member.filename, member.CRC, member.file_size)
            for member in package.infolist()
            if member.filename not in (_DOCUMENT, _CORE)
        )


def merge(papers: Sequence[bytes]) -> Merged:
    """The papers as one document. Raises CannotMerge when their pages would not be the same."""
    packages = [_parts(paper) for paper in papers]
    first = packages[0]
    shared = {name: content for name, content in first.items() if name not in (_DOCUMENT, _CORE)}
    for parts in packages[1:]:
        if {n: c for n, c in parts.items() if n not in (_DOCUMENT, _CORE)} != shared:
            raise CannotMerge(
                "các văn bản không cùng một mẫu hoặc có đầu trang, chân trang khác nhau"
            )
    for parts in (shared, *({_DOCUMENT: parts[_DOCUMENT]} for parts in packages)):
        _refuse_shared(parts)
    bookmarks = tuple(f"docgen{index}" for index in range(len(papers)))
    contents: list[str] = []
    for index, parts in enumerate(packages):
        head, content, tail = _split(parts[_DOCUMENT].decode())
        content = _with_bookmark(content, bookmarks[index], index)
        contents.append(content if index == len(packages) - 1 else _ended(content))
    document = f"{head}{''.join(contents)}{tail}"
    members = {**first, _DOCUMENT: document.encode()}
    return Merged(write_zip(deflate(n, c, level=1) for n, c in members.items()), bookmarks)


def _parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _refuse_shared(parts: dict[str, bytes]) -> None:
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and name != "word/styles.xml":
            xml = content.decode()
            for pattern, reason in _SHARED:
                if pattern.search(xml):
                    raise CannotMerge(reason)


def _split(document: str) -> tuple[str, str, str]:
    found = _BODY.fullmatch(document)
    if not found:
        raise CannotMerge("không đọc được nội dung văn bản")
    return found["head"], found["content"], found["tail"]


def _with_bookmark(content: str, name: str, number: int) -> str:
    """The content with a bookmark inside its first paragraph: one of its own would move the text."""
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
    marked, count = _FIRST_PARAGRAPH.subn(lambda found: found[0] + mark, content, count=1)
    if not count:
        raise CannotMerge("văn bản không có đoạn nào")
    return marked


def _ended(content: str) -> str:
    """The content with its last section moved into its last paragraph, so that another may follow."""
    section = _LAST_SECTION.search(content)
    if not section:
        raise CannotMerge("văn bản không có khổ giấy")
    before = content[: section.start()]
    last = _LAST_PARAGRAPH.search(before)
    if not last or "<w:sectPr" in last[0]:
        raise CannotMerge("mẫu không kết thúc bằng một đoạn trống")
    return f"{before[: last.start()]}<w:p>{last['properties']}{section[0].strip()}</w:pPr></w:p>"
