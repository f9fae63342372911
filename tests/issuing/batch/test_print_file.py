"""Print files: every commune in order, with a bookmark that leads to it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from docgen.errors import NotFound
from docgen.issuing.batch.print_file import papers_to_print, print_file
from docgen.records import Records
from tests.issuing.batch.made import communes, made_batch, small_pdf
from tests.pdf.bound import outline_of

#: What is handed out speaks the SQL of `records.batches`, which is proved on both databases.
_on_sqlite = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@_on_sqlite
def test_every_commune_in_order_with_its_bookmark(records: Records, tmp_path: Path) -> None:
    targets = [*communes(3, "Tỉnh Cao Bằng"), *communes(6, "Tỉnh Lạng Sơn")[3:]]
    reader = made_batch(
        records, targets, failed=(2,), pdf=lambda n: small_pdf(2 if n == 1 else 3, f"xã {n}")
    )
    assert papers_to_print(reader) == ("01-ke-hoach",)  # the sheets have no PDF
    pages = print_file(reader, 0, tmp_path / "in.pdf")
    assert outline_of(tmp_path / "in.pdf") == [
        ("Tỉnh Cao Bằng", "Xã Đông Khê 1", 0),
        ("Tỉnh Cao Bằng", "Xã Đông Khê 3", 2),
        ("Tỉnh Lạng Sơn", "Xã Đông Khê 4", 5),
        ("Tỉnh Lạng Sơn", "Xã Đông Khê 5", 8),
    ]
    with pikepdf.open(tmp_path / "in.pdf") as pdf:
        words = [page.obj.Contents.read_bytes().decode() for page in pdf.pages]
        assert len(words) == pages == 11
        assert words[:3] == ["% xã 1 0", "% xã 1 1", "% xã 3 0"]
        assert not any("/StructParents" in page.obj for page in pdf.pages)
        assert str(pdf.docinfo["/Title"]) == "Đợt «=1+1»"


@_on_sqlite
def test_nothing_to_print_is_said(records: Records, tmp_path: Path) -> None:
    reader = made_batch(records, communes(3), pdf=lambda n: small_pdf(1, str(n)))
    with pytest.raises(NotFound, match="Chưa có bản PDF"):
        print_file(reader, 1, tmp_path / "in.pdf")
