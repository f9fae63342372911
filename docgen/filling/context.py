"""From a paper and an edition to the values of a template's tags (`filling.tags`).

Values are plain strings and lists, or XML made by docgen itself and marked safe; everything that a
user wrote is escaped on its way into the document.
"""

from __future__ import annotations

from docgen.filling import style_names as names
from docgen.filling.annex import annex_title, attached_label, lone_annex_values, reference_xml
from docgen.filling.blocks import blocks_xml, body_xml
from docgen.filling.head import (
    abstract_lines,
    addressees_xml,
    author_line,
    issuer_lines,
    letter_abstract,
    marks_xml,
    reference_end,
    superior_lines,
    title_end,
)
from docgen.filling.holding import held
from docgen.filling.rules import even_lines, evenly_broken, framed, line_width, rule_below
from docgen.filling.sections import Sections
from docgen.filling.signing import (
    first_page_foot,
    last_page_foot,
    recipient_runs,
    recipients_label,
    signature_xml,
)
from docgen.filling.wordml import paragraph, points, safe, twips
from docgen.model import Attachment, Paper
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.vietnamese import upper

Values = dict[str, object]


def context(paper: Paper, edition: Edition, sections: Sections) -> Values:
    """Values of all the tags for a paper with its attachments."""
    values = _paper_values(paper, edition, sections)
    width = sections.text_width(landscape=paper.landscape)
    if paper.is_annex:
        values |= lone_annex_values(paper, edition, width)
    last = paper.attachments[-1].paper if paper.attachments else paper
    values |= {
        "luu_hanh": safe(_circulation(paper, edition, values)),
        "chan_trang_dau": safe(first_page_foot(edition, paper.contact)),
        "cuoi_van_ban": safe(last_page_foot(edition, paper.contact, paper.marks, width)),
        "phu_luc": [
            _annex_values(attachment, index, paper, edition, sections)
            for index, attachment in enumerate(paper.attachments)
        ],
        "trang_cuoi": safe(
            sections.xml(
                landscape=last.landscape,
                attached_by=edition.page_number if paper.attachments else None,
            )
        ),
    }
    return values


def _paper_values(paper: Paper, edition: Edition, sections: Sections) -> Values:
    width = sections.text_width(landscape=paper.landscape)
    signed = paper.signature is not None or paper.recipients is not None
    keep_last = signed
    values = _head_values(paper, edition, width)
    values |= {
        "ten_loai": upper(paper.title.kind_name),
        "tac_gia": author_line(edition, paper.title),
        "trich_yeu": abstract_lines(paper, edition, width),
        "kem_theo": safe(reference_xml(paper, edition, width)),
        "ke_trich_yeu": safe(title_end(edition, paper, width)),
        "kinh_gui": safe(_addressees(paper, edition, width)),
        "can_cu": [held(line) for line in writing.basis_lines(edition, paper.bases)],
        "noi_dung": safe(body_xml(edition, paper.body, width, keep_last=keep_last)),
        "co_khoi_ky": signed,
    }
    values["ghi_chu"] = safe(_note(paper, edition, width))
    return values | _foot_values(paper, edition, width)


def _note(paper: Paper, edition: Edition, width: int) -> str:
    """What a form says below its signature, apart from it."""
    if not paper.note:
        return ""
    return paragraph(names.GAP) + blocks_xml(edition, paper.note, width)


def _head_values(paper: Paper, edition: Edition, width: int) -> Values:
    agency = paper.agency
    date = writing.place_date_line(edition, paper.place_date) if paper.place_date else ""
    left, right, gap = _head_columns(edition, paper, date, width)
    superior = [
        part
        for line in (superior_lines(agency) if agency else ())
        for part in even_lines(edition.component("superior"), line, left)
    ]
    issuer = [
        part
        for line in (issuer_lines(agency) if agency else ())
        for part in even_lines(edition.component("issuer"), line, left)
    ]
    motto = "motto" if edition.has("motto") else "party_title"
    below = rule_below(edition.component(motto), edition.component(motto).literals[:1], right - gap)
    return {
        "chu_quan": superior,
        "co_quan": issuer,
        "ke_co_quan": safe(rule_below(edition.component("issuer"), issuer, left)),
        "so_ky_hieu": held(_number_line(paper, edition)),
        "trich_yeu_cong_van": safe(_letter_abstract(paper, edition, left)),
        "cac_dau": safe(marks_xml(edition, paper.marks, left)),
        "ke_tieu_ngu": safe(below),
        "ke_tieu_de": safe(below),
        "dia_danh_ngay": date,
        "cot_dau_trai": left,
        "cot_dau_phai": right,
        "cot_dau_cach": gap,
    }


def _number_line(paper: Paper, edition: Edition) -> str:
    return writing.number_line(edition, paper.number) if paper.number else ""


def _letter_abstract(paper: Paper, edition: Edition, width: int) -> str:
    if paper.title.kind_name:
        return ""
    component = edition.component("letter_abstract")
    return evenly_broken(component, letter_abstract(edition, paper.title), width)


def _head_columns(edition: Edition, paper: Paper, date: str, width: int) -> tuple[int, int, int]:
    """Widths of the head's left and right columns, and the white at the left of the right one.

    A long place and date, or a long name above, takes the white between the columns first; a name
    that is longer still is broken, and the white stays.
    """
    share = width / twips(edition.page.text_width_mm)
    title = "national_title" if edition.has("national_title") else "party_title"
    fixed = edition.component(title)
    # A millimetre to spare: the face on another machine may be a shade wider.
    room = twips(1)
    right = room + points(
        max(
            line_width(fixed, fixed.literals[0]),
            line_width(edition.component("place_date"), date),
        )
    )
    names, white = room + _names_width(edition, paper), twips(edition.layout.head_gap_mm)
    most = width - right if names <= width - right else width - right - white
    left = max(round(twips(edition.layout.head_left_mm) * share), names)
    left = min(left, max(most, width // 4))
    gap = max(0, min(white, width - left - right))
    return left, width - left, gap


def _names_width(edition: Edition, paper: Paper) -> int:
    """Width of the widest line of the issuer's head, its number included, twips."""
    if paper.agency is None:
        return 0
    lines = [("number", _number_line(paper, edition))]
    lines += [("superior", line) for line in superior_lines(paper.agency)]
    lines += [("issuer", line) for line in issuer_lines(paper.agency)]
    return points(max(line_width(edition.component(name), line) for name, line in lines))


def _foot_values(paper: Paper, edition: Edition, width: int) -> Values:
    upright = twips(edition.page.text_width_mm)
    left = round(width * twips(edition.layout.sign_left_mm) / upright)
    recipients = (
        recipient_runs(edition, paper.recipients, as_above=paper.addressees is not None)
        if paper.recipients
        else []
    )
    return {
        "noi_nhan_tieu_de": safe(recipients_label(edition)),
        "noi_nhan": [safe(line) for line in recipients],
        "khoi_ky": safe(
            signature_xml(edition, paper.signature, width - left) if paper.signature else ""
        ),
        "cot_ky_trai": left,
        "cot_ky_phai": width - left,
    }


def _annex_values(
    attachment: Attachment, index: int, carrier: Paper, edition: Edition, sections: Sections
) -> Values:
    paper = attachment.paper
    previous = carrier.attachments[index - 1].paper if index else carrier
    section = sections.xml(
        landscape=previous.landscape, attached_by=edition.page_number if index else None
    )
    width = sections.text_width(landscape=paper.landscape)
    return _paper_values(paper, edition, sections) | {
        "sang_trang": safe(paragraph(names.SPACER, section=section)),
        "dau_rieng": paper.agency is not None,
        "nhan": attached_label(edition, carrier, attachment),
        "ten": [
            part
            for line in annex_title(paper, edition)
            for part in even_lines(edition.component("annex_title"), line, width)
        ],
        "ke_kem_theo": safe(reference_end(edition, width)),
    }


def _addressees(paper: Paper, edition: Edition, width: int) -> str:
    if paper.addressees is None:
        return ""
    kind = paper.number.kind if paper.number else ""
    return addressees_xml(edition, paper.addressees, kind, width)


def _circulation(paper: Paper, edition: Edition, values: Values) -> str:
    """The circulation mark over the right column of the head, in the top margin."""
    words = paper.marks.circulation
    if not words:
        return paragraph(names.SPACER)
    gap = int(str(values["cot_dau_cach"]))
    left = int(str(values["cot_dau_trai"])) + gap
    right = int(str(values["cot_dau_phai"])) - gap
    return framed(edition.component("circulation"), words, (left, right))
