"""Print files: every commune in order, bookmarks that lead to it, common things kept once."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from docgen.errors import BrokenFile, NotFound
from docgen.issuing.batch.print_file import papers_to_print, print_file
from docgen.pdf.binding import Bound, bind
from docgen.records import Records
from tests.issuing.batch.made import communes, made_batch, small_pdf

#: What is handed out speaks the SQL of `records.batches`, which is proved on both databases.
_on_sqlite = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


def _outline(path: Path) -> list[tuple[str, str, int]]:
    """Chapter, title and page of every bookmark."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return [
            (chapter.title, item.title, pages[item.destination[0].objgen])
            for chapter in outline.root
            for item in chapter.children
        ]


@_on_sqlite
def test_every_commune_in_order_with_its_bookmark(records: Records, tmp_path: Path) -> None:
    targets = [*communes(3, "Tỉnh Cao Bằng"), *communes(6, "Tỉnh Lạng Sơn")[3:]]
    reader = made_batch(
        records, targets, failed=(2,), pdf=lambda n: small_pdf(2 if n == 1 else 3, f"xã {n}")
    )
    assert papers_to_print(reader) == ("01-ke-hoach",)  # the sheets have no PDF
    pages = print_file(reader, 0, tmp_path / "in.pdf")
    assert _outline(tmp_path / "in.pdf") == [
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


def test_on_both_sides_every_paper_begins_on_a_front(tmp_path: Path) -> None:
    parts = [Bound(f"xã {n}", small_pdf(n, f"xã {n}"), "Tỉnh A") for n in (1, 2, 3, 4)]
    assert bind(parts, tmp_path / "in.pdf", duplex=True) == 2 + 2 + 4 + 4
    assert [page for _, _, page in _outline(tmp_path / "in.pdf")] == [0, 2, 4, 8]


def test_what_papers_have_in_common_is_kept_once(tmp_path: Path) -> None:
    parts = [Bound(f"xã {n}", small_pdf(2, f"xã {n}")) for n in range(50)]
    bind(parts, tmp_path / "in.pdf")
    with pikepdf.open(tmp_path / "in.pdf") as pdf:
        fonts = {page.resources.Font.F1.objgen for page in pdf.pages}
        assert len(fonts) == 1
        faces = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and len(one.read_bytes()) == 20_000
        ]
        assert len(faces) == 1
        assert len(pdf.pages) == 100


def test_more_papers_than_a_volume_holds(tmp_path: Path) -> None:
    parts = (Bound(f"xã {n}", small_pdf(1, f"xã {n}"), f"Tỉnh {n // 100}") for n in range(250))
    assert bind(parts, tmp_path / "in.pdf") == 250
    assert [page for _, _, page in _outline(tmp_path / "in.pdf")] == list(range(250))
    assert [path.name for path in tmp_path.iterdir()] == ["in.pdf"]


def test_a_broken_part_leaves_no_file(tmp_path: Path) -> None:
    parts = [Bound("xã 1", small_pdf(1, "a")), Bound("xã 2", b"%PDF nothing")]
    with pytest.raises(BrokenFile, match="xã 2"):
        bind(parts, tmp_path / "in.pdf")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="nothing"):
        bind([], tmp_path / "in.pdf")


@_on_sqlite
def test_nothing_to_print_is_said(records: Records, tmp_path: Path) -> None:
    reader = made_batch(records, communes(3), pdf=lambda n: small_pdf(1, str(n)))
    with pytest.raises(NotFound, match="Chưa có bản PDF"):
        print_file(reader, 1, tmp_path / "in.pdf")
