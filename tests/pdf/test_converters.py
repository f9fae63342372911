"""Both ways of converting, with the real LibreOffice: same results, same manners."""

from __future__ import annotations

import io
import itertools
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from docgen.errors import BrokenFile, ConversionFailed, ConverterDown, MissingProgram
from docgen.pdf import (
    Converter,
    DocumentInfo,
    Job,
    open_converter,
    page_count,
    page_picture,
    rendering,
)
from docgen.pdf.office import program
from tests.pdf.documents import docx, package, pages, paragraph, parts_of, run
from tests.pdf.pdf_text import fonts_of, text_of

pytestmark = pytest.mark.libreoffice

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"


def _letters() -> list[str]:
    """Every Vietnamese vowel with every tone, and đ, in both cases: 146 letters."""
    small = [unicodedata.normalize("NFC", v + t) for v, t in itertools.product(_VOWELS, _TONES)]
    return [case for letter in [*small, "đ"] for case in (letter, letter.upper())]


def _in_four_faces(text: str) -> bytes:
    faces = itertools.product((False, True), (False, True))
    return package(
        parts_of(
            "".join(f"<w:p>{run(text, bold=bold, italic=italic)}</w:p>" for bold, italic in faces)
        )
    )


def _jobs(folder: Path, papers: dict[str, bytes]) -> Iterator[Job]:
    for name, paper in papers.items():
        source = folder / f"{name}.docx"
        source.write_bytes(paper)
        yield Job(source, folder / f"{name}.pdf")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_vietnamese_letter_in_four_faces(converter: Converter, form: str) -> None:
    letters = _letters()
    assert len(letters) == len(set(letters)) == 146
    pdf = converter.convert_bytes(_in_four_faces(unicodedata.normalize(form, " ".join(letters))))
    printed = unicodedata.normalize("NFC", text_of(pdf)).split()
    assert printed == letters * 4
    assert len(fonts_of(pdf)) == 4, "a letter fell back to another font"


def test_names_with_spaces_and_marks(converter: Converter, tmp_path: Path) -> None:
    name = "Kế hoạch số 12 (dự thảo) – «Đường 30%», & 'x'"
    [outcome] = converter.convert(_jobs(tmp_path, {name: docx("Nội dung")}))
    assert (outcome.error, outcome.pages) == (None, 1)
    assert text_of((tmp_path / f"{name}.pdf").read_bytes()) == "Nội dung"


def test_a_bad_paper_does_not_cost_its_neighbours(converter: Converter, tmp_path: Path) -> None:
    papers = {str(number): docx(f"Bản {number}") for number in range(7)}
    papers["3"] = b"<html>"
    # Sound to the checker, who reads a zip from its end, not to LibreOffice.
    papers["5"] = b"PK before the zip" + docx("Bản 5")
    outcomes = {
        outcome.job.source.stem: outcome for outcome in converter.convert(_jobs(tmp_path, papers))
    }
    assert outcomes.keys() == papers.keys()
    for name, outcome in outcomes.items():
        target = tmp_path / f"{name}.pdf"
        if name in ("3", "5"):
            assert isinstance(outcome.error, BrokenFile if name == "3" else ConversionFailed)
            assert not target.exists()
        else:
            assert (outcome.error, outcome.pages) == (None, 1)
            assert text_of(target.read_bytes()) == f"Bản {name}"


def test_a_paper_refused_for_want_of_room_is_not_blamed(
    converter: Converter, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = b"PK before the zip" + docx("Bản")
    with pytest.raises(ConversionFailed) as told:
        converter.convert_bytes(bad)
    assert not isinstance(told.value, ConverterDown)
    monkeypatch.setattr(rendering, "_ROOM", 2**80)
    with pytest.raises(ConverterDown, match="TMPDIR"):
        converter.convert_bytes(bad)


def test_an_older_pdf_is_replaced_only_by_a_whole_one(converter: Converter, tmp_path: Path) -> None:
    good, bad = _jobs(tmp_path, {"tốt": docx("Mới"), "hỏng": b"PK"})
    for job in (good, bad):
        job.target.write_bytes(b"older")
    list(converter.convert([good, bad]))
    assert text_of(good.target.read_bytes()) == "Mới"
    assert bad.target.read_bytes() == b"older"
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".docx", ".pdf", ".pdf"]


def test_a_missing_folder_is_an_outcome(converter: Converter, tmp_path: Path) -> None:
    [job] = _jobs(tmp_path, {"a": docx("A")})
    [outcome] = converter.convert([Job(job.source, tmp_path / "không có" / "a.pdf")])
    assert "không tìm thấy" in str(outcome.error)


def test_many_pages(converter: Converter) -> None:
    assert page_count(converter.convert_bytes(pages(30))) == 30


def test_bytes_that_are_no_paper_raise(converter: Converter) -> None:
    with pytest.raises(BrokenFile, match="rỗng"):
        converter.convert_bytes(b"")


def test_both_ways_print_the_same(warm: Converter, plain: Converter) -> None:
    paper = _in_four_faces("Độc lập - Tự do - Hạnh phúc")
    pictures = {page_picture(way.convert_bytes(paper), 1, dpi=100) for way in (warm, plain)}
    assert len(pictures) == 1


def test_a_plain_pdf_is_tagged_and_says_what_it_is(converter: Converter) -> None:
    info = DocumentInfo("Kế hoạch & <dự thảo>", "UBND xã", "Về việc", ("kế hoạch", "2026"))
    pdf = converter.convert_bytes(docx("Nội dung"), info=info)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        told = {key: str(value) for key, value in document.docinfo.items()}
        assert told["/Title"] == "Kế hoạch & <dự thảo>"
        assert told["/Author"] == "UBND xã"
        assert told["/Subject"] == "Về việc"
        assert told["/Keywords"] == "kế hoạch; 2026"
        assert document.Root.Lang == "vi-VN"
        assert document.Root.MarkInfo.Marked


def test_the_title_of_the_docx_is_kept(converter: Converter) -> None:
    core = '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">Báo cáo quý</dc:title>'
    pdf = converter.convert_bytes(package(parts_of(paragraph("x"), core=core)))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.docinfo["/Title"] == "Báo cáo quý"


def test_leaving_early_drops_the_rest(converter: Converter, tmp_path: Path) -> None:
    jobs = _jobs(tmp_path, {f"{number:03}": docx(str(number)) for number in range(200)})
    outcomes = converter.convert(jobs)
    assert next(outcomes).error is None
    outcomes.close()  # type: ignore[attr-defined]  # it is a generator
    assert len(list(tmp_path.glob("*.pdf"))) < 100


def test_without_libreoffice_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_candidates", list)
    with pytest.raises(MissingProgram, match="apt install libreoffice-writer-nogui"):
        open_converter()
