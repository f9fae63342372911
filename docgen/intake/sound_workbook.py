"""Is this an XLSX that may be read? A sound copy of it, with nothing but the parts that are read.

The reader of spreadsheets makes room for the whole rectangle between a sheet's first and last cell:
two cells in opposite corners of a sheet, five kilobytes of file, would ask for half a terabyte. So
the cells are counted before it sees them, in the very bytes that it is then given.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from xml.parsers import expat

from docgen.errors import BrokenFile

#: Bytes of a file, bytes its XML unpacks to, and parts in it. A list of 20,000 rows stays far below.
MAX_BYTES, MAX_UNPACKED, _MAX_PARTS = 8 << 20, 48 << 20, 2_000
#: Cells of the rectangle around what stands in one sheet, and of all sheets together.
MAX_CELLS = 8_000_000
#: Characters of one cell, as Excel has it, and of all cells that name a text of the shared table:
#: a few bytes of a cell can name thirty thousand characters.
_MAX_TEXT, MAX_NAMED = 32_767, 64 << 20

_READ = (".xml", ".rels")
_DIGITS = re.compile("[0-9]{1,7}")
_BROKEN = "Tệp không phải là Excel (.xlsx) hoặc đã hỏng."
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def sound_copy(content: bytes) -> bytes:
    """The workbook with its XML parts only, each of them well-formed and bounded.

    BrokenFile when it is no XLSX, damaged, or too large in bytes, parts or cells.
    """
    if len(content) > MAX_BYTES:
        raise BrokenFile(f"Tệp lớn quá {MAX_BYTES >> 20} MB.")
    copy = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(copy, "w") as made:
            _copy_parts(given, made)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise BrokenFile(_BROKEN) from error
    except (NotImplementedError, RuntimeError) as error:
        raise BrokenFile(
            "Tệp Excel nén theo cách lạ hoặc có mật khẩu. Hãy mở bằng Excel rồi lưu lại."
        ) from error
    return copy.getvalue()


def _copy_parts(given: zipfile.ZipFile, made: zipfile.ZipFile) -> None:
    parts = given.infolist()
    left, cells = MAX_UNPACKED, MAX_CELLS
    named: Counter[int] = Counter()
    texts: list[list[int]] = []
    names = {part.filename.lower() for part in parts}
    if len(parts) > _MAX_PARTS or len(names) < len(parts):
        raise BrokenFile(_BROKEN)
    for part in parts:
        if not part.filename.lower().endswith(_READ):
            continue
        with given.open(part) as packed:
            data = packed.read(left + 1)
        left -= len(data)
        if left < 0:
            raise BrokenFile(f"Tệp giải nén ra lớn quá {MAX_UNPACKED >> 20} MB.")
        seen = _seen(data)
        cells -= seen.width * seen.height
        named.update(seen.named)
        texts.append(seen.texts)
        if cells < 0:
            raise BrokenFile(
                "Bảng trải quá rộng: có ô nằm rất xa các ô khác. Hãy xoá các dòng, cột thừa rồi lưu lại."
            )
        made.writestr(part.filename, data)
    for lengths in texts:
        if sum(lengths[at] * times for at, times in named.items() if at < len(lengths)) > MAX_NAMED:
            raise BrokenFile(f"Chữ trong các ô dài quá {MAX_NAMED >> 20} triệu ký tự.")


def _seen(part: bytes) -> _Counter:
    """What a part has: the rectangle from A1 to its last filled cell, and texts for cells."""
    counter = _Counter()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    parser.CharacterDataHandler = counter.text
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise BrokenFile(_BROKEN) from error
    return counter


def _refuse_doctype(*_declared: object) -> None:
    raise BrokenFile(_BROKEN)


class _Counter:
    """Follows the cells of a sheet; a cell that is only formatted takes no room.

    What a reader might take for another place than this one does is refused: names of cells that
    are none, rows in rows, cells in cells.
    """

    def __init__(self) -> None:
        self.width = self.height = 0
        self._row = self._column = 0
        self._in_row = self._in_cell = False
        self._cell = (0, 0)
        #: How often each shared text is named by a cell; the lengths of the shared texts here.
        self.named: Counter[int] = Counter()
        self.texts: list[int] = []
        self._names = self._in_value = self._in_text = False
        self._value = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name, where = tag.rpartition(":")[2], attributes.get("r")
        if name == "row" and not self._in_row:
            self._row = _row(where) if where is not None else self._row + 1
            self._in_row = True
        elif name == "c" and not self._in_cell:
            row, self._column = _place(where) if where else (0, self._column + 1)
            self._cell = (max(row, self._row), self._column)
            self._in_cell, self._names = True, attributes.get("t") == "s"
        elif name in ("c", "row") or self._in_value:
            raise BrokenFile(_BROKEN)
        elif self._in_cell:
            self.height = max(self.height, self._cell[0])
            self.width = max(self.width, self._cell[1])
            self._in_value, self._value = self._names and name == "v", ""
        elif name == "si":
            self.texts.append(0)
            self._in_text = True

    def text(self, characters: str) -> None:
        if self._in_value:
            self._value += characters
        elif self._in_text:
            self.texts[-1] += len(characters)
            if self.texts[-1] > _MAX_TEXT:
                raise BrokenFile(f"Có ô dài quá {_MAX_TEXT} ký tự.")

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "v" and self._in_value:
            self._in_value = False
            self.named[_shared(self._value)] += 1
        elif name == "si":
            self._in_text = False
        elif name == "c":
            self._in_cell = self._in_value = False
        elif name == "row":
            self._in_row, self._column = False, 0


def _row(written: str) -> int:
    if not _DIGITS.fullmatch(written):
        raise BrokenFile(_BROKEN)
    return int(written)


def _shared(written: str) -> int:
    """The place of a shared text, from 0."""
    if not _DIGITS.fullmatch(written.strip()):
        raise BrokenFile(_BROKEN)
    return int(written)


def _place(written: str) -> tuple[int, int]:
    """Row and column of a cell's name, from 1."""
    match = _REFERENCE.fullmatch(written)
    if match is None:
        raise BrokenFile(_BROKEN)
    return int(match[2]), _column(match[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
