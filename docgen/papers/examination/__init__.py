"""What the human eye should look at in a paper: problems and warnings with their paths."""

from __future__ import annotations

from collections.abc import Callable

from docgen.papers.examination import attachments, head, marks, receivers, record, signing
from docgen.papers.examination.case import Case

#: A check looks at one case and notes what it finds in its setting.
Check = Callable[[Case], None]

CHECKS: tuple[Check, ...] = (
    head.bodies_exist_on_the_day,
    head.author_reads_in_a_sentence,
    receivers.addressees_suit_the_kind,
    receivers.paper_names_its_receivers,
    receivers.filing_line_is_the_last,
    signing.powers_are_known,
    signing.deputies_may_sign_so,
    signing.positions_after_a_collective,
    signing.signer_has_no_title,
    signing.other_office_is_known,
    signing.paper_is_signed,
    marks.words_are_lawful,
    marks.marks_are_known,
    attachments.body_points_to_them,
    attachments.annex_is_labelled,
    attachments.annex_says_what_it_goes_with,
    record.texts_fit_the_record,
)


def examine(case: Case) -> None:
    """Run every check on a paper; papers attached to it are examined by themselves."""
    for check in CHECKS:
        check(case)
