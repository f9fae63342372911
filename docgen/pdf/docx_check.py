"""Is this a DOCX that may be given to LibreOffice?

LibreOffice makes a PDF of nearly anything, random bytes included, and says it went well. So the
input is judged here: a whole zip, every checksum right, bounded in size, the parts of a Word
document, all XML well-formed and without document types.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import NoReturn

from docgen.errors import BrokenFile
from docgen.pdf.docx_part import CONTENT_TYPES, RELATIONS, XmlPart
from docgen.reasons import reason

#: Bytes of a file from outside that are looked at; a paper with scanned annexes stays below.
MAX_FILE = 100 * 2**20
#: Bytes that a file may unfold to: 1,000 pages of text take about 10 MB.
MAX_UNFOLDED = 400 * 2**20
MAX_MEMBERS = 5_000

_CHUNK = 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Ends of content types: Word documents and templates, with and without macros (never run).
_WORD = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml",
)
_OTHER_OFFICE = {
    "spreadsheetml": "bảng tính Excel (.xlsx)",
    "presentationml": "bản trình chiếu PowerPoint (.pptx)",
}
#: ECMA-376: the transitional form, which Word writes, and the strict one.
_ROOTS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main document",
    "http://purl.oclc.org/ooxml/wordprocessingml/main document",
)


def read_docx(path: Path) -> bytes:
    """The bytes of a DOCX file that passed `check_docx`; raises BrokenFile, naming the file."""
    try:
        with path.open("rb") as file:
            docx = file.read(MAX_FILE + 1)
    except OSError as error:
        raise BrokenFile(f"«{path.name}»: không đọc được, {reason(error)}.") from error
    try:
        check_docx(docx)
    except BrokenFile as error:
        raise BrokenFile(f"«{path.name}»: {error}") from error
    return docx


def check_docx(docx: bytes) -> None:
    """Raise BrokenFile with a sentence for the user unless the bytes are a sound DOCX."""
    if not docx:
        raise BrokenFile("tệp rỗng, không có nội dung.")
    if len(docx) > MAX_FILE:
        raise BrokenFile(f"tệp lớn hơn {MAX_FILE // 2**20} MB; hãy thu nhỏ hình ảnh trong tệp.")
    if not docx.startswith(b"PK"):
        _refuse_other_kind(docx)
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            _check_package(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise BrokenFile(
            "tệp DOCX bị hỏng hoặc thiếu phần cuối (có thể do tải về chưa xong); "
            "hãy lấy lại bản gốc."
        ) from error
    except (NotImplementedError, RuntimeError) as error:
        raise BrokenFile(
            "tệp DOCX nén theo cách lạ hoặc có mật khẩu; hãy mở bằng Word rồi lưu lại."
        ) from error


def _refuse_other_kind(docx: bytes) -> NoReturn:
    start = docx[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if docx.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in docx:
            raise BrokenFile("tệp có mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại.")
        raise BrokenFile("đây là tệp Word đời cũ (.doc); hãy mở bằng Word rồi lưu thành .docx.")
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        raise BrokenFile("đây là trang web (HTML) mang đuôi .docx; hãy lưu lại thành .docx thật.")
    if start.startswith(b"{\\rtf"):
        raise BrokenFile("đây là tệp RTF mang đuôi .docx; hãy mở bằng Word rồi lưu thành .docx.")
    if start.startswith(b"%pdf"):
        raise BrokenFile("đây là tệp PDF mang đuôi .docx; không cần chuyển nữa.")
    raise BrokenFile("đây không phải tệp Word (.docx); hãy kiểm tra lại tệp đã chọn.")


def _check_package(package: zipfile.ZipFile) -> None:
    members = package.infolist()
    if len(members) > MAX_MEMBERS:
        raise BrokenFile(f"tệp có {len(members)} phần bên trong, quá nhiều cho một văn bản.")
    parts: dict[str, XmlPart] = {}
    left = MAX_UNFOLDED
    for member in members:
        if member.filename.lower().endswith((".xml", ".rels")):
            parts[member.filename] = XmlPart(member.filename)
        left = _check_member(package, member, parts.get(member.filename), left)
    _check_main_part(parts)


def _check_member(
    package: zipfile.ZipFile, member: zipfile.ZipInfo, part: XmlPart | None, left: int
) -> int:
    """Read one member to its end: size, checksum, XML. Returns the bytes still allowed."""
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise BrokenFile(
                    f"tệp nở ra hơn {MAX_UNFOLDED // 2**20} MB khi mở, "
                    "giống tệp phá hoại (zip bomb); không nhận."
                )
            if part:
                part.feed(chunk)
    if part:
        part.feed(b"", last=True)
    return left


def _check_main_part(parts: dict[str, XmlPart]) -> None:
    """Follow the package's relations to the main part: it must be a Word document."""
    if CONTENT_TYPES not in parts:
        raise BrokenFile("đây là tệp nén (zip), không phải tệp Word (.docx).")
    relations = parts[RELATIONS].entries if RELATIONS in parts else []
    targets = [r["Target"] for r in relations if r.get("Type", "").endswith("/officeDocument")]
    name = posixpath.normpath(targets[0]).lstrip("/") if targets else ""
    kind = _content_type(name, parts[CONTENT_TYPES].entries)
    for sign, words in _OTHER_OFFICE.items():
        if sign in kind:
            raise BrokenFile(f"đây là {words}, không phải văn bản Word (.docx).")
    if not kind.endswith(_WORD) or name not in parts or parts[name].root not in _ROOTS:
        raise BrokenFile("tệp thiếu phần văn bản chính; hãy mở bằng Word rồi lưu lại.")


def _content_type(name: str, entries: list[dict[str, str]]) -> str:
    extension = posixpath.splitext(name)[1].lstrip(".").lower()
    by_extension = ""
    for entry in entries:
        if entry.get("PartName") == f"/{name}":
            return entry.get("ContentType", "")
        if entry.get("Extension", "").lower() == extension:
            by_extension = entry.get("ContentType", "")
    return by_extension
