"""A ruler laid on a finished paper: every figure of its edition that can be read off the PDF.

`faults` gives one sentence for each figure that the paper breaks, [] for a lawful one. It knows
the paper and the edition, never the template.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model import Paper
from docgen.standards.edition import Edition
from tests.form.ruler.annex import annex_head_faults
from tests.form.ruler.foot import contact_faults, foot_faults, number_faults
from tests.form.ruler.head import head_faults, title_faults
from tests.form.ruler.line_ends import line_end_faults
from tests.form.ruler.sheet import sheet_faults
from tests.form.ruler.tables import table_faults
from tests.form.ruler.text import text_faults
from tests.pdf_ink import Sheet


def faults(sheets: list[Sheet], paper: Paper, edition: Edition) -> list[str]:
    """Everything on the first part of a paper that its edition does not allow."""
    return [
        *sheet_faults(sheets, paper, edition),
        *head_faults(sheets[0], paper, edition),
        *_title(sheets[0], paper, edition),
        *text_faults(sheets, paper, edition),
        *table_faults(sheets, paper, edition),
        *foot_faults(sheets, paper, edition),
        *contact_faults(sheets, paper, edition),
        *number_faults(sheets, edition),
        *line_end_faults(sheets),
    ]


def _title(sheet: Sheet, paper: Paper, edition: Edition) -> Iterator[str]:
    """A paper that travels with one kept elsewhere, without a head of its own, is an annex."""
    if paper.reference is None or paper.agency is not None:
        return title_faults(sheet, paper, edition)
    label = edition.annex.label if paper.labelled else ""
    return annex_head_faults(sheet, paper, label, edition)
