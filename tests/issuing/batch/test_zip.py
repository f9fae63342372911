"""The ZIP of a batch: whole, readable by every program, and no heavier in memory when longer."""

from __future__ import annotations

import hashlib
import io
import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest

from docgen.errors import NotAllowed, NotFound
from docgen.issuing.batch.index_workbook import index_workbook
from docgen.issuing.batch.reader import BatchReader
from docgen.issuing.batch.zip_file import INDEX, write_zip, zip_chunks
from docgen.papers.merge import Target
from docgen.records import Records, Role
from docgen.records.batches import BatchOptions
from docgen.records.people import add_person
from tests.issuing.batch.made import communes, made_batch
from tests.records.makers import AGENCY, OPERATOR, OTHER

#: What is handed out speaks the SQL of `records.batches`, which is proved on both databases.
pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


def _opened(reader: BatchReader) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(zip_chunks(reader))))


def _rows(workbook: bytes) -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).active
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_it_goes_out_piece_by_piece_into_a_stream_that_cannot_go_back(records: Records) -> None:
    pieces: list[bytes] = []

    class Pipe(io.RawIOBase):
        def write(self, data: bytes) -> int:  # type: ignore[override] # bytes are all it gets
            pieces.append(data)
            return len(data)

    reader = made_batch(records, communes(4))
    write_zip(reader, Pipe())
    assert len(pieces) > 3 * 3
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as package:
        assert package.testzip() is None
        assert len(package.namelist()) == 3 * 3 + 1


def test_a_folder_a_commune_and_an_index_that_agrees(records: Records) -> None:
    reader = made_batch(records, communes(5), failed=(3,))
    with _opened(reader) as package:
        assert package.testzip() is None
        assert package.namelist() == [
            *(
                f"Cao Bằng/0000{n} Xã Đông Khê {n}/{name}"
                for n in (1, 2, 4)
                for name in ("01-ke-hoach.docx", "01-ke-hoach.pdf", "02-bieu-dang-ky.docx")
            ),
            INDEX,
        ]
        rows = _rows(package.read(INDEX))
        for row in rows:
            for kind in ("Word", "PDF"):
                if path := row[f"Tệp {kind}"]:
                    content = package.read(str(path))
                    assert hashlib.sha256(content).hexdigest() == row[f"SHA-256 của tệp {kind}"]
    assert [(row["Mã"], row["Văn bản"], row["Tình trạng"]) for row in rows] == [
        ("00001", "Kế hoạch", "đã xong"), ("00001", "Biểu đăng ký", "đã xong"),
        ("00002", "Kế hoạch", "đã xong"), ("00002", "Biểu đăng ký", "đã xong"),
        ("00003", None, "chưa làm được"),
        ("00004", "Kế hoạch", "đã xong"), ("00004", "Biểu đăng ký", "đã xong"),
        ("00005", None, "chờ làm"),
    ]  # fmt: skip
    assert (rows[0]["Số, ký hiệu"], rows[0]["Số trang"]) == ("01/KH-UBND", 3)


def test_texts_that_look_like_formulas_stay_texts(records: Records, tmp_path: Path) -> None:
    made_batch_reader = made_batch(records, communes(4), failed=(1,))
    index_workbook(made_batch_reader, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    cell = next(cell for cell in sheet["I"] if str(cell.value).startswith("=HYPERLINK"))
    assert cell.data_type == "s"


def test_it_can_be_read_from_the_front(records: Records) -> None:
    """Every member tells its length before its content: no trailing descriptor."""
    content = b"".join(zip_chunks(made_batch(records, communes(4))))
    place = 0
    while content[place : place + 4] == b"PK\3\4":
        flags, _, _, _, crc, packed, _, name, extra = struct.unpack_from(
            "<4H3I2H", content, place + 6
        )
        assert not flags & 0x8
        body = place + 30 + name + extra
        assert zlib.crc32(content[body : body + packed]) == crc
        place = body + packed
    assert content[place : place + 4] == b"PK\1\2"


def test_beyond_four_gigabytes_it_is_zip64(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is lowered instead of writing so much."""
    reader = made_batch(records, communes(8), pdf=lambda n: bytes(5000) + str(n).encode())
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 20_000)
    content = b"".join(zip_chunks(reader))
    assert b"PK\6\6" in content
    monkeypatch.undo()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert len(package.namelist()) == 7 * 3 + 1


def test_names_for_old_systems(records: Records) -> None:
    odd = [
        Target("00001", "Xã Đông Khê", "Thành phố Đà Nẵng", {}),
        Target("dong-2", 'Xã a/b\\c:"?', "", {}),
        Target("con", "", "", {}),
        Target("x", "..", "", {}),
        Target("9", "cuối", "", {}),
    ]
    reader = made_batch(records, odd, options=BatchOptions(ascii_names=True))
    with _opened(reader) as package:
        names = [name for name in package.namelist() if name.endswith("ke-hoach.docx")]
    assert names == [
        "Da Nang/00001 Xa Dong Khe/01-ke-hoach.docx",
        "dong-2 Xa a-b-c-/01-ke-hoach.docx".replace("c-/", "c/"),
        "_con/01-ke-hoach.docx",
        "x/01-ke-hoach.docx",
    ]


def test_no_two_communes_share_a_folder(records: Records) -> None:
    twins = [Target(key, "Xã A", "", {}) for key in ("a/1", "a:1", "A-1", "z")]
    with _opened(made_batch(records, twins)) as package:
        names = package.namelist()
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("files", [bytes(40_000)])
def test_memory_does_not_follow_the_length(records: Records, files: bytes) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        for chunk in zip_chunks(readers[count]):
            assert chunk is not None
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    few, many = 20, 320
    reader = made_batch(
        records, communes(many + 1), pdf=lambda position: str(position).encode() + files
    )
    short = _Short(reader.records, reader.agency, reader.who, reader.batch_id, few)
    readers = {few: short, many: reader}
    peak(few)  # what is imported and cached at the first time counts for nobody
    growth = peak(many) - peak(few)
    # 300 communes more are 12 MB of files more; what stays of each is its lines in the directory.
    assert growth < 1_500_000


class _Short(BatchReader):
    """The same batch, as if it ended after some items."""

    def __init__(self, records: Records, agency: str, who: object, batch_id: int, few: int) -> None:
        super().__init__(records, agency, who, batch_id)  # type: ignore[arg-type] # handed on
        object.__setattr__(self, "few", few)

    __slots__ = ("few",)

    def items(self, state: object = None) -> object:  # type: ignore[override]
        for item in super().items(state):  # type: ignore[arg-type] # handed on
            if item.position > self.few:
                return
            yield item


def test_a_lost_file_ends_it_with_a_sentence(records: Records) -> None:
    reader = made_batch(records, communes(4))
    lost = next(iter(reader.items())).papers[0].docx
    records.store.path(lost.sha256).unlink()  # type: ignore[attr-defined] # a folder
    with pytest.raises(NotFound, match="không còn tệp"):
        b"".join(zip_chunks(reader))


def test_only_for_who_may_see_the_batch(records: Records) -> None:
    reader = made_batch(records, communes(2))
    with records.desk(AGENCY, OPERATOR) as desk:
        admin = add_person(desk, "quan-tri", "Quản Trị", [Role.ADMIN]).id
    with pytest.raises(NotAllowed):
        next(zip_chunks(BatchReader(records, AGENCY, admin, reader.batch_id)))
    with pytest.raises(NotFound):
        next(zip_chunks(BatchReader(records, OTHER, OPERATOR, reader.batch_id)))
