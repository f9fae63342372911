"""What leaders say of a draft: approved or returned, content and form apart.

NĐ 30/2020 PL.VI-1-III.5a keeps the approval of the content and that of the form side by side. An
opinion is on one version: what is written after it was not approved.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import select

from docgen.errors import InvalidInput, Problem
from docgen.records.desk import Desk
from docgen.records.drafts import get_draft
from docgen.records.rights import Act
from docgen.records.tables import OpinionRow
from docgen.vietnamese import clean_text


class Aspect(Enum):
    """What is judged."""

    CONTENT = "content"
    FORM = "form"


class Verdict(Enum):
    """How it is judged."""

    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Opinion:
    """One leader's word on one version of a draft."""

    version: int
    aspect: Aspect
    verdict: Verdict
    remark: str
    given_at: dt.datetime
    given_by: str


def give_opinion(
    desk: Desk, draft_id: int, version: int, aspect: Aspect, verdict: Verdict, remark: str = ""
) -> Opinion:
    """Judge a version; returning it needs a remark that says what to mend."""
    desk.allow(Act.APPROVE)
    remark = clean_text(remark)
    if verdict is Verdict.RETURNED and not remark:
        raise InvalidInput([Problem("remark", "trả lại dự thảo phải ghi cần sửa gì.")])
    get_draft(desk, draft_id, version)
    row = OpinionRow(
        agency_id=desk.agency.id,
        draft_id=draft_id,
        version=version,
        aspect=aspect.value,
        verdict=verdict.value,
        remark=remark,
        given_at=desk.now,
        given_by=desk.actor.name,
    )
    desk.add(row)
    desk.note(
        Act.APPROVE, "draft", draft_id,
        version=version, aspect=aspect.value, verdict=verdict.value,
    )  # fmt: skip
    return _opinion(row)


def opinions(desk: Desk, draft_id: int) -> list[Opinion]:
    """Every opinion on a draft, in the order they were given."""
    get_draft(desk, draft_id)
    query = select(OpinionRow).filter_by(draft_id=draft_id).order_by(OpinionRow.id)
    return [_opinion(row) for row in desk.session.scalars(query)]


def is_approved(desk: Desk, draft_id: int) -> bool:
    """Whether the newest version has, in both aspects, the last word «approved»."""
    newest = get_draft(desk, draft_id).newest
    last = {one.aspect: one.verdict for one in opinions(desk, draft_id) if one.version == newest}
    return all(last.get(aspect) is Verdict.APPROVED for aspect in Aspect)


def _opinion(row: OpinionRow) -> Opinion:
    return Opinion(
        version=row.version,
        aspect=Aspect(row.aspect),
        verdict=Verdict(row.verdict),
        remark=row.remark,
        given_at=row.given_at,
        given_by=row.given_by,
    )
