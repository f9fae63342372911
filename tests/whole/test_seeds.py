"""Each seed comes out whole: every line of it stands in the DOCX and in the PDF, in order."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pypdfium2
import pytest

from docgen.filling.fill import fill
from docgen.filling.stamping.stamp import stamp
from docgen.filling.template import prepare_bytes
from docgen.papers.dossier import Dossier, build_papers
from docgen.pdf import Job, PdfOptions, open_converter
from tests.docx_text import lines as docx_lines
from tests.ooxml import problems
from tests.seeds import seed
from tests.whole.dossiers import DOSSIERS

MADE = dt.datetime(2026, 6, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 6, 15)

#: Lines that the form changes, and what they become. A line with "" is not printed at all.
LAWFUL: dict[str, dict[str, str]] = {
    "1-huyen-uy-185-kh-hu-2023": {
        "Số 185 - KH/HU": "Số 185-KH/HU",
        "....., ngày tháng năm 2023": "ngày tháng năm 2023",
    },
    "2-ubnd-thach-an-kh-2021": {},
    "3-ubnd-lam-thao-kh-2022-2025": {"- Lưu: VT, NV": "- Lưu: VT, NV."},
    "4-huyen-uy-kim-bang-83-kh-hu-2022": {
        "Kim Bảng, ngày 29 tháng 03 năm 2022": "Kim Bảng, ngày 29 tháng 3 năm 2022",
        "Số 83 - KH/HU": "Số 83-KH/HU",
        "(Kèm theo Kế hoạch số 83 -KH/HU, ngày 29/03/2022 của Ban Thường vụ Huyện uỷ)": "(Kèm theo Kế hoạch số 83-KH/HU, ngày 29/3/2022 của Ban Thường vụ Huyện uỷ)",
        "....., ngày tháng năm 2022": "ngày tháng năm 2022",
        "Ban Thường vụ Huyện ủy yêu cầu các chi, đảng bộ trực thuộc Huyện ủy, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện, các cơ quan, đơn vị triển khai thực hiện nghiêm túc kế hoạch này./.": "Ban Thường vụ Huyện ủy yêu cầu các chi, đảng bộ trực thuộc Huyện ủy, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện, các cơ quan, đơn vị triển khai thực hiện nghiêm túc kế hoạch này.",
        "2.3 Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện:": "2.3. Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện:",
        "2.4 Các Đảng bộ trực thuộc Huyện ủy": "2.4. Các Đảng bộ trực thuộc Huyện ủy",
        "- Thường trực Tỉnh ủy;": "- Thường trực Tỉnh ủy,",
        "- Ban Tuyên giáo Tỉnh ủy; (Báo cáo)": "- Ban Tuyên giáo Tỉnh ủy (Báo cáo),",
        "- Thường trực Huyện ủy;": "- Thường trực Huyện ủy,",
        "- Các chi, đảng bộ trực thuộc HU; (Thực hiện)": "- Các chi, đảng bộ trực thuộc HU (Thực hiện),",
        "- MTTQ và các đoàn thể huyện;": "- MTTQ và các đoàn thể huyện,",
    },
    "5-thanh-uy-da-lat-kh-2023": {"- Lưu: VT, BTG.": "- Lưu VT, BTG."},
}
#: Lines of the head, whose two columns a page reads side by side.
HEAD = re.compile(r"^(\*|Số\b.*|ĐẢNG .*|HUYỆN ỦY .*|.*ngày .*tháng .*năm \d{4}|ĐƠN VỊ.*)$")
_MARKUP = re.compile(r"\*\*|(?<!\*)\*(?!\*)|^\* ")


def expected(name: str, text: str) -> list[str]:
    """The lines that must stand in the paper, in lawful form and without the marks of weight."""
    lines = []
    for line in (line.strip() for line in text.split("\n")):
        lawful = LAWFUL[name].get(line, line)
        if lawful != "*":
            lawful = _MARKUP.sub("", lawful)
        lines += [part for part in re.split(r"\t", lawful) if part.strip()]
    return lines


def bare(text: str) -> str:
    """Letters and signs without spaces and capitals; «I-» of the Party stands for «I.»."""
    lines = (re.sub(r"\s+", "", line).casefold() for line in text.split("\n"))
    return "".join(re.sub(r"^([ivx]+)-", r"\1.", line) for line in lines).replace("…", "...")


def pdf_text(path: Path) -> str:
    """The text of all pages in the order of the print, without page numbers."""
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    kept = [re.sub(r"\A\s*\d+\s*\n", "", page) for page in pages]
    return "\n".join(re.sub(r"\n\s*\d+\s*\Z", "", page) for page in kept).replace("\ufffe", "-")


def missing(lines: list[str], text: str) -> list[str]:
    """Lines that do not stand in the text after the lines before them; heads stand anywhere."""
    whole, reached, lost = bare(text), 0, []
    for line in lines:
        words = bare(line)
        place = whole.find(words, 0 if HEAD.match(line) else reached)
        if place < 0:
            lost.append(line)
        elif not HEAD.match(line):
            reached = place + len(words)
    return lost


@pytest.fixture(scope="module")
def converter():
    with open_converter() as opened:
        yield opened


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", DOSSIERS)
def test_seed_comes_out_whole(name: str, converter, tmp_path: Path) -> None:
    text = seed(name)
    built = build_papers(Dossier.model_validate(DOSSIERS[name](text)), TODAY)
    (item,) = built.papers
    tool = prepare_bytes(stamp(item.edition, "ke-hoach"), item.edition.page.landscape, "ke-hoach")
    docx = fill(item.paper, item.edition, tool, MADE).docx
    assert problems(docx) == []
    lines = expected(name, text)
    assert missing(lines, "\n".join(docx_lines(docx))) == []

    (tmp_path / "paper.docx").write_bytes(docx)
    job = Job(tmp_path / "paper.docx", tmp_path / "paper.pdf")
    (outcome,) = converter.convert([job], PdfOptions())
    assert outcome.error is None
    assert missing(lines, pdf_text(tmp_path / "paper.pdf")) == []


def test_a_lost_line_is_seen() -> None:
    assert missing(["một", "hai", "ba"], "một\nba") == ["hai"]
    assert missing(["một", "hai"], "hai\nmột") == ["hai"]
