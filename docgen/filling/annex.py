"""What stands on top of a paper that travels with another: «Phụ lục», its title, the reference."""

from __future__ import annotations

from docgen.filling.head import reference_end
from docgen.filling.rules import evenly_broken
from docgen.filling.wordml import safe
from docgen.model import Attachment, Paper
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.vietnamese import upper


def attached_label(edition: Edition, carrier: Paper, attachment: Attachment) -> str:
    """«Phụ lục II» of a paper attached in the same file; "" for one without label."""
    if not attachment.labelled:
        return ""
    labelled = [other for other in carrier.attachments if other.labelled]
    return writing.annex_label(edition, labelled.index(attachment) + 1, len(labelled))


def annex_title(paper: Paper, edition: Edition) -> list[str]:
    """Kind and abstract as the title of an annex; capitals where the edition wants them."""
    component = edition.component("annex_title")
    lines = [paper.title.kind_name, *paper.title.abstract_lines]
    if component.case == "upper":
        return [upper(line) for line in lines if line]
    return [upper(paper.title.kind_name), *lines[1:]] if paper.title.kind_name else lines[1:]


def reference_xml(paper: Paper, edition: Edition, width: int) -> str:
    """The line «(Kèm theo …)»; "" for a paper that travels with none."""
    if paper.reference is None:
        return ""
    line = writing.reference_line(edition, paper.reference)
    author = paper.reference.author or edition.annex.blank_author
    # The author goes to the second line with the word that leads to him («của …»).
    head = line[: max(line.rfind(author), 0)].rstrip().rpartition(" ")[0]
    return evenly_broken(edition.component("annex_reference"), line, width, head)


def lone_annex_values(paper: Paper, edition: Edition, width: int) -> dict[str, object]:
    """The title of an annex in a file of its own, in place of that of a paper (`Paper.is_annex`).

    Nobody knows how many annexes the paper kept elsewhere has: «Phụ lục» carries no numeral. The
    ready paragraphs go into the tag of the reference, which stands in the title of every template.
    """
    lines = [("annex_title", line) for line in annex_title(paper, edition)]
    if paper.labelled:
        lines.insert(0, ("annex_label", edition.annex.label))
    head = "".join(evenly_broken(edition.component(name), line, width) for name, line in lines)
    return {
        "ten_loai": "",
        "tac_gia": "",
        "trich_yeu": [],
        "kem_theo": safe(head + reference_xml(paper, edition, width)),
        "ke_trich_yeu": safe(reference_end(edition, width)),
    }
