"""Small DOCX files made by hand, so that a test shows exactly what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
    '<Override PartName="/word/document.xml" ContentType="{main}"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/settings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_A4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """A run of text."""
    marks = "<w:b/>" * bold + "<w:i/>" * italic
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str) -> str:
    """A paragraph of one plain run."""
    return f"<w:p>{run(text)}</w:p>"


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of the parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return written.getvalue()


def parts_of(
    body: str, *, relations: str = "", settings: str = "", core: str = "", main: str = MAIN_TYPE
) -> dict[str, str | bytes]:
    """The parts of a DOCX: `body` is the content of ``w:body``, `relations` of the document's."""
    return {
        "[Content_Types].xml": _TYPES.format(main=main),
        "_rels/.rels": _relations(
            relation("r1", "officeDocument", "word/document.xml")
            + f'<Relationship Id="r2" Type="{_RELATIONS}/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(
            relation("style", "styles", "styles.xml")
            + relation("setting", "settings", "settings.xml")
            + relations
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" '
            'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f"<w:body>{body}{_A4}</w:body></w:document>"
        ),
        "word/styles.xml": (
            f'<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
            '<w:sz w:val="28"/><w:lang w:val="vi-VN"/>'
            "</w:rPr></w:rPrDefault></w:docDefaults></w:styles>"
        ),
        "word/settings.xml": f'<w:settings xmlns:w="{_WORD}" xmlns:r="{_OFFICE}">{settings}</w:settings>',
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp='
            f'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties">{core}'
            "</cp:coreProperties>"
        ),
    }


def docx(*texts: str) -> bytes:
    """A DOCX of plain paragraphs."""
    return package(parts_of("".join(map(paragraph, texts))))


def pages(count: int) -> bytes:
    """A DOCX of so many pages, one line on each."""
    sheets = (paragraph(f"Trang {number}") for number in range(1, count + 1))
    return package(parts_of(PAGE_BREAK.join(sheets)))


def relation(key: str, kind: str, target: str, *, external: bool = False) -> str:
    """A relationship of an officeDocument type."""
    mode = ' TargetMode="External"' * external
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{escape(target)}"{mode}/>'


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{content}</Relationships>'
