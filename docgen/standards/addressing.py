"""Kính gửi and Nơi nhận, written as an edition wants them."""

from __future__ import annotations

import re

from docgen.model import Addressees, Filing, Recipient, Recipients
from docgen.standards.edition import Edition
from docgen.standards.lines import bare, listed
from docgen.vietnamese import fold, upper


def addressee_label(edition: Edition, kind_letters: str) -> str:
    """The words before the addressees of a kind of paper: «Kính gửi:», «Kính trình:»."""
    labels = edition.recipients.addressee_labels
    return labels.get(kind_letters, labels[""])


def addressee_lines(edition: Edition, addressees: Addressees) -> tuple[str, ...]:
    """The addressees: one goes on the line of the label, several stand one below the other."""
    rule = edition.recipients
    names = [name for name in (bare(name) for name in addressees.names) if name]
    if len(names) == 1:
        return (names[0] + rule.addressee_single_end,)
    return listed(names, rule.addressee_start, rule.addressee_end, rule.addressee_last_end)


def recipient_lines(edition: Edition, recipients: Recipients, *, as_above: bool) -> tuple[str, ...]:
    """Nơi nhận, one a line, the filing line last.

    `as_above`: the paper has addressees, so «Như trên» comes first unless the user wrote it. The
    filing line ends with the drafter mark, if any (`drafter_tail`).
    """
    rule = edition.recipients
    texts = [text for text in (_recipient(edition, item) for item in recipients.items) if text]
    if as_above and not any(_is_as_above(edition, text) for text in texts):
        texts.insert(0, rule.as_above)
    if recipients.filing is not None:
        texts.append(_filing(edition, recipients.filing))
    lines = listed(texts, rule.start, rule.end, rule.last_end)
    if not lines:
        return ()
    return (*lines[:-1], lines[-1] + drafter_tail(edition, recipients.filing))


def drafter_tail(edition: Edition, filing: Filing | None) -> str:
    """What follows the end mark of the filing line: « PL.(300).» or ""; part of the last line.

    Whoever sets that line cuts it off to give it the type of the component `drafter_mark`.
    """
    mark = bare(filing.drafter) if filing else ""
    if not mark:
        return ""
    if edition.component("drafter_mark").case == "upper":
        mark = upper(mark)
    return edition.recipients.drafter.format(drafter=mark)


def _recipient(edition: Edition, recipient: Recipient) -> str:
    """One recipient with its purpose in parentheses, without dash and end mark."""
    name, purpose = bare(recipient.name), bare(recipient.purpose).strip("()")
    if not name or not purpose:
        return name
    return name + edition.recipients.purpose.format(purpose=purpose)


def _is_as_above(edition: Edition, text: str) -> bool:
    rule = edition.recipients
    return fold(text).startswith(
        tuple(fold(words) for words in (rule.as_above, *rule.as_above_read))
    )


def _filing(edition: Edition, filing: Filing) -> str:
    """The filing line without dash and end mark: «Lưu: VT, NV (2)», «Lưu Văn phòng Huyện uỷ»."""
    rule = edition.recipients
    word = rule.filing.partition("{keeper}")[0].rstrip(" :")
    keeper = re.sub(rf"^{re.escape(word)}\b\s*:?\s*", "", bare(filing.keeper))
    copies = "" if filing.copies is None else rule.copies.format(copies=filing.copies)
    if not keeper:
        return rule.filing_without_keeper.format(copies=copies)
    if rule.keeper_prefix and not re.match(rf"{re.escape(rule.keeper_prefix)}\b", keeper):
        keeper = rule.keeper_prefix + rule.keeper_separator + keeper
    return rule.filing.format(keeper=keeper, copies=copies)
