"""What the pages of batches say in sentences of their own."""

from __future__ import annotations

from flask_babel import gettext as _

from docgen.errors import DocgenError
from web.batch.order import Kept
from web.faults import problems_of, sentence, status_of
from web.page_setup import moment


def of_one_like_it(kept: Kept) -> str:
    """That this was asked for before, so that nobody takes an old batch for a new one; else ""."""
    known = kept.like_it
    if known is None:
        return ""
    named = {"name": known.name, "by": known.created_by, "at": moment(known.created_at)}
    if known.id == kept.batch.id:
        return str(_("Đợt này có từ trước: «%(name)s», %(by)s lập lúc %(at)s.", **named))
    return str(
        _(
            "«%(name)s» (%(by)s lập lúc %(at)s) đã làm xong đúng những văn bản này. "
            "Đây là đợt mới: chạy thì làm lại tất cả.",
            **named,
        )
    )


def of_error(error: DocgenError | None) -> str:
    """What is wrong as a whole; its places are told one by one. "" for nothing."""
    if error is None:
        return ""
    return sentence(status_of(error)) if problems_of(error) else str(error)
