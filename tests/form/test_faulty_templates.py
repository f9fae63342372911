"""The ruler finds every error of a template in the page that it prints."""

from __future__ import annotations

import pytest

from docgen.standards.library import edition
from tests.form.conversion import measured
from tests.form.made import PAPERS, filled
from tests.form.ruler import faults
from tests.form.spoiling import BOLD, LARGER, PLAIN, Spoil, part, spoilt, style
from tests.pdf_ink import Sheet

pytestmark = pytest.mark.libreoffice

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

STATE_SPOILS: dict[str, Spoil] = {
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

PARTY_SPOILS: dict[str, Spoil] = {
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


@pytest.fixture(scope="module")
def misprinted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    documents = {}
    for edition_id, name, spoil in SPOILS:
        known = edition(edition_id)
        documents[f"{edition_id}-{name}"] = filled(known, "long", spoilt(known, spoil))
    return measured(tmp_path_factory.mktemp("misprinted"), documents)


@pytest.mark.parametrize(("edition_id", "name"), [(spoil[0], spoil[1]) for spoil in SPOILS])
def test_an_error_in_a_template_is_found(
    misprinted: dict[str, list[Sheet]], edition_id: str, name: str
) -> None:
    known = edition(edition_id)
    assert faults(misprinted[f"{edition_id}-{name}"], PAPERS["long"][1](known.side), known)


ADDRESS_SPOILS: dict[str, Spoil] = {
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
        name: filled(known, "address", spoilt(known, spoil, "cong-van"))
        for name, spoil in ADDRESS_SPOILS.items()
    }
    return measured(tmp_path_factory.mktemp("addresses"), documents)


@pytest.mark.parametrize("name", ADDRESS_SPOILS)
def test_an_error_of_the_address_block_is_found(
    misplaced_addresses: dict[str, list[Sheet]], name: str
) -> None:
    known = edition("state_nd30_2020")
    assert faults(misplaced_addresses[name], PAPERS["address"][1](known.side), known)
