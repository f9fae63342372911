"""Many PDFs in one: bookmarks that lead to each, common things kept once, no file from a failure."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from docgen.errors import BrokenFile
from docgen.pdf.binding import Bound, bind
from tests.issuing.batch.made import small_pdf
from tests.pdf.bound import outline_of


def test_on_both_sides_every_paper_begins_on_a_front(tmp_path: Path) -> None:
    parts = [Bound(f"xã {n}", small_pdf(n, f"xã {n}"), "Tỉnh A") for n in (1, 2, 3, 4)]
    assert bind(parts, tmp_path / "in.pdf", duplex=True) == 2 + 2 + 4 + 4
    assert [page for _, _, page in outline_of(tmp_path / "in.pdf")] == [0, 2, 4, 8]


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
    with pikepdf.open(tmp_path / "in.pdf") as pdf:
        # A branch for each volume: one flat list would cost a walk through it for every page.
        assert [int(branch.Count) for branch in pdf.Root.Pages.Kids] == [100, 100, 50]
        assert pdf.pages[249].obj.Contents.read_bytes() == b"% x\xc3\xa3 249 0"
    assert [page for _, _, page in outline_of(tmp_path / "in.pdf")] == list(range(250))
    assert [path.name for path in tmp_path.iterdir()] == ["in.pdf"]


def test_a_broken_part_leaves_no_file(tmp_path: Path) -> None:
    parts = [Bound("xã 1", small_pdf(1, "a")), Bound("xã 2", b"%PDF nothing")]
    with pytest.raises(BrokenFile, match="xã 2"):
        bind(parts, tmp_path / "in.pdf")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="nothing"):
        bind([], tmp_path / "in.pdf")
