"""Hostile workbooks end in a sentence, quickly, and with nothing unpacked beyond its bounds."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import BrokenFile, DocgenError, InvalidInput
from docgen.records.old_register import workbook as door
from docgen.records.old_register.workbook import read_rows


def _sound(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows or [("a", 1)]:
        book.active.append(row)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def _with_part(name: str, content: bytes, sound: bytes | None = None) -> bytes:
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sound or _sound())) as before,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.namelist():
            if part != name:
                after.writestr(part, before.read(part))
        after.writestr(name, content)
    return output.getvalue()


_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _sheet(data: str) -> bytes:
    return f'<?xml version="1.0"?><worksheet {_MAIN}><sheetData>{data}</sheetData></worksheet>'.encode()


def test_rows_are_numbered_as_excel_shows_them() -> None:
    rows = read_rows(_sound(("a",), (), (None, 2.0, True)))
    assert [(row.row, row.cells[:3]) for row in rows] == [
        (1, ("a", None, None)),
        (3, (None, 2.0, "True")),
    ]
    assert rows[1].place(27) == "Sheet!AB3"


@pytest.mark.parametrize(
    "content",
    [b"", b"khong phai", b"PK\x03\x04", _sound()[:-40], _with_part(_SHEET, b"<x"), _with_part("xl/workbook.xml", b"")],
    ids=["empty", "text", "head only", "cut", "bad XML", "no book"],
)  # fmt: skip
def test_broken_files(content: bytes) -> None:
    with pytest.raises(BrokenFile, match="XLSX"):
        read_rows(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    with pytest.raises(BrokenFile, match="DOCTYPE"):
        read_rows(_with_part(_SHEET, bomb.encode(encoding)))


def test_a_bomb_is_refused_by_what_it_declares() -> None:
    with pytest.raises(InvalidInput, match="bung ra"):
        read_rows(_with_part("xl/media/a.bin", bytes(door.LARGEST_UNPACKED + 1)))


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(_with_part("xl/media/a.bin", bytes(1 << 20)))
    true_size, small = struct.pack("<I", 1 << 20), struct.pack("<I", 10)
    assert content.count(true_size) >= 1
    with pytest.raises(BrokenFile):
        read_rows(bytes(content.replace(true_size, small)))


def test_a_file_too_large_is_not_opened() -> None:
    with pytest.raises(InvalidInput, match="16 MB"):
        read_rows(bytes(door.LARGEST_FILE + 1))


def test_cells_at_the_end_of_the_sheet_cost_nothing() -> None:
    far = _sheet('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>')
    assert read_rows(_with_part(_SHEET, far)) == []


def test_empty_rows_are_looked_at_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_LOOKED_AT", 1_000)
    far = _sheet('<row r="1001"><c r="A1001"><v>1</v></c></row>')
    with pytest.raises(InvalidInput, match="dòng trống"):
        read_rows(_with_part(_SHEET, far))


def test_blank_cells_are_empty_cells() -> None:
    first, second = read_rows(_sound((" ", "a"), ("  ", " ")))
    assert (first.cells[:2], second.cells[:2]) == ((None, "a"), (None, None))


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_ROWS", 5)
    with pytest.raises(InvalidInput, match="5 dòng"):
        read_rows(_sound(*[("a",)] * 6))


def test_formulas_are_read_and_not_run() -> None:
    cells = '<row r="1"><c r="A1"><f>1+1</f><v>7</v></c><c r="B1"><f>1+1</f></c><c r="C1"><v>1</v></c></row>'
    assert read_rows(_with_part(_SHEET, _sheet(cells)))[0].cells[:3] == (7, None, 1)


def test_hidden_sheets_are_left_alone() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.create_sheet("ẩn").append(["b"])
    book["ẩn"].sheet_state = "hidden"
    output = io.BytesIO()
    book.save(output)
    assert [row.cells[0] for row in read_rows(output.getvalue())] == ["a"]


@given(place=st.integers(0, 5_000), byte=st.integers(0, 255))
def test_any_spoilt_byte_ends_in_an_error_of_docgen_or_in_rows(place: int, byte: int) -> None:
    content = bytearray(_sound(("Số", "Ngày"), ("1/KH", "x")))
    content[place % len(content)] = byte
    with contextlib.suppress(DocgenError):
        read_rows(bytes(content))
