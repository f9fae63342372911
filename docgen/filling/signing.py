"""The foot of a paper: recipients, signature, contact."""

from __future__ import annotations

from functools import partial

from docgen.filling import style_names as names
from docgen.filling.rules import even_lines
from docgen.filling.style_names import COMPONENT_STYLES
from docgen.filling.wordml import paragraph, run, twips
from docgen.model import Contact, Marks, Recipients, Signature
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.vietnamese import upper

# Height kept for the media mark above the edge it is measured from, twips.
_TWO_LINES = 320


def recipients_label(edition: Edition) -> str:
    """«Nơi nhận:» as runs; the Party underlines the words and not the colon (hd36 §3.9)."""
    label = edition.recipients.label
    if not edition.component("recipients_label").underline:
        return run(label)
    return run(label.rstrip(":"), names.UNDERLINED) + run(":")


def recipient_runs(edition: Edition, recipients: Recipients, *, as_above: bool) -> list[str]:
    """Lines of the list as runs; the drafter mark closes the filing line in its own size."""
    lines = list(writing.recipient_lines(edition, recipients, as_above=as_above))
    tail = writing.drafter_tail(edition, recipients.filing)
    if not tail:
        return [run(line) for line in lines]
    *before, last = lines
    return [
        *(run(line) for line in before),
        run(last.removesuffix(tail)) + run(tail, names.DRAFTER),
    ]


def signature_xml(edition: Edition, signature: Signature, width: int) -> str:
    """Authority, position, room for the signature, other office, name, in a block `width` twips wide."""
    line = partial(_lines, edition, width)
    parts = [
        line("authority", writing.authority_line(edition, authority))
        for authority in signature.authorities
    ]
    concurrent = edition.signing.concurrent_word
    direct = not signature.authorities or concurrent in signature.positions
    parts += (
        line("concurrent_word", position)
        if position == concurrent
        else line("direct_position" if direct else "position", upper(position))
        for position in signature.positions
    )
    if signature.hint:
        parts.append(
            paragraph(names.SIGN_HINT, run(f"({signature.hint.strip('()')})"), keep_next=True)
        )
    parts.append(paragraph(names.SIGN_GAP))
    if signature.other_office:
        parts.append(line("other_office", upper(signature.other_office)))
    name = signature.name or edition.signing.blank_name
    parts.append(line("signer_name", name))
    return "".join(parts)


def _lines(edition: Edition, width: int, component: str, words: str) -> str:
    """The words of a component; a long post breaks evenly, and not at «VĂN HÓA - / XÃ HỘI»."""
    style = COMPONENT_STYLES[component][0]
    parts = even_lines(edition.component(component), words, width)
    return "".join(paragraph(style, run(part), keep_next=True) for part in parts)


def first_page_foot(edition: Edition, contact: Contact | None) -> str:
    """The address block of the State's papers, under a rule as wide as the text (PL.I-1-III.4)."""
    if contact is None or edition.component("contact").block != "foot_first_page":
        return paragraph(names.SPACER)
    return _contact(contact)


def last_page_foot(edition: Edition, contact: Contact | None, marks: Marks, width: int) -> str:
    """What the Party prints at the foot of the last page: the media mark and the contact block.

    HD36 puts the media mark under the signature; HD05 10 mm above the edge of the sheet.
    """
    parts = []
    if marks.no_media:
        component = edition.component("no_media")
        words = component.literals[0]
        frame = ""
        if component.from_bottom_mm is not None:
            top = twips(edition.page.height_mm - component.from_bottom_mm) - _TWO_LINES
            frame = _frame(width, "page", f'w:y="{top}"')
        style = COMPONENT_STYLES["no_media"][0]
        shown = upper(words) if component.case == "upper" else words
        parts.append(paragraph(style, run(shown), frame=frame))
    if contact is not None and edition.component("contact").block == "foot_last_page":
        parts.append(_contact(contact, _frame(width, "margin", 'w:yAlign="bottom"')))
    return "".join(parts)


def _contact(contact: Contact, frame: str = "") -> str:
    """The block as one paragraph: LibreOffice parts a frame of several from its rule."""
    lines = "<w:r><w:br/></w:r>".join(run(line) for line in contact.lines)
    return paragraph(COMPONENT_STYLES["contact"][0], lines, frame=frame)


def _frame(width: int, anchor: str, place: str) -> str:
    """Properties that fix a paragraph to a place of the page; attributes as Word writes them."""
    return (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:vSpace="0" w:wrap="notBeside"'
        f' w:vAnchor="{anchor}" w:hAnchor="margin" w:xAlign="center" {place}/>'
    )
