"""Signature, recipients, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.model import Paper
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.vietnamese import upper
from tests.form.ruler.one import (
    CENTRE_MM,
    MARGIN_MM,
    component_faults,
    find,
    text_edges,
    type_faults,
)
from tests.pdf_ink import MM, Sheet

# How far the rule and the foot of the text area may be from a line of the address block.
_FOOT_MM = 6.0


def foot_faults(sheets: list[Sheet], paper: Paper, edition: Edition) -> Iterator[str]:
    signature = paper.signature
    if signature is None:
        return
    name = signature.name
    last = next((sheet for sheet in reversed(sheets) if name and find(sheet, name)), None)
    if last is None:
        if name:
            yield f"signer_name: «{name}» is nowhere"
        return
    start, end = text_edges(last, edition)
    share = (end - start) / edition.page.text_width_mm
    centre = (start + edition.layout.sign_left_mm * share + end) / 2
    for authority in signature.authorities:
        yield from component_faults(
            last, edition, "authority", writing.authority_line(edition, authority), centre
        )
    direct = not signature.authorities or len(signature.positions) > 1
    for position in signature.positions:
        if position != edition.signing.concurrent_word:
            yield from component_faults(
                last, edition, "direct_position" if direct else "position", upper(position), centre
            )
    yield from component_faults(last, edition, "signer_name", name, centre)
    yield from _recipients(last, paper, edition, start)


def _recipients(sheet: Sheet, paper: Paper, edition: Edition, start: float) -> Iterator[str]:
    if paper.recipients is None:
        return
    label = find(sheet, edition.recipients.label)
    if label is None:
        yield "recipients_label: not on the page of the signature"
        return
    yield from type_faults(label, edition.component("recipients_label"), "recipients_label")
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
        level = find(sheet, first)
        if level and abs(level.baseline - label.baseline) > 1.5:
            yield f"recipients_label: {abs(level.baseline - label.baseline):.1f} mm from the level of the authority"
    as_above = paper.addressees is not None
    below = replace(sheet, lines=tuple(o for o in sheet.lines if o.baseline > label.baseline))
    for words in writing.recipient_lines(edition, paper.recipients, as_above=as_above)[:-1]:
        yield from component_faults(below, edition, "recipient", words, None)


def contact_faults(sheets: list[Sheet], paper: Paper, edition: Edition) -> Iterator[str]:
    """The address block of the State: at the foot of the text area of page 1, under its rule."""
    if paper.contact is None or edition.component("contact").block != "foot_first_page":
        return
    first = sheets[0]
    foot = first.height - edition.page.margins.bottom.print
    lines = [find(first, words) for words in paper.contact.lines]
    for words, line in zip(paper.contact.lines, lines, strict=True):
        if line is None:
            yield f"contact: «{words}» is not on the first page"
            continue
        yield from type_faults(line, edition.component("contact"), "contact")
        if line.baseline > foot + MARGIN_MM:
            yield f"contact: «{words}» is {line.baseline - foot:.1f} mm inside the bottom margin"
    last = lines[-1]
    if last and foot - last.baseline > _FOOT_MM:
        yield f"contact: {foot - last.baseline:.1f} mm above the foot of the text area"
    top = lines[0]
    if top and not any(0 < top.baseline - rule.y < _FOOT_MM for rule in first.rules):
        yield "contact: no rule above it"


def number_faults(sheets: list[Sheet], edition: Edition) -> Iterator[str]:
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
        start, end = text_edges(sheet, edition)
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
