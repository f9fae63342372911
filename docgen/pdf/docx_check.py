"""Is this a DOCX that may be given to LibreOffice?

LibreOffice makes a PDF of nearly anything, random bytes included, and says it went well. So the
input is judged here: a whole zip, every checksum right, bounded in size, the parts of a Word
document, all XML well-formed and without document types.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from docgen.errors import BrokenFile
from docgen.pdf.reasons import reason

#: Bytes of a file from outside that are looked at; a paper with scanned annexes stays below.
MAX_FILE = 100 * 2**20
#: Bytes that a file may unfold to: 1,000 pages of text take about 10 MB.
MAX_UNFOLDED = 400 * 2**20
MAX_MEMBERS = 5_000

_CHUNK = 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_MAIN = b"wordprocessingml.document.main+xml"
_WORD_TEMPLATE = b"wordprocessingml.template.main+xml"
_WORD_MACROS = b"ms-word.document.macroEnabled.main+xml"
_OTHER_OFFICE = {
    b"spreadsheetml.": "bảng tính Excel (.xlsx)",
    b"presentationml.": "bản trình chiếu PowerPoint (.pptx)",
}


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
    left = MAX_UNFOLDED
    for member in members:
        left = _check_member(package, member, left)
    _check_parts(package, {member.filename for member in members})


def _check_member(package: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """Read one member to its end: size, checksum, XML. Returns the bytes still allowed."""
    parser = _xml_parser() if member.filename.lower().endswith((".xml", ".rels")) else None
    try:
        with package.open(member) as part:
            while chunk := part.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise BrokenFile(
                        f"tệp nở ra hơn {MAX_UNFOLDED // 2**20} MB khi mở, "
                        "giống tệp phá hoại (zip bomb); không nhận."
                    )
                if parser:
                    parser.Parse(chunk, False)
        if parser:
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BrokenFile(
            f"phần «{member.filename}» trong tệp DOCX hỏng ở dòng {error.lineno}; "
            "hãy mở bằng Word rồi lưu lại."
        ) from error
    return left


def _check_parts(package: zipfile.ZipFile, names: set[str]) -> None:
    if "[Content_Types].xml" not in names:
        raise BrokenFile("đây là tệp nén (zip), không phải tệp Word (.docx).")
    types = package.read("[Content_Types].xml")
    if not any(kind in types for kind in (_WORD_MAIN, _WORD_TEMPLATE, _WORD_MACROS)):
        for sign, kind in _OTHER_OFFICE.items():
            if sign in types:
                raise BrokenFile(f"đây là {kind}, không phải văn bản Word (.docx).")
        raise BrokenFile("tệp thiếu phần văn bản chính; hãy mở bằng Word rồi lưu lại.")
    if "_rels/.rels" not in names or not any(name.endswith("document.xml") for name in names):
        raise BrokenFile("tệp thiếu phần văn bản chính; hãy mở bằng Word rồi lưu lại.")


def _xml_parser() -> expat.XMLParserType:
    """A parser that refuses document types: no part of a DOCX has one, every XML attack does."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise BrokenFile(
            "tệp DOCX chứa khai báo DOCTYPE trái quy cách; không nhận vì lý do an toàn."
        )

    parser.StartDoctypeDeclHandler = refuse
    return parser
