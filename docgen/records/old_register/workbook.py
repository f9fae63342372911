"""A workbook from outside, read as rows of plain cells. Hostile until proven otherwise.

Nothing is evaluated: of a formula the value that Excel last showed counts. Sizes are checked before
anything is unpacked, and nothing is fetched.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from docgen.errors import BrokenFile, DocgenError, InvalidInput, Problem

#: Largest file, and largest sum of what it unpacks to, bytes.
LARGEST_FILE, LARGEST_UNPACKED = 16 << 20, 64 << 20
MOST_PARTS, MOST_SHEETS = 500, 50
#: Rows with something in them, all sheets together; columns looked at; characters of a cell.
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 30_000, 40, 8_000
#: Rows looked at, empty ones included: two sheets with one cell at their far end.
MOST_LOOKED_AT = 2_200_000
#: Word and letter case in UTF-8 and in both kinds of UTF-16: no workbook declares a document type.
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_CHUNK = 1 << 16

CellValue = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as Excel shows it: the name of its sheet, its number from 1, its cells from column A."""

    sheet: str
    row: int
    cells: tuple[CellValue, ...]

    def place(self, column: int | None) -> str:
        """Where a cell stands, for a message: «Sổ 2025!C12»; column 0 is A, None the whole row."""
        if column is None:
            return f"{self.sheet}, dòng {self.row}"
        return f"{self.sheet}!{get_column_letter(column + 1)}{self.row}"


def read_rows(content: bytes) -> list[SheetRow]:
    """Every row with something in it, on every sheet that is not hidden.

    Raises BrokenFile for what is no sound XLSX, InvalidInput for one that is too large.
    """
    try:
        _check_package(content)
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        try:
            return _bounded(_rows(book))
        finally:
            book.close()
    except DocgenError:
        raise
    # Neither zipfile nor openpyxl has an error of its own for a spoilt part: zlib, struct, the XML
    # parser and plain look-ups raise on its way through.
    except Exception as error:
        raise BrokenFile(f"{_NOT_XLSX} ({type(error).__name__}).") from error


_NOT_XLSX = "Tệp không phải bảng tính XLSX nguyên vẹn; hãy mở bằng Excel rồi lưu lại dạng .xlsx"


def _check_package(content: bytes) -> None:
    if len(content) > LARGEST_FILE:
        raise _too_large(f"tệp lớn hơn {LARGEST_FILE >> 20} MB")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise _too_large(f"nội dung bung ra lớn hơn {LARGEST_UNPACKED >> 20} MB")
        if any(part.flag_bits & 0x1 for part in parts):
            raise BrokenFile("Bảng tính có mật khẩu; hãy bỏ mật khẩu rồi nhập lại.")
        for part in parts:
            _check_part(package, part)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Unpack a part once: `zipfile` stops at the size that was declared and checks its sum."""
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if any(word in tail + chunk for word in _DOCTYPES):
                raise BrokenFile("Bảng tính chứa khai báo không an toàn (DOCTYPE).")
            tail = chunk[-32:]


def _rows(book: Any) -> Iterator[SheetRow]:
    looked_at = 0
    for sheet in book.worksheets[:MOST_SHEETS]:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what the file says of its own size is not to be trusted
        rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
        for number, values in enumerate(rows, start=1):
            looked_at += 1
            if looked_at > MOST_LOOKED_AT:
                raise _too_large("quá nhiều dòng trống; hãy chép phần có chữ sang tệp mới")
            if any(values):
                yield SheetRow(sheet.title, number, tuple(map(_cell, values)))


def _bounded(rows: Iterable[SheetRow]) -> list[SheetRow]:
    kept = []
    for row in rows:
        kept.append(row)
        if len(kept) > MOST_ROWS:
            raise _too_large(f"nhiều hơn {MOST_ROWS} dòng; hãy tách thành nhiều tệp")
    return kept


def _cell(value: Any) -> CellValue:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date | float) or value is None:
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return str(value)[:LONGEST_CELL].strip() or None


def _too_large(why: str) -> InvalidInput:
    return InvalidInput([Problem("", f"bảng tính quá lớn: {why}.")])
