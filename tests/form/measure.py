"""A ruler laid on a finished paper: every figure of its edition that can be read off the PDF.

`faults` gives one sentence for each figure that the paper breaks, [] for a lawful one. It knows
the paper and the edition, never the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from docgen.filling.head import first_letter, issuer_lines, letter_abstract, superior_lines
from docgen.model import Entry, Paper
from docgen.model.outline import plain
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.standards.shape import Component
from docgen.vietnamese import upper
from tests.pdf_ink import MM, Line, Rule, Sheet

FACES = ("LiberationSerif", "TimesNewRoman", "Tinos")
# Height of a single line of Times New Roman in parts of its size (ascent and descent and gap).
SINGLE = 1.149
MARGIN_MM = 0.5
CENTRE_MM = 1.0
_FOOT_SIZES = {10.0, 11.0}  # addresses at the foot of the sheet, and Nơi nhận of the State
#: Words of a paragraph that are enough to find its first line.
START = 24


def faults(sheets: list[Sheet], paper: Paper, edition: Edition) -> list[str]:
    """Everything on the first part of a paper that its edition does not allow."""
    return [
        *_sheet(sheets, paper, edition),
        *_head(sheets[0], paper, edition),
        *_title(sheets[0], paper, edition),
        *_running_text(sheets, paper, edition),
        *_foot(sheets, paper, edition),
        *_page_numbers(sheets, edition),
    ]


def _text_edges(sheet: Sheet, edition: Edition) -> tuple[float, float]:
    turned = sheet.width > sheet.height
    margins = edition.page.landscape if turned else edition.page.margins
    return margins.left.print, sheet.width - margins.right.print


# ------------------------------------------------------------------------------ sheet and face


def _sheet(sheets: list[Sheet], paper: Paper, edition: Edition) -> Iterator[str]:
    page = edition.page
    for sheet in sheets:
        size = (
            (page.height_mm, page.width_mm) if paper.landscape else (page.width_mm, page.height_mm)
        )
        if abs(sheet.width - size[0]) > MARGIN_MM or abs(sheet.height - size[1]) > MARGIN_MM:
            yield f"page {sheet.number}: {sheet.width:.1f} × {sheet.height:.1f} mm"
        wrong = {font for font in sheet.fonts if not font.startswith(FACES)}
        if wrong:
            yield f"page {sheet.number}: faces {sorted(wrong)}"
        yield from _margins(sheet, paper, edition)


def _margins(sheet: Sheet, paper: Paper, edition: Edition) -> Iterator[str]:
    turned = paper.landscape
    margins = edition.page.landscape if turned else edition.page.margins
    left, right = _text_edges(sheet, edition)
    for line in _inside(sheet, edition):
        if line.left < left - MARGIN_MM or line.right > right + MARGIN_MM:
            yield f"page {sheet.number}: «{line.text[:30]}» leaves the side margins ({line.left:.1f}–{line.right:.1f})"
        if line.baseline > sheet.height - margins.bottom.print + MARGIN_MM:
            yield f"page {sheet.number}: «{line.text[:30]}» is in the bottom margin"
    if sheet.number == 1:
        top = min(line.baseline - max(line.sizes) * 0.891 / MM for line in _inside(sheet, edition))
        if not margins.top.allows(top, 1.0):
            yield f"text starts {top:.1f} mm from the top"


def _inside(sheet: Sheet, edition: Edition) -> list[Line]:
    """Lines of the text area: not page numbers, marks and addresses on the edges of the sheet."""
    edge = set(edition.component("circulation").literals) | set(
        edition.component("circulation").accepted
    )
    foot = (
        {upper(words) for words in edition.component("no_media").literals}
        if edition.has("no_media")
        else set()
    )
    marks = edge | foot
    return [
        line
        for line in sheet.lines
        if not line.text.isdigit() and line.text not in marks and not line.sizes <= _FOOT_SIZES
    ]


# ------------------------------------------------------------------------------ one component


def _type(line: Line, component: Component, what: str) -> Iterator[str]:
    """Size, weight, slant and colour of a line against its component."""
    if component.size_pt and not all(component.size_pt.allows(size, 0.11) for size in line.sizes):
        yield f"{what}: {sorted(line.sizes)} pt"
    if line.bold != component.bold and not component.any_bold:
        yield f"{what}: bold is {line.bold}"
    if line.italic != component.italic:
        yield f"{what}: italic is {line.italic}"


def _find(sheet: Sheet, words: str) -> Line | None:
    return next((line for line in sheet.lines if line.text.startswith(words[:START].strip())), None)


def _component(
    sheet: Sheet, edition: Edition, component_id: str, words: str, centre: float | None
) -> Iterator[str]:
    """One printed line of a component: it is there, in its letters, in the middle of its block."""
    component = edition.component(component_id)
    line = _find(sheet, " ".join(words.split()))
    if line is None:
        yield f"{component_id}: «{words}» is not on page {sheet.number}"
        return
    yield from _type(line, component, component_id)
    if centre is not None and abs(line.centre - centre) > CENTRE_MM:
        yield f"{component_id}: centred at {line.centre:.1f} mm and not {centre:.1f}"


def _rule(sheet: Sheet, edition: Edition, component_id: str, lines: list[str]) -> Iterator[str]:
    """The rule below a component: its length against the text, its middle under the text."""
    component = edition.component(component_id)
    line = _find(sheet, lines[-1])
    if line is None:
        return
    if component.rule is None or component.rule.position != "below":
        if any(
            0 < rule.y - line.baseline < 3 and abs(rule.centre - line.centre) < 2
            for rule in sheet.rules
        ):
            yield f"{component_id}: a rule stands below it"
        return
    near = [
        rule
        for rule in sheet.rules
        if 0 < rule.y - line.baseline < 4 and abs(rule.centre - line.centre) < CENTRE_MM
    ]
    if not near:
        yield f"{component_id}: no rule below it"
        return
    yield from _length(near[0], line, component)


def _length(rule: Rule, line: Line, component: Component) -> Iterator[str]:
    assert component.rule
    fraction = rule.length_pt / line.width_pt
    if not component.rule.fraction.allows(fraction, 0.02):
        yield f"{component.id}: the rule is {fraction:.2f} of the text"
    if not 0.3 <= rule.weight_pt <= 1.6:
        yield f"{component.id}: the rule is {rule.weight_pt:.2f} pt thick"


# ------------------------------------------------------------------------------ head and title


def _head(sheet: Sheet, paper: Paper, edition: Edition) -> Iterator[str]:
    if paper.agency is None:
        return
    left, right = _columns(sheet, paper, edition)
    for line in superior_lines(paper.agency):
        yield from _component(sheet, edition, "superior", line, left)
    for line in paper.agency.name_lines:
        yield from _component(sheet, edition, "issuer", upper(line), left)
    if paper.agency.name_lines:
        yield from _rule(sheet, edition, "issuer", issuer_lines(paper.agency))
    for part in ("national_title", "motto", "party_title"):
        if edition.has(part):
            yield from _component(sheet, edition, part, edition.component(part).literals[0], right)
            if part != "national_title":
                yield from _rule(sheet, edition, part, [edition.component(part).literals[0]])
    if edition.has("issuer_mark"):
        yield from _component(
            sheet, edition, "issuer_mark", edition.component("issuer_mark").literals[0], left
        )
    yield from _number_and_date(sheet, paper, edition, left, right)


def _columns(sheet: Sheet, paper: Paper, edition: Edition) -> tuple[float, float]:
    """Middles of the two blocks of the head, mm. The right one is where its first line stands."""
    start, end = _text_edges(sheet, edition)
    layout = edition.layout
    share = (end - start) / edition.page.text_width_mm
    left_width = layout.head_left_mm * share
    date = writing.place_date_line(edition, paper.place_date) if paper.place_date else ""
    line = _find(sheet, date) if date else None
    if line is not None:
        needed = line.width_pt / MM + 1 + layout.head_gap_mm
        left_width = min(left_width, end - start - needed)
    return start + left_width / 2, (start + left_width + layout.head_gap_mm + end) / 2


def _number_and_date(
    sheet: Sheet, paper: Paper, edition: Edition, left: float, right: float
) -> Iterator[str]:
    number = writing.number_line(edition, paper.number).split("  ")[0] if paper.number else ""
    if number:
        whole = paper.number is not None and paper.number.value is not None
        yield from _component(sheet, edition, "number", number, left if whole else None)
    date = (
        writing.place_date_line(edition, paper.place_date).split("  ")[0]
        if paper.place_date and paper.place_date.place
        else ""
    )
    if date:
        yield from _component(
            sheet,
            edition,
            "place_date",
            date,
            right if "  " not in writing.place_date_line(edition, paper.place_date) else None,
        )
    lines = [_find(sheet, number), _find(sheet, date)] if number and date else []
    if all(lines) and lines and edition.component("place_date").level_with == "number":
        apart = abs(lines[0].baseline - lines[1].baseline)
        if apart > 0.3:
            yield f"number and date stand {apart:.2f} mm apart"


def _title(sheet: Sheet, paper: Paper, edition: Edition) -> Iterator[str]:
    start, end = _text_edges(sheet, edition)
    centre = (start + end) / 2
    if not paper.title.kind_name:
        component = edition.component("letter_abstract")
        words = letter_abstract(edition, paper.title)[0][:14]
        yield from _component(sheet, edition, component.id, words, None)
        return
    yield from _component(sheet, edition, "kind_name", upper(paper.title.kind_name), centre)
    lines = first_letter(edition, "abstract", paper.title.abstract_lines)
    for words in lines:
        yield from _component(
            sheet, edition, "abstract", words, centre if len(words) < 60 else None
        )
    if paper.reference is not None:
        yield from _component(
            sheet,
            edition,
            "annex_reference",
            writing.reference_line(edition, paper.reference),
            None,
        )
    elif lines and max(map(len, lines)) < 60:
        yield from _rule(sheet, edition, "abstract", lines)
    if edition.has("abstract_mark"):
        yield from _component(
            sheet, edition, "abstract_mark", edition.component("abstract_mark").literals[0], centre
        )


# ------------------------------------------------------------------------------ running text


def _running_text(sheets: list[Sheet], paper: Paper, edition: Edition) -> Iterator[str]:
    for words in writing.basis_lines(edition, paper.bases):
        yield from _component(sheets[0], edition, "basis", words, None)
    body = edition.component("body")
    for entry in (block for block in paper.body if isinstance(block, Entry)):
        words = plain(entry.text)
        lines = _paragraph(sheets, words)
        if not lines:
            continue
        if entry.level.numbered or not entry.level.stands_apart:
            yield from _paragraph_faults(lines, entry, edition, body, sheets)


def _paragraph(sheets: list[Sheet], words: str) -> list[Line]:
    """Printed lines of a paragraph on the page where it starts."""
    start = " ".join(words.split())[:START]
    for sheet in sheets:
        for index, line in enumerate(sheet.lines):
            if start and start.lower() in line.text.lower()[: START + 14]:
                rest = " ".join(words.split()).lower()
                taken = [line]
                for follow in sheet.lines[index + 1 :]:
                    if follow.text.lower() not in rest or len(follow.text) < 12:
                        break
                    taken.append(follow)
                return taken
    return []


def _paragraph_faults(
    lines: list[Line], entry: Entry, edition: Edition, body: Component, sheets: list[Sheet]
) -> Iterator[str]:
    rule = edition.level(entry.level, entry.depth)
    sheet = sheets[lines[0].page - 1]
    start, end = _text_edges(sheet, edition)
    what = f"{entry.level.value} «{lines[0].text[:24]}»"
    size = rule.size_pt if entry.is_heading else body.size_pt
    assert size
    for line in lines:
        if not all(size.allows(s, 0.11) for s in line.sizes):
            yield f"{what}: {sorted(line.sizes)} pt"
    if entry.is_heading and lines[0].bold != rule.heading.bold:
        yield f"{what}: bold is {lines[0].bold}"
    if entry.is_heading and lines[0].italic != rule.heading.italic:
        yield f"{what}: italic is {lines[0].italic}"
    if rule.align == "center":
        return
    indent = lines[0].left - start
    if not edition.body.first_line_indent_mm.allows(indent, MARGIN_MM):
        yield f"{what}: first line at {indent:.1f} mm"
    for line in lines[1:]:
        if abs(line.left - start) > MARGIN_MM:
            yield f"{what}: a later line at {line.left - start:.1f} mm"
    for line in lines[:-1]:
        if abs(line.right - end) > MARGIN_MM:
            yield f"{what}: a line ends {end - line.right:.1f} mm before the margin"
    yield from _pitch(lines, size.print, edition, what)
    yield from _gap(lines[0], sheet, edition, what)


def _pitch(lines: list[Line], size: float, edition: Edition, what: str) -> Iterator[str]:
    for above, below in pairwise(lines):
        pitch = (below.baseline - above.baseline) * MM
        line = edition.body.line
        value = pitch if line.rule == "exact" else pitch / (size * SINGLE)
        if not line.value.allows(value, 0.2 if line.rule == "exact" else 0.02):
            yield f"{what}: lines {value:.2f} apart"


def _gap(line: Line, sheet: Sheet, edition: Edition, what: str) -> Iterator[str]:
    """White between a paragraph and the line above it, beyond the pitch of single lines."""
    above = [
        other
        for other in sheet.lines
        if other.baseline < line.baseline - 0.5 and not other.text.isdigit()
    ]
    if not above or (sheet.number > 1 and above[-1].baseline < 15):
        return
    pitch = edition.body.line
    single = (
        pitch.value.print if pitch.rule == "exact" else max(line.sizes) * SINGLE * pitch.value.print
    )
    gap = (line.baseline - above[-1].baseline) * MM - single
    if gap < edition.body.paragraph_gap_pt.min - 0.6:
        yield f"{what}: {gap:.1f} pt below the line above"


# ------------------------------------------------------------------------------ foot and numbers


def _foot(sheets: list[Sheet], paper: Paper, edition: Edition) -> Iterator[str]:
    signature = paper.signature
    if signature is None:
        return
    name = signature.name
    last = next((sheet for sheet in reversed(sheets) if name and _find(sheet, name)), None)
    if last is None:
        if name:
            yield f"signer_name: «{name}» is nowhere"
        return
    start, end = _text_edges(last, edition)
    share = (end - start) / edition.page.text_width_mm
    centre = (start + edition.layout.sign_left_mm * share + end) / 2
    for authority in signature.authorities:
        yield from _component(
            last, edition, "authority", writing.authority_line(edition, authority), centre
        )
    direct = not signature.authorities or len(signature.positions) > 1
    for position in signature.positions:
        if position != edition.signing.concurrent_word:
            yield from _component(
                last, edition, "direct_position" if direct else "position", upper(position), centre
            )
    yield from _component(last, edition, "signer_name", name, centre)
    yield from _recipients(last, paper, edition, start)


def _recipients(sheet: Sheet, paper: Paper, edition: Edition, start: float) -> Iterator[str]:
    if paper.recipients is None:
        return
    label = _find(sheet, edition.recipients.label)
    if label is None:
        yield "recipients_label: not on the page of the signature"
        return
    yield from _type(label, edition.component("recipients_label"), "recipients_label")
    if abs(label.left - start) > MARGIN_MM:
        yield f"recipients_label: at {label.left - start:.1f} mm"
    underlined = any(
        0 < rule.y - label.baseline < 1.2 and abs(rule.left - label.left) < 1
        for rule in sheet.rules
    )
    if underlined != edition.component("recipients_label").underline:
        yield f"recipients_label: underline is {underlined}"
    signature = paper.signature
    if signature and (signature.authorities or signature.positions):
        first = (
            writing.authority_line(edition, signature.authorities[0])
            if signature.authorities
            else upper(signature.positions[0])
        )
        level = _find(sheet, first)
        if level and abs(level.baseline - label.baseline) > 1.5:
            yield f"recipients_label: {abs(level.baseline - label.baseline):.1f} mm from the level of the authority"
    as_above = paper.addressees is not None
    below = replace(sheet, lines=tuple(o for o in sheet.lines if o.baseline > label.baseline))
    for words in writing.recipient_lines(edition, paper.recipients, as_above=as_above)[:-1]:
        yield from _component(below, edition, "recipient", words, None)


def _page_numbers(sheets: list[Sheet], edition: Edition) -> Iterator[str]:
    rule = edition.page_number
    for index, sheet in enumerate(sheets, start=1):
        found = [
            line
            for line in sheet.lines
            if line.text.isdigit()
            and line.baseline < 19
            and abs(line.centre - sheet.width / 2) < 30
        ]
        if index == 1:
            if found and rule.hide_on_first_page:
                yield "the first page shows its number"
            continue
        if [line.text for line in found] != [str(index)]:
            yield f"page {index} is numbered {[line.text for line in found]}"
            continue
        start, end = _text_edges(sheet, edition)
        number = found[0]
        if abs(number.centre - (start + end) / 2) > CENTRE_MM:
            yield f"page number centred at {number.centre:.1f} mm"
        if (
            not all(rule.size_pt.allows(size, 0.11) for size in number.sizes)
            or not number.upright
            or not number.light
        ):
            yield f"page number: {sorted(number.sizes)} pt, upright {number.upright}, light {number.light}"
        middle = number.baseline - max(number.sizes) * 0.33 / MM
        if not rule.from_top_mm.allows(middle, 3.0):
            yield f"page number {middle:.1f} mm from the edge"
