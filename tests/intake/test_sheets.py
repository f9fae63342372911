"""Spreadsheets from outside: what stands in them is read, what would harm is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import BrokenFile
from docgen.intake.sheets import RawSheet, SheetRow, column_name, read_sheets
from docgen.intake.sound_workbook import sound_copy
from tests.intake.workbooks import far_cell, with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"


def test_sheets_with_words_in_order() -> None:
    content = workbook(Một=[["a", 1.5], [], ["b", 3]], Trống=[], Hai=[["", "c"]])
    assert read_sheets(content) == (
        RawSheet("Một", (SheetRow(1, ("a", "1,5")), SheetRow(3, ("b", "3")))),
        RawSheet("Hai", (SheetRow(1, ("", "c")),)),
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv(encoding: str, separator: str) -> None:
    text = f'Xã{separator}Tỉnh\r\n\r\n"Đông ""Khê"""{separator}Cao Bằng\r\n'
    assert read_sheets(text.encode(encoding)) == (
        RawSheet("", (SheetRow(1, ("Xã", "Tỉnh")), SheetRow(3, ('Đông "Khê"', "Cao Bằng")))),
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_csv_of_two_bytes_a_letter_without_a_mark(encoding: str) -> None:
    assert read_sheets("Xã;Số\nA;1\n".encode(encoding))[0].rows[1].cells == ("A", "1")


@pytest.mark.parametrize("spaces", [0, 1])
def test_csv_in_a_code_of_one_machine_is_no_other_text(spaces: int) -> None:
    """Two bytes of it make a Chinese letter: an even number of them must not be read as such."""
    content = b"M\xe3 x\xe3,S\xf4\n01273,1\n"
    with pytest.raises(BrokenFile, match="CSV UTF-8"):
        read_sheets(content + b" " * spaces)


@pytest.mark.parametrize("content", [b"", b"  \r\n"])
def test_an_empty_file(content: bytes) -> None:
    with pytest.raises(BrokenFile, match="Tệp trống"):
        read_sheets(content)


def test_a_quotation_mark_that_is_not_closed_swallows_no_row() -> None:
    text = 'Mã xã,Số\n"01273",1\n01279,"2\n01285,3\n'
    with pytest.raises(BrokenFile, match='dòng 3: dấu ngoặc kép "'):
        read_sheets(text.encode())


@pytest.mark.parametrize("place", [(1_048_575, 16_383), (100_000, 100), (300, 16_383 * 2 // 2)])
def test_cells_far_apart(place: tuple[int, int]) -> None:
    """The reader would make room for all that lies between: it must not see the file."""
    content = far_cell(*place)
    if place[0] * place[1] < 5_000_000:
        assert len(read_sheets(content)) == 1
        return
    with pytest.raises(BrokenFile, match="trải quá rộng"):
        read_sheets(content)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c r="XFC2"/><c><v>1</v></c></row>',
        '<row r="1048576"><row><c r="XFD1"/></row><c><v>1</v></c></row>',
        '<row r="2"><c r="xfd1048576"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><c r="XFD1048576"><v>1</v></c></c></row>',
        '<row r="1048575"></row><row><c r="XFC1"/><c><v>1</v></c></row>',
    ],
)
def test_far_cells_in_disguise(rows: str) -> None:
    """Cells may leave their names out: their rows and neighbours still say where they stand."""
    content = with_part(far_cell(1, 1), SHEET, {b"</sheetData>": rows.encode() + b"</sheetData>"})
    with pytest.raises(BrokenFile):
        read_sheets(content)


def test_cells_without_names() -> None:
    rows = b"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    content = with_part(far_cell(1, 1), SHEET, {b"</sheetData>": rows})
    read = read_sheets(content)[0].rows
    assert [(row.number, row.cells[:2]) for row in read[2:]] == [(3, ("1", "2")), (4, ("3", ""))]


def test_a_formatted_cell_takes_no_room() -> None:
    content = with_part(
        far_cell(1, 1), SHEET, {b"</row></sheetData>": b'<c r="XFD1048576"/></row></sheetData>'}
    )
    assert [row.number for row in read_sheets(content)[0].rows] == [1, 2]


@pytest.mark.parametrize(
    "changes",
    [
        {b"<sheetData>": b"<sheetData><row>"},
        {b"<worksheet": b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'},
    ],
)
def test_xml_that_is_not_plain(changes: dict[bytes, bytes]) -> None:
    with pytest.raises(BrokenFile, match="không phải là Excel"):
        read_sheets(with_part(far_cell(1, 1), SHEET, changes))


def test_too_large_when_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.intake.sound_workbook.MAX_UNPACKED", 3_000)
    with pytest.raises(BrokenFile, match="giải nén ra lớn quá"):
        read_sheets(workbook(Một=[["a" * 3_000]]))


def test_only_what_is_read_is_kept() -> None:
    output = io.BytesIO(workbook(Một=[["a"]]))
    with zipfile.ZipFile(output, "a") as package:
        package.writestr("xl/media/image1.png", b"\x89PNG")
        package.writestr("xl/vbaProject.bin", b"macro")
    with zipfile.ZipFile(io.BytesIO(sound_copy(output.getvalue()))) as copy:
        assert all(name.endswith((".xml", ".rels")) for name in copy.namelist())
    assert read_sheets(output.getvalue())[0].rows[0].cells == ("a",)


def test_one_long_text_named_by_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell takes a few bytes and names a text of thousands of characters."""
    content = workbook(Một=[["a" * 30_000]] * 40)
    assert len(read_sheets(content)[0].rows) == 40
    monkeypatch.setattr("docgen.intake.sound_workbook.MAX_NAMED", 1 << 20)
    with pytest.raises(BrokenFile, match="dài quá 1 triệu ký tự"):
        read_sheets(content)


def test_a_text_longer_than_a_cell_can_be() -> None:
    long = with_part(
        workbook(Một=[["dài"]]), "xl/sharedStrings.xml", {"dài".encode(): b"a" * 32_768}
    )
    with pytest.raises(BrokenFile, match="32767 ký tự"):
        read_sheets(long)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice() -> None:
    output = io.BytesIO(workbook(Một=[["a"]]))
    with zipfile.ZipFile(output, "a") as package:
        package.writestr(SHEET, b"<worksheet/>")
    with pytest.raises(BrokenFile):
        read_sheets(output.getvalue())


@settings(deadline=None)  # a busy machine is no failure
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    """Rows or BrokenFile, nothing else."""
    for start in (b"", b"PK\x03\x04"):
        try:
            sheets = read_sheets(start + content)
        except BrokenFile:
            continue
        assert all(sheet.rows for sheet in sheets)


@settings(deadline=None)  # a busy machine is no failure
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook(place: int, damage: bytes) -> None:
    content = workbook(Một=[["Mã xã", "Tên xã"], ["01786", "Đông Khê"]])
    place %= len(content)
    damaged = content[:place] + damage + content[place + len(damage) :]
    try:
        read_sheets(damaged)
    except BrokenFile:
        return


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16_383, "XFD")])
def test_names_of_columns(place: int, name: str) -> None:
    assert column_name(place) == name
