"""What is refused before LibreOffice sees it, each with a sentence of its own."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import BrokenFile
from docgen.pdf import docx_check
from docgen.pdf.docx_check import check_docx, read_docx
from tests.pdf.documents import MAIN_TYPE, docx, package, parts_of

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SOUND = docx("Ủy ban nhân dân xã Cẩm Thạch")


def _without(name: str) -> bytes:
    parts = parts_of("<w:p/>")
    del parts[name]
    return package(parts)


def _with(name: str, content: str | bytes) -> bytes:
    return package({**parts_of("<w:p/>"), name: content})


def _bad_checksum() -> bytes:
    """A stored member with one letter changed: only its CRC tells."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as zipped:
        for name, content in parts_of("<w:p/>").items():
            zipped.writestr(name, content)
    return written.getvalue().replace(b"Times New Roman", b"Times New Romam", 1)


def _encrypted_member() -> bytes:
    """A zip whose members claim to be encrypted, as a zip with a password does."""
    changed = bytearray(_SOUND)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        struct.pack_into("<H", changed, at + flags, 1)
    return bytes(changed)


_BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "tệp rỗng"),
    "random bytes": (
        lambda: random.Random(12).randbytes(20_000),  # noqa: S311 - noise, not a secret
        "không phải tệp Word",
    ),
    "truncated": (lambda: _SOUND[: len(_SOUND) // 2], "bị hỏng hoặc thiếu phần cuối"),
    "only the letters PK": (lambda: b"PK", "bị hỏng hoặc thiếu phần cuối"),
    "one letter changed": (_bad_checksum, "bị hỏng hoặc thiếu phần cuối"),
    "password of Word": (lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "tệp có mật khẩu"),
    "password of a zip": (_encrypted_member, "có mật khẩu"),
    "old Word": (lambda: _OLE + bytes(600), "Word đời cũ"),
    "HTML": (lambda: b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", "trang web (HTML)"),
    "RTF": (lambda: b"{\\rtf1\\ansi}", "RTF"),
    "PDF": (lambda: b"%PDF-1.7", "tệp PDF"),
    "plain text": ("Kế hoạch".encode, "không phải tệp Word"),
    "another zip": (lambda: package({"readme.txt": "x"}), "tệp nén (zip)"),
    "spreadsheet": (
        lambda: package(parts_of("", main="application/vnd.x.spreadsheetml.sheet.main+xml")),
        "bảng tính Excel",
    ),
    "presentation": (
        lambda: package(parts_of("", main="application/vnd.x.presentationml.slides.main+xml")),
        "PowerPoint",
    ),
    "no document part": (lambda: _without("word/document.xml"), "thiếu phần văn bản chính"),
    "no package relations": (lambda: _without("_rels/.rels"), "thiếu phần văn bản chính"),
    "unknown main type": (
        lambda: package(parts_of("<w:p/>", main="application/xml")),
        "thiếu phần văn bản chính",
    ),
    "main part of another kind": (
        lambda: _with("word/document.xml", "<nothing/>"),
        "thiếu phần văn bản chính",
    ),
    "prefix without namespace": (
        lambda: _with("word/styles.xml", "<w:styles/>"),
        "«word/styles.xml»",
    ),
    "raw ampersand": (
        lambda: package(parts_of("<w:p><w:r><w:t>A & B</w:t></w:r></w:p>")),
        "«word/document.xml» trong tệp DOCX hỏng ở dòng 1",
    ),
    "cut XML": (lambda: _with("word/styles.xml", "<w:styles>"), "«word/styles.xml»"),
    "entities": (
        lambda: _with("word/settings.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "DOCTYPE",
    ),
}


@pytest.mark.parametrize("name", _BAD)
def test_a_bad_file_is_refused_in_words_of_its_own(name: str) -> None:
    make, words = _BAD[name]
    with pytest.raises(BrokenFile) as refusal:
        check_docx(make())
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    "main",
    [MAIN_TYPE, MAIN_TYPE.replace("document.main", "template.main")],
    ids=["document", "template"],
)
def test_a_sound_file_passes(main: str) -> None:
    check_docx(package(parts_of("<w:p/>", main=main)))


def test_a_zip_bomb_is_stopped_while_it_unfolds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_check, "MAX_UNFOLDED", 3 * 2**20)
    bomb = _with("word/media/image1.png", bytes(8 * 2**20))
    assert len(bomb) < 20_000
    with pytest.raises(BrokenFile, match="zip bomb"):
        check_docx(bomb)


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    """The directory says 10 bytes, the stream holds 8 MiB: neither memory nor trust is spent."""
    bomb = bytearray(_with("word/media/image1.png", bytes(8 * 2**20)))
    at = bomb.rfind(
        b"PK\x01\x02", 0, bomb.find(b"word/media/image1.png", bomb.rfind(b"PK\x01\x02"))
    )
    struct.pack_into("<I", bomb, at + 24, 10)
    with pytest.raises(BrokenFile, match="bị hỏng"):
        check_docx(bytes(bomb))


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_check, "MAX_MEMBERS", 5)
    with pytest.raises(BrokenFile, match="quá nhiều"):
        check_docx(_SOUND)


def test_a_large_file_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(docx_check, "MAX_FILE", 1000)
    path = tmp_path / "lớn.docx"
    path.write_bytes(_SOUND)
    with pytest.raises(BrokenFile, match=r"«lớn\.docx»: tệp lớn hơn"):
        read_docx(path)


def test_reading_names_the_file_and_the_reason(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match=r"«thiếu\.docx»: không đọc được, không tìm thấy"):
        read_docx(tmp_path / "thiếu.docx")
    with pytest.raises(BrokenFile, match="đây là thư mục"):
        read_docx(tmp_path)


def test_a_sound_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "tên có dấu.docx"
    path.write_bytes(_SOUND)
    assert read_docx(path) == _SOUND


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        check_docx(b"PK\x03\x04" + data)


@given(st.integers(0, len(_SOUND) - 1), st.integers(1, 255))
def test_a_flipped_byte_never_raises_anything_else(place: int, mask: int) -> None:
    changed = bytearray(_SOUND)
    changed[place] ^= mask
    try:
        check_docx(bytes(changed))
    except BrokenFile:
        return
    # Passed: then the byte was in a zip header nobody reads, and every member is whole.
    with zipfile.ZipFile(io.BytesIO(changed)) as package_:
        assert package_.testzip() is None
        assert zlib.crc32(package_.read("word/document.xml"))
