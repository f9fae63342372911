"""Finished papers under the ruler, and templates with one thing wrong each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.filling.fill import fill
from docgen.filling.stamping.stamp import stamp
from docgen.filling.template import prepare_bytes
from docgen.model import Agency, Paper, Side, Title
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.library import edition, editions
from tests.filling import papers
from tests.form.conversion import measured, parts_of
from tests.form.ruler import faults
from tests.form.ruler.annex import annex_faults
from tests.pdf_ink import Sheet

pytestmark = pytest.mark.libreoffice

EDITIONS = [known.id for known in editions()]
#: An abstract typed as one line, as clerks do: two lines on paper, the last one short if nobody cares.
LONG_TITLE = Title("Kế hoạch", ("xây dựng, nuôi dưỡng và nhân rộng điển hình tiên tiến trong học tập và làm theo Bác",))  # fmt: skip
LONG_NAME = ("Ban Chỉ đạo thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới",)
PAPERS: dict[str, tuple[str, Callable[[Side], Paper]]] = {
    "plan": ("ke-hoach", papers.plan),
    "long": ("ke-hoach", lambda side: papers.plan(side, body=papers.RULER_BODY[:20])),
    "long title": ("ke-hoach", lambda side: papers.plan(side, title=LONG_TITLE)),
    "long name": ("ke-hoach", lambda side: papers.plan(side, agency=Agency(side, LONG_NAME))),
    "letter": ("cong-van", papers.letter),
    "address": ("cong-van", lambda side: replace(papers.letter(side), contact=papers.CONTACT)),
    "list": ("danh-sach", lambda side: papers.full(side).attachments[1].paper),
    "sheet": ("bieu-dang-ky", papers.sheet),
}


def filled(known: Edition, name: str, template: bytes | None = None) -> tuple[Paper, bytes]:
    stem, make = PAPERS[name]
    paper = make(known.side)
    content = template or stamp(known, stem)
    tool = prepare_bytes(content, known.page.landscape, stem)
    return paper, fill(paper, known, tool, papers.MADE).docx


def filled_paper(known: Edition, paper: Paper) -> bytes:
    """A paper in the plan's template."""
    tool = prepare_bytes(stamp(known, "ke-hoach"), known.page.landscape, "ke-hoach")
    return fill(paper, known, tool, papers.MADE).docx


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    documents = {
        f"{edition_id}-{name}": filled(edition(edition_id), name)[1]
        for edition_id in EDITIONS
        for name in PAPERS
    }
    return measured(tmp_path_factory.mktemp("printed"), documents)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_printed_paper_is_lawful(
    printed: dict[str, list[Sheet]], edition_id: str, name: str
) -> None:
    known = edition(edition_id)
    assert faults(printed[f"{edition_id}-{name}"], PAPERS[name][1](known.side), known) == []


def style(style_id: str, pattern: str, replacement: str) -> Callable[[dict[str, str]], None]:
    """Spoil one style: the pattern must be there."""

    def spoil(parts: dict[str, str]) -> None:
        styles = parts["word/styles.xml"]
        found = re.search(rf'<w:style [^>]*w:styleId="{style_id}">.*?</w:style>', styles)
        assert found, style_id
        assert re.search(pattern, found[0]), (style_id, pattern, found[0])
        parts["word/styles.xml"] = styles.replace(found[0], re.sub(pattern, replacement, found[0]))

    return spoil


def part(name: str, pattern: str, replacement: str) -> Callable[[dict[str, str]], None]:
    def spoil(parts: dict[str, str]) -> None:
        assert re.search(pattern, parts[name]), (name, pattern)
        parts[name] = re.sub(pattern, replacement, parts[name])

    return spoil


BOLD, PLAIN = "<w:b/><w:bCs/>", "<w:rPr>"
LARGER = ('<w:sz w:val="(\\d+)"/>', '<w:sz w:val="40"/>')
TYPED = [
    "QuocHieu",
    "TieuNgu",
    "CoQuanBanHanh",
    "SoKyHieu",
    "DiaDanhNgay",
    "TenLoai",
    "TrichYeu",
    "CanCu",
    "NoiDung",
    "QuyenHan",
    "ChucVu",
    "HoTen",
    "NoiNhanTieuDe",
    "NoiNhan",
    "MucLaMa",
    "KhoanCoTen",
    "GachDauDong",
    "SoTrang",
]
HEAVY = [
    "QuocHieu",
    "TieuNgu",
    "CoQuanBanHanh",
    "TenLoai",
    "TrichYeu",
    "QuyenHan",
    "ChucVu",
    "HoTen",
    "NoiNhanTieuDe",
    "MucLaMa",
    "KhoanCoTen",
]
LIGHT = ["SoKyHieu", "DiaDanhNgay", "CanCu", "NoiNhan", "SoTrang"]
SLANTED = ["DiaDanhNgay", "CanCu", "NoiNhanTieuDe"]
CENTRED = [
    "QuocHieu",
    "TieuNgu",
    "CoQuanBanHanh",
    "SoKyHieu",
    "DiaDanhNgay",
    "TenLoai",
    "TrichYeu",
    "QuyenHan",
    "ChucVu",
    "HoTen",
    "SoTrang",
]
RUNNING = ["NoiDung", "GachDauDong"]

STATE_SPOILS: dict[str, Callable[[dict[str, str]], None]] = {
    **{f"{s} larger": style(s, *LARGER) for s in TYPED},
    **{f"{s} not bold": style(s, BOLD, "") for s in HEAVY},
    **{f"{s} bold": style(s, PLAIN, f"<w:rPr>{BOLD}") for s in LIGHT},
    **{f"{s} upright": style(s, "<w:i/><w:iCs/>", "") for s in SLANTED},
    **{f"{s} slanted": style(s, "<w:sz ", "<w:i/><w:iCs/><w:sz ") for s in ("QuocHieu", "TenLoai", "HoTen", "MucLaMa")},
    **{f"{s} at the left": style(s, 'w:jc w:val="center"', 'w:jc w:val="left"') for s in CENTRED},
    **{f"{s} ragged": style(s, 'w:jc w:val="both"', 'w:jc w:val="left"') for s in RUNNING},
    **{f"{s} without indent": style(s, r'<w:ind w:firstLine="\d+"/>', "") for s in RUNNING},
    **{f"{s} without gap": style(s, r'w:before="\d+"', 'w:before="0"') for s in ("NoiDung", "GachDauDong", "MucLaMa", "KhoanCoTen")},
    **{f"{s} spaced twice": style(s, r'w:line="\d+"', 'w:line="480"') for s in RUNNING},
    "another face": part("word/styles.xml", "Times New Roman", "Liberation Sans"),
    "wide left margin": part("word/document.xml", r'w:left="1701"', 'w:left="2500"'),
    "narrow left margin": part("word/document.xml", r'w:left="1701"', 'w:left="1000"'),
    "narrow right margin": part("word/document.xml", r'w:right="850"', 'w:right="300"'),
    "narrow bottom margin": part("word/document.xml", r'w:bottom="1134"', 'w:bottom="300"'),
    "low top margin": part("word/document.xml", r'w:top="1134"', 'w:top="2200"'),
    "US letter": part("word/document.xml", r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    "first page numbered": part("word/document.xml", "<w:titlePg/>", ""),
    "no page number": part("word/header1.xml", "<w:p>.*</w:p>", "<w:p/>"),
    "page number low": part("word/document.xml", r'w:header="\d+"', 'w:header="1100"'),
    "no rule under the motto": part("word/document.xml", r"\{\{p ke_tieu_ngu \}\}", ""),
    "no rule under the issuer": part("word/document.xml", r"\{\{p ke_co_quan \}\}", ""),
    "no rule under the abstract": part("word/document.xml", r"\{\{p ke_trich_yeu \}\}", ""),
}  # fmt: skip

PARTY_SPOILS: dict[str, Callable[[dict[str, str]], None]] = {
    **{f"{s} larger": style(s, *LARGER) for s in ("TieuDeDang", "CoQuanChuQuan", "CoQuanBanHanh", "DauSao", "SoKyHieu", "GachNganCach", "QuyenHan", "ChucVu", "NoiNhanTieuDe")},
    "superior bold": style("CoQuanChuQuan", PLAIN, f"<w:rPr>{BOLD}"),
    "position bold": style("ChucVu", PLAIN, f"<w:rPr>{BOLD}"),
    "basis slanted": style("CanCu", "<w:sz ", "<w:i/><w:iCs/><w:sz "),
    "label slanted": style("NoiNhanTieuDe", "<w:sz ", "<w:i/><w:iCs/><w:sz "),
    "label not underlined": style("GachChan", '<w:u w:val="single"/>', ""),
    "no rule under the title": part("word/document.xml", r"\{\{p ke_tieu_de \}\}", ""),
    "no hyphens": part("word/document.xml", r"\{\{p ke_trich_yeu \}\}", ""),
    "no star": part("word/document.xml", r">\*</w:t>", "></w:t>"),
    "lines 15 pt apart": style("GachDauDong", r'w:line="\d+"', 'w:line="300"'),
    "lines 26 pt apart": style("GachDauDong", r'w:line="\d+"', 'w:line="520"'),
}  # fmt: skip

SPOILS = [
    *(("state_nd30_2020", name, spoil) for name, spoil in STATE_SPOILS.items()),
    *(("party_hd05_2026", name, spoil) for name, spoil in PARTY_SPOILS.items()),
]


def spoilt(
    known: Edition, spoil: Callable[[dict[str, str]], None], name: str = "ke-hoach"
) -> bytes:
    """A template with one thing wrong."""
    with zipfile.ZipFile(io.BytesIO(stamp(known, name))) as package:
        parts = {member: package.read(member).decode() for member in package.namelist()}
    spoil(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for member, content in parts.items():
            package.writestr(member, content)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def misprinted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    documents = {}
    for edition_id, name, spoil in SPOILS:
        known = edition(edition_id)
        documents[f"{edition_id}-{name}"] = filled(known, "long", spoilt(known, spoil))[1]
    return measured(Path(tmp_path_factory.mktemp("misprinted")), documents)


@pytest.mark.parametrize(("edition_id", "name"), [(spoil[0], spoil[1]) for spoil in SPOILS])
def test_an_error_in_a_template_is_found(
    misprinted: dict[str, list[Sheet]], edition_id: str, name: str
) -> None:
    known = edition(edition_id)
    assert faults(misprinted[f"{edition_id}-{name}"], PAPERS["long"][1](known.side), known)


ADDRESS_SPOILS: dict[str, Callable[[dict[str, str]], None]] = {
    "inside the bottom margin": style("LienHe", r'w:after="\d+"', 'w:after="0"'),
    "high above the foot": style("LienHe", r'w:after="\d+"', 'w:after="2000"'),
    "larger": style("LienHe", *LARGER),
    "without its rule": style("LienHe", "<w:pBdr>.*</w:pBdr>", ""),
    "missing": part("word/footer1.xml", r"\{\{p chan_trang_dau \}\}", ""),
}


@pytest.fixture(scope="module")
def misplaced_addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    known = edition("state_nd30_2020")
    documents = {
        name: filled(known, "address", spoilt(known, spoil, "cong-van"))[1]
        for name, spoil in ADDRESS_SPOILS.items()
    }
    return measured(tmp_path_factory.mktemp("addresses"), documents)


@pytest.mark.parametrize("name", ADDRESS_SPOILS)
def test_an_error_of_the_address_block_is_found(
    misplaced_addresses: dict[str, list[Sheet]], name: str
) -> None:
    known = edition("state_nd30_2020")
    assert faults(misplaced_addresses[name], PAPERS["address"][1](known.side), known)


ANNEX_SPOILS: dict[str, Callable[[dict[str, str]], None]] = {
    "PhuLuc larger": style("PhuLuc", *LARGER),
    "PhuLuc not bold": style("PhuLuc", BOLD, ""),
    "TenPhuLuc at the left": style("TenPhuLuc", 'w:jc w:val="center"', 'w:jc w:val="left"'),
    "TenPhuLuc not bold": style("TenPhuLuc", BOLD, ""),
    "KemTheo upright": style("KemTheo", "<w:i/><w:iCs/>", ""),
    "KemTheo at the left": style("KemTheo", 'w:jc w:val="center"', 'w:jc w:val="left"'),
    "nothing under the reference": part("word/document.xml", r"\{\{p pl.ke_kem_theo \}\}", ""),
    "OTieuDe larger": style("OTieuDe", *LARGER),
    "OTieuDe not bold": style("OTieuDe", BOLD, ""),
}
ANNEX_CASES = [
    (edition_id, name)
    for edition_id in ("state_nd30_2020", "party_hd05_2026")
    for name in ANNEX_SPOILS
]


def annexes(known: Edition, sheets: list[Sheet]) -> list[str]:
    """What is wrong with the attached papers of `papers.full`."""
    attached = papers.full(known.side).attachments
    found = []
    for index, (attachment, part) in enumerate(zip(attached, parts_of(sheets)[1:], strict=True)):
        label = writing.annex_label(known, index + 1, 2) if attachment.labelled else ""
        found += annex_faults(part, attachment.paper, label, known)
    return found


@pytest.fixture(scope="module")
def misprinted_annexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    documents = {}
    for edition_id in dict(ANNEX_CASES):
        known = edition(edition_id)
        for name, spoil in {"good": dict.copy, **ANNEX_SPOILS}.items():
            tool = prepare_bytes(spoilt(known, spoil), known.page.landscape, "ke-hoach")
            docx = fill(papers.full(known.side), known, tool, papers.MADE).docx
            documents[f"{edition_id}-{name}"] = docx
    return measured(tmp_path_factory.mktemp("annexes"), documents)


@pytest.mark.parametrize(("edition_id", "name"), ANNEX_CASES)
def test_an_error_in_an_annex_is_found(
    misprinted_annexes: dict[str, list[Sheet]], edition_id: str, name: str
) -> None:
    known = edition(edition_id)
    assert annexes(known, misprinted_annexes[f"{edition_id}-{name}"])


@pytest.mark.parametrize("edition_id", dict(ANNEX_CASES))
def test_annexes_are_lawful(misprinted_annexes: dict[str, list[Sheet]], edition_id: str) -> None:
    known = edition(edition_id)
    assert annexes(known, misprinted_annexes[f"{edition_id}-good"]) == []
