"""Every act × every role, as one table: what the rights say is what the functions do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from docgen.errors import NotAllowed
from docgen.records import Desk, Profile, Records
from docgen.records.agencies import change_profile
from docgen.records.archive import PaperQuery, annul, get_paper, search
from docgen.records.batches import create_batch
from docgen.records.drafts import discard_draft, get_draft, start_draft
from docgen.records.journal import journal
from docgen.records.old_register import import_register, read_register
from docgen.records.opinions import Aspect, Verdict, give_opinion
from docgen.records.people import add_person, people
from docgen.records.register import (
    Grouping,
    Numbering,
    Period,
    add_numbering,
    confirm,
    entries,
    hand_over,
    reserve,
    void,
)
from docgen.records.rights import RIGHTS, ROLE_NAMES, Act, Role, may
from docgen.records.standing import Sort, add_standing
from tests.records.conftest import STATE
from tests.records.makers import AGENCY, DAY, OPERATOR, PLAN, issued, keep_plan, new_batch, request
from tests.records.old_register.test_taking_over import workbook

_ROW = ("90/KH-UBND", DAY, "Kế hoạch A")
_BODY = Numbering(Grouping.ALL, Period.CALENDAR_YEAR, dt.date(2026, 1, 1), body="Hội đồng")

#: What each act does, on a desk where `_prepare` has been.
_DOING: dict[Act, Callable[[Desk], object]] = {
    Act.READ: entries,
    Act.READ_DRAFTS: lambda desk: get_draft(desk, 1),
    Act.READ_JOURNAL: journal,
    Act.DRAFT: lambda desk: start_draft(desk, "plan", "a", {}),
    Act.DISCARD: lambda desk: discard_draft(desk, 1),
    Act.BATCH: lambda desk: create_batch(desk, new_batch()),
    Act.APPROVE: lambda desk: give_opinion(desk, 1, 1, Aspect.FORM, Verdict.APPROVED),
    Act.RESERVE: lambda desk: reserve(desk, request("new")),
    Act.CONFIRM: lambda desk: confirm(desk, 2),
    Act.VOID: lambda desk: void(desk, 3, "thử"),
    Act.HAND_OVER: lambda desk: hand_over(desk, 1, PLAN),
    Act.IMPORT: lambda desk: import_register(desk, read_register(workbook(_ROW))),
    Act.KEEP: lambda desk: keep_plan(desk, entries(desk).entries[0]),
    Act.ANNUL: lambda desk: annul(desk, _paper_id(desk), DAY, "thử"),
    Act.NUMBERING: lambda desk: add_numbering(desk, _BODY),
    Act.PEOPLE: people,
    Act.PROFILE: lambda desk: change_profile(desk, Profile(STATE)),
    Act.STANDING: lambda desk: add_standing(desk, Sort.SIGNER, "a", {}),
    Act.TEMPLATE: lambda desk: add_standing(desk, Sort.TEMPLATE, "a", {}),
    Act.API_KEY: lambda desk: add_standing(desk, Sort.API_KEY, "a", {}),
}


def _paper_id(desk: Desk) -> str:
    return search(desk, PaperQuery()).hits[0].public_id


@pytest.fixture
def prepared(records: Records) -> Records:
    """A person of each role; entries 1 confirmed, 2 and 3 reserved; a paper; a draft."""
    with records.desk(AGENCY, OPERATOR) as desk:
        for role in Role:
            add_person(desk, role.value, ROLE_NAMES[role], [role])
        keep_plan(desk, issued(desk, "a"))
        reserve(desk, request("b"), PLAN)
        reserve(desk, request("c"), PLAN)
        start_draft(desk, "plan", "a", {})
    return records


@pytest.mark.parametrize("act", _DOING)
def test_an_act_is_open_to_its_roles_and_closed_to_the_others(prepared: Records, act: Act) -> None:
    for person_id, role in enumerate(Role, start=1):
        with prepared.desk(AGENCY, person_id) as desk:
            assert desk.actor.roles == (role,)
            if may([role], act):
                _DOING[act](desk)
            else:
                with pytest.raises(NotAllowed, match=RIGHTS[act].name):
                    _DOING[act](desk)
            desk.session.rollback()


def test_the_table_is_complete() -> None:
    assert set(RIGHTS) == set(Act)
    assert set(_DOING) == set(Act) - {Act.BACKUP}  # the operator's alone; see backup
    assert set(ROLE_NAMES) == set(Role)
    assert RIGHTS[Act.BACKUP].roles == frozenset()


def test_leaders_read_and_approve() -> None:
    own = {act for act in Act if may([Role.LEADER], act)}
    assert own == {Act.READ, Act.READ_DRAFTS, Act.READ_JOURNAL, Act.APPROVE}


def test_the_operator_may_do_everything(prepared: Records) -> None:
    with prepared.desk(AGENCY, OPERATOR) as desk:
        for act in Act:
            desk.allow(act)


def test_a_person_without_roles_reads_nothing(prepared: Records) -> None:
    with prepared.desk(AGENCY, OPERATOR) as desk:
        nobody = add_person(desk, "nobody", "Ai", [])
    with prepared.reading(AGENCY, nobody.id) as desk, pytest.raises(NotAllowed):
        get_paper(desk, "x")
