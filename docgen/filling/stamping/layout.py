"""`word/document.xml` of a template: where the tags of each part of a paper stand.

The fragments serve the paper itself and the papers attached to it, whose tags stand under the
loop variable ``pl``. Geometry comes from the edition.
"""

from __future__ import annotations

from docgen.filling import style_names as names
from docgen.filling.style_names import COMPONENT_STYLES
from docgen.filling.wordml import NAMESPACES, cell, paragraph, row, run, table, text, twips
from docgen.standards.edition import Edition


def styled(component: str) -> str:
    """Style id of a component."""
    return COMPONENT_STYLES[component][0]


def tag(expression: str, of: str = "") -> str:
    """A run with ``{{ … }}``; `of` is the loop variable the value belongs to."""
    return run(f"{{{{ {of}{expression} }}}}")


def value(name: str, of: str = "") -> str:
    """A paragraph that is replaced by ready paragraphs or tables."""
    return paragraph(names.BODY, run(f"{{{{p {of}{name} }}}}"))


def control(statement: str) -> str:
    """A paragraph that holds a loop or a condition and vanishes."""
    return paragraph(names.BODY, run(f"{{%p {statement} %}}"))


def lines(name: str, style: str, of: str = "", *, rich: bool = False) -> str:
    """One paragraph for each line of a list; `rich` lines carry their own weights."""
    item = run("{{r d }}") if rich else tag("d")
    return control(f"for d in {of}{name}") + paragraph(style, item) + control("endfor")


def when(name: str, content: str, of: str = "") -> str:
    """The content, printed only when the value is not empty."""
    return control(f"if {of}{name}") + content + control("endif")


def head(edition: Edition, of: str = "") -> str:
    """Issuer on the left, Quốc hiệu or the Party's title on the right."""
    width = twips(edition.page.text_width_mm)
    left = twips(edition.layout.head_left_mm)
    gap = twips(edition.layout.head_gap_mm)
    widths = [left, width - left]
    names_left = lines("chu_quan", styled("superior"), of) + lines("co_quan", styled("issuer"), of)
    number = when("so_ky_hieu", paragraph(styled("number"), tag("so_ky_hieu", of)), of)
    letter = value("trich_yeu_cong_van", of)
    end = paragraph(names.SPACER)
    below = number + letter + value("cac_dau", of) + end
    date = when("dia_danh_ngay", paragraph(styled("place_date"), tag("dia_danh_ngay", of)), of)
    if edition.has("national_title"):
        right = "".join(
            paragraph(styled(part), run(edition.component(part).literals[0]))
            for part in ("national_title", "motto")
        )
        rows = [
            row([cell(left, names_left + value("ke_co_quan", of) + end),
                 cell(widths[1], right + value("ke_tieu_ngu", of) + end, pad=gap)]),
            row([cell(left, below), cell(widths[1], date + end, pad=gap)]),
        ]  # fmt: skip
    else:
        star = paragraph(styled("issuer_mark"), run(edition.component("issuer_mark").literals[0]))
        title = paragraph(styled("party_title"), run(edition.component("party_title").literals[0]))
        right = title + value("ke_tieu_de", of) + date + end
        rows = [row([cell(left, names_left + star + below), cell(widths[1], right, pad=gap)])]
    # LibreOffice forgets to keep headings with their text in a section that begins with a table.
    return paragraph(names.SPACER) + table(names.HEAD_TABLE, widths, rows) + paragraph(names.GAP)


def title(of: str = "") -> str:
    """Kind, author, abstract, and what closes them: a rule line or the row of hyphens."""
    return (
        when("co_quan", paragraph(names.GAP), of)
        + when("ten_loai", paragraph(styled("kind_name"), tag("ten_loai", of)), of)
        + lines("tac_gia", styled("abstract_author"), of)
        + lines("trich_yeu", styled("abstract"), of)
        + value("kem_theo", of)
        + value("ke_trich_yeu", of)
        + paragraph(names.GAP)
    )


def annex_head() -> str:
    """«Phụ lục I», its title in the style of annexes, the reference line."""
    return (
        when("nhan", paragraph(styled("annex_label"), tag("nhan", "pl.")), "pl.")
        + lines("ten", styled("annex_title"), "pl.")
        + value("kem_theo", "pl.")
        + value("ke_kem_theo", "pl.")
        + paragraph(names.GAP)
    )


def body(of: str = "") -> str:
    """Addressees, bases and the text."""
    return value("kinh_gui", of) + lines("can_cu", styled("basis"), of) + value("noi_dung", of)


def sign_block(edition: Edition, of: str = "") -> str:
    """Nơi nhận on the left, the signature on the right, in one row that never splits."""
    width = twips(edition.page.text_width_mm)
    left = twips(edition.layout.sign_left_mm)
    label = paragraph(styled("recipients_label"), run("{{r " + of + "noi_nhan_tieu_de }}"))
    recipients = when("noi_nhan", label + lines("noi_nhan", styled("recipient"), of, rich=True), of)
    end = paragraph(names.SPACER)
    block = table(
        names.SIGN_TABLE,
        [left, width - left],
        [row([cell(left, recipients + end), cell(width - left, value("khoi_ky", of) + end)])],
    )
    return when("co_khoi_ky", paragraph(names.GAP) + block, of) + value("ghi_chu", of)


def attachments(edition: Edition) -> str:
    """The attached papers, each on pages of its own with its own page numbers."""
    own_head = control("if pl.dau_rieng") + head(edition, "pl.") + title("pl.")
    return (
        control("for pl in phu_luc")
        + value("sang_trang", "pl.")
        + own_head
        + control("else")
        + annex_head()
        + control("endif")
        + body("pl.")
        + sign_block(edition, "pl.")
        + paragraph(names.SPACER)
        + control("endfor")
    )


def document_xml(content: str, section: str) -> str:
    """The part: content, and the page as its last element."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:document {NAMESPACES}><w:body>{content}{section}</w:body></w:document>"
    )


def page_number_field() -> str:
    """The field PAGE with a cached result, as Word writes it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{text("2")}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
