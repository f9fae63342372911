"""The parts of a template around its body, zipped as a DOCX."""

from __future__ import annotations

import io
import zipfile

from docgen.filling import style_names as names
from docgen.filling.stamping.layout import page_number_field, value
from docgen.filling.wordml import NAMESPACES, paragraph, twips
from docgen.standards.edition import Edition

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": "styles", "settings": "settings", "fontTable": "fontTable",
    "header1": "header", "header2": "header", "footer1": "footer",
}  # fmt: skip
# A zip entry needs a date; a fixed one lets the same edition stamp the same bytes.
_STAMP_DATE = (2020, 3, 5, 0, 0, 0)


def section_properties(edition: Edition) -> str:
    """Page, margins, headers: number from page 2 on, counted from 1, first page different."""
    page, margins = edition.page, edition.page.margins
    header = edition.page_number.header_distance_mm
    return (
        "<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rIdHeader1"/>'
        '<w:headerReference w:type="first" r:id="rIdHeader2"/>'
        '<w:footerReference w:type="first" r:id="rIdFooter1"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.width_mm)}" w:h="{twips(page.height_mm)}"/>'
        f'<w:pgMar w:top="{twips(margins.top.print)}" w:right="{twips(margins.right.print)}"'
        f' w:bottom="{twips(margins.bottom.print)}" w:left="{twips(margins.left.print)}"'
        f' w:header="{twips(header)}" w:footer="{twips(edition.footer_distance_mm)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def write_package(document: str, styles: str, edition: Edition) -> bytes:
    """A DOCX of the document, the styles and the fixed parts of a template."""
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(edition),
        "docProps/app.xml": _app(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(
            *(
                (
                    f"rId{part[0].upper()}{part[1:]}",
                    f"{_OFFICE}/relationships/{kind}",
                    f"{part}.xml",
                )
                for part, kind in _PARTS.items()
            )
        ),
        "word/styles.xml": styles,
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(edition.page.font),
        "word/header1.xml": _edge("hdr", paragraph(names.PAGE_NUMBER, page_number_field())),
        "word/header2.xml": _edge("hdr", value("luu_hanh")),
        "word/footer1.xml": _edge("ftr", value("chan_trang_dau")),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _STAMP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content.encode())
    return buffer.getvalue()


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for part, kind in {"document": "document.main", **_PARTS}.items()
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        "</Types>"
    )


def _relationships(*rows: tuple[str, str, str]) -> str:
    links = "".join(
        f'<Relationship Id="{link_id}" Type="{kind}" Target="{target}"/>'
        for link_id, kind, target in rows
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _core(edition: Edition) -> str:
    """Core properties with tags; category and keywords are filled by `filling.properties`."""
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>Mẫu theo {edition.title} {edition.number}</dc:title>"
        "<dc:creator>docgen</dc:creator><dc:language>vi-VN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{edition.issued}T00:00:00Z</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{edition.issued}T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _app() -> str:
    return (
        f'{_DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>docgen</Application></Properties>"
    )


def _settings() -> str:
    """Word 2013 layout (mode 15), Vietnamese spelling, no automatic hyphens."""
    return (
        f"{_DECLARATION}<w:settings {NAMESPACES}>"
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _font_table(font: str) -> str:
    return (
        f'{_DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{font}">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _edge(element: str, content: str) -> str:
    return f"{_DECLARATION}<w:{element} {NAMESPACES}>{content}</w:{element}>"
