"""A careful typist's line ends: pieces meet the end of a line at each of their places."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from docgen.filling.zip_parts import deflate, write_zip
from docgen.model import Level
from docgen.standards.library import edition
from tests.filling import papers
from tests.form.conversion import measured
from tests.form.made import filled_paper
from tests.form.ruler.line_ends import line_end_faults
from tests.pdf_ink import Sheet

pytestmark = pytest.mark.libreoffice

PIECES = ("Chỉ thị số 05-CT/TW", "Kế hoạch số 653/KH-UBND", "giai đoạn 2017 - 2022", "tại Phụ lục II", "tháng 9", "hiến 50 m²", "đào 12 m³", "Công văn số       -CV/VPĐU", "Quyết định số      /QĐ-UBND", "ngày      tháng      năm 2026")  # fmt: skip
BEFORE = "Thực hiện công tác thi đua, khen thưởng ở các xã, phường trong tỉnh"
# Each letter «i» moves the piece by an em's quarter: it crosses the end of the line.
STEPS = range(0, 48, 2)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    """The paper as docgen makes it, and the same as it was typed."""
    known = edition("state_nd30_2020")
    body = tuple(
        papers.entry(Level.PARAGRAPH, f"{BEFORE[: 58 - len(piece) // 2]} {'i' * step} {piece} của cấp trên.")
        for piece in PIECES
        for step in STEPS
    )  # fmt: skip
    held = filled_paper(known, papers.plan(known.side, body=body))
    return measured(
        Path(tmp_path_factory.mktemp("ends")), {"held": held, "as typed": _as_typed(held)}
    )


def _as_typed(docx: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    joint = b'</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
    document = parts["word/document.xml"]
    assert joint in document
    parts["word/document.xml"] = document.replace(joint, b"-").replace("\u00a0".encode(), b" ")
    return write_zip(deflate(name, content) for name, content in parts.items())


def test_no_line_ends_inside_a_piece(printed: dict[str, list[Sheet]]) -> None:
    assert list(line_end_faults(printed["held"])) == []


def test_the_ruler_sees_pieces_that_are_parted(printed: dict[str, list[Sheet]]) -> None:
    seen = " ".join(line_end_faults(printed["as typed"]))
    for parted in ("05-» / «CT/TW", "KH-» / «UBND", "2017 -» / «2022", "Phụ lục» / «II", "tháng» / «9", "số» / «-CV", "số» / «/QĐ", "ngày» / «tháng"):  # fmt: skip
        assert parted in seen


def test_what_is_held_is_copied_and_found_as_typed(printed: dict[str, list[Sheet]]) -> None:
    lines = " ".join(line.text for sheet in printed["held"] for line in sheet.lines)
    for piece in (
        "số 05-CT/TW",
        "653/KH-UBND",
        "2017 - 2022",
        "Phụ lục II",
        "tháng 9",
        "50 m²",
        "12 m³",
    ):
        assert lines.count(piece) == len(STEPS)


def test_held_pieces_and_small_figures_are_of_the_same_face(
    printed: dict[str, list[Sheet]],
) -> None:
    """«²» and a held hyphen are letters that a face may lack: another would stand in for it."""
    typed = {font for sheet in printed["as typed"] for font in sheet.fonts}
    assert {font for sheet in printed["held"] for font in sheet.fonts} == typed
    small = [
        glyph.font
        for sheet in printed["held"]
        for line in sheet.lines
        for glyph in line.glyphs
        if glyph.text in "²³"
    ]
    assert len(small) == 2 * len(STEPS)
    assert {font.partition("-")[0] for font in small} <= {"LiberationSerif", "TimesNewRoman", "TimesNewRomanPSMT"}  # fmt: skip
