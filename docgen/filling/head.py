"""What stands over the body: issuer, number, date, marks, title, addressees."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.filling import style_names as names
from docgen.filling.rules import centred_rule, even_lines, framed, line_width, rule_below
from docgen.filling.style_names import COMPONENT_STYLES
from docgen.filling.wordml import paragraph, points, run, twips
from docgen.model import Addressees, Agency, Marks, Paper, Title
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.vietnamese import capitalise, lower_first, upper

#: What a form prints where the unit writes its own name.
BLANK_NAME = "." * 32


def superior_lines(agency: Agency) -> list[str]:
    """Lines of the body above, in capitals."""
    return [upper(line) for line in agency.superior_lines]


def issuer_lines(agency: Agency) -> list[str]:
    """Lines of the issuer's name, in capitals; dots for a unit that writes its own."""
    return [upper(line) for line in agency.name_lines] or [BLANK_NAME]


def first_letter(edition: Edition, component: str, lines: Sequence[str]) -> list[str]:
    """Lines whose first letter is as the edition wants it («thực hiện …» for the Party)."""
    change = {"lower": lower_first, "upper": capitalise}.get(
        edition.component(component).first_letter
    )
    if change is None or not lines:
        return list(lines)
    return [change(lines[0]), *lines[1:]]


def abstract_lines(paper: Paper, edition: Edition, width: int) -> list[str]:
    """Lines of the abstract as printed; [] where another component holds it (công văn)."""
    if not paper.title.kind_name:
        return []
    component = edition.component("abstract")
    given = first_letter(edition, component.id, paper.title.abstract_lines)
    return [part for line in given for part in even_lines(component, line, width)]


def author_line(edition: Edition, title: Title) -> list[str]:
    """«CỦA BAN THƯỜNG VỤ …» between kind and abstract, where the paper names its author."""
    if not title.author or not edition.has("abstract_author"):
        return []
    lead = edition.component("abstract_author").literals[0].split()[0]
    author = upper(title.author)
    return [author if author.startswith(f"{lead} ") else f"{lead} {author}"]


def letter_abstract(edition: Edition, title: Title) -> str:
    """The abstract of a công văn under its number, with its lead-in words («V/v …»)."""
    literals = edition.component("letter_abstract").literals
    lead = literals[0].strip() if literals else ""
    text = title.abstract
    for spelling in ("V/v", "Về việc", "về việc"):
        text = text.removeprefix(spelling).lstrip(" :")
    return f"{lead} {text}" if lead else text


def marks_xml(edition: Edition, marks: Marks, width: int) -> str:
    """Draft, secrecy and urgency, in the order of the boxes under the number."""
    parts = []
    if marks.draft is not None:
        words = writing.draft_line(edition, marks.draft)
        parts.append(paragraph(COMPONENT_STYLES["draft_mark"][0], run(words)))
    parts += [
        paragraph(names.ABOVE_TABLE) + framed(edition.component(component), words, (0, width))
        for component, words in (("secrecy", marks.secrecy), ("urgency", marks.urgency))
        if words
    ]
    return "".join(parts)


def title_end(edition: Edition, paper: Paper, width: int) -> str:
    """What closes the title: a rule under its last line (State) or «-----» (Party).

    NĐ 30 puts the rule under the reference line of a paper that travels with another (m.1.3), and
    under the kind where there is no abstract (m.1.8).
    """
    if not paper.title.kind_name:
        return ""
    if edition.has("abstract_mark"):
        mark = edition.component("abstract_mark")
        return paragraph(COMPONENT_STYLES[mark.id][0], run(mark.literals[0]))
    if paper.reference is not None:
        return reference_end(edition, width)
    lines = abstract_lines(paper, edition, width) or [upper(paper.title.kind_name)]
    return rule_below(edition.component("abstract"), lines, width)


def reference_end(edition: Edition, width: int) -> str:
    """What closes a reference line: a short rule or a row of hyphens, as the edition has it."""
    annex = edition.annex
    if annex.rule_length_mm is not None:
        return centred_rule(twips(annex.rule_length_mm.print), width)
    if annex.separator:
        return paragraph(COMPONENT_STYLES["abstract_mark"][0], run(annex.separator))
    return ""


def addressees_xml(edition: Edition, addressees: Addressees, kind: str, width: int) -> str:
    """«Kính gửi: …» as a block in the middle of the page, dashes aligned under the colon.

    One addressee stands on the line of the label (PL.I-1-II.9d; HD36 II.1.9.2).
    """
    label = writing.addressee_label(edition, kind)
    lines = writing.addressee_lines(edition, addressees)
    component = edition.component("addressee")
    style = COMPONENT_STYLES["addressee"][0]
    italic = edition.component("addressee_label").italic
    label_run = run(label, names.ITALIC if italic else "")
    label_width = line_width(edition.component("addressee_label"), label.rstrip(":"))
    if len(lines) == 1:
        whole = label_width + line_width(component, f": {lines[0]}")
        left = _block_left(points(whole), width)
        line = paragraph(style, label_run + run(f" {lines[0]}"), left=left)
        return paragraph(names.GAP) + line + paragraph(names.GAP)
    under_colon = points(label_width)
    longest = max(line_width(component, line) for line in lines)
    left = _block_left(under_colon + points(longest), width)
    head = paragraph(style, label_run, left=left, keep_next=True)
    below = "".join(paragraph(style, run(line), left=left + under_colon) for line in lines)
    return paragraph(names.GAP) + head + below + paragraph(names.GAP)


def _block_left(block: int, width: int) -> int:
    """Left indent that puts a block in the middle; a block too wide starts at an eighth."""
    return max((width - block) // 2, width // 8)
