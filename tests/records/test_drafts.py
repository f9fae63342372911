"""Drafts: every version kept, nobody's words written over unseen; opinions on a version."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from docgen.errors import InvalidInput, NotFound, Refused
from docgen.records import Records, drafts
from docgen.records.drafts import (
    DraftMoved,
    DraftState,
    discard_draft,
    get_draft,
    save_draft,
    start_draft,
)
from docgen.records.opinions import Aspect, Verdict, give_opinion, is_approved, opinions
from docgen.records.people import add_person
from docgen.records.rights import Role
from tests.records.conftest import Clock
from tests.records.makers import AGENCY, OPERATOR, OTHER

_WORDS = {"abstract": "Thi đua", "rows": [{"a": 1}, None]}


def test_versions_are_kept(records: Records, clock: Clock) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        draft = start_draft(desk, "plan", "Kế hoạch", _WORDS)
        assert (draft.version, draft.state, draft.content) == (1, DraftState.OPEN, _WORDS)
        started = clock.now
        clock.now = started.replace(hour=9)
    with records.desk(AGENCY, OPERATOR) as desk:
        saved = save_draft(desk, draft.id, 1, "Kế hoạch thi đua", {"abstract": "Mới"})
        assert (saved.version, saved.newest, saved.saved_at) == (2, 2, clock.now)
        first = get_draft(desk, draft.id, 1)
        assert (first.content, first.title, first.saved_at) == (_WORDS, "Kế hoạch", started)
        assert (first.version, first.newest) == (1, 2)
        with pytest.raises(NotFound, match="bản 3"):
            get_draft(desk, draft.id, 3)


def test_a_second_writer_is_told_and_nothing_is_lost(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        person = add_person(desk, "cuc", "Lê Thị Cúc", [Role.DRAFTER])
        draft = start_draft(desk, "plan", "A", {"a": 1})
    with records.desk(AGENCY, person.id) as desk:
        theirs = save_draft(desk, draft.id, 1, "A", {"a": "của Cúc"})
    with (
        pytest.raises(DraftMoved, match="Lê Thị Cúc vừa lưu bản 2") as caught,
        records.desk(AGENCY, OPERATOR) as desk,
    ):
        save_draft(desk, draft.id, 1, "A", {"a": "của tôi"})
    assert caught.value.current == theirs
    with records.desk(AGENCY, OPERATOR) as desk:
        assert get_draft(desk, draft.id).content == {"a": "của Cúc"}
        assert save_draft(desk, draft.id, 2, "A", {"a": "cả hai"}).version == 3


def test_saving_again_after_a_lost_answer_adds_nothing(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        draft = start_draft(desk, "plan", "A", {"a": 1})
        saved = save_draft(desk, draft.id, 1, "A", {"a": (1, 2)})
        assert save_draft(desk, draft.id, 1, "A", {"a": [1, 2]}) == saved


def test_many_writers_make_one_chain(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        draft = start_draft(desk, "plan", "A", {})

    def write(place: int) -> None:
        seen = 1
        while True:
            try:
                with records.desk(AGENCY, OPERATOR) as desk:
                    save_draft(desk, draft.id, seen, "A", {"who": place})
                    return
            except DraftMoved as moved:
                seen = moved.current.newest

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(write, range(12)))
    with records.reading(AGENCY, OPERATOR) as desk:
        writers = [get_draft(desk, draft.id, version).content["who"] for version in range(2, 14)]
    assert sorted(writers) == list(range(12))


def test_a_closed_draft_is_closed(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        draft = start_draft(desk, "plan", "A", {})
        discard_draft(desk, draft.id)
        discard_draft(desk, draft.id)
        with pytest.raises(Refused, match="đã bỏ"):
            save_draft(desk, draft.id, 1, "A", {"a": 1})
        assert drafts.drafts(desk) == []
        (line,) = drafts.drafts(desk, DraftState.DISCARDED)
        assert line.id == draft.id


def test_lists_go_page_by_page(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        ids = [start_draft(desk, "plan", str(n), {}).id for n in range(5)]
        seen = [line.id for line in drafts.drafts(desk, limit=3)]
        seen += [line.id for line in drafts.drafts(desk, before=seen[-1], limit=3)]
    assert seen == ids[::-1]


def test_a_draft_too_large_is_refused(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk, pytest.raises(InvalidInput, match="tối đa 8 MB"):
        start_draft(desk, "plan", "A", {"a": "x" * (drafts.LARGEST + 1)})


def test_drafts_of_others_are_not_found(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        draft = start_draft(desk, "plan", "A", {})
    with records.desk(OTHER, OPERATOR) as desk:
        for act in (get_draft, discard_draft, opinions):
            with pytest.raises(NotFound):
                act(desk, draft.id)
        with pytest.raises(NotFound):
            save_draft(desk, draft.id, 1, "A", {"a": 1})


def test_approval_is_of_one_version_in_both_aspects(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        draft = start_draft(desk, "plan", "A", {})
        give_opinion(desk, draft.id, 1, Aspect.CONTENT, Verdict.APPROVED)
        assert not is_approved(desk, draft.id)
        give_opinion(desk, draft.id, 1, Aspect.FORM, Verdict.APPROVED)
        assert is_approved(desk, draft.id)
        save_draft(desk, draft.id, 1, "A", {"a": 1})
        assert not is_approved(desk, draft.id)
        for aspect in Aspect:
            give_opinion(desk, draft.id, 2, aspect, Verdict.APPROVED)
        give_opinion(desk, draft.id, 2, Aspect.FORM, Verdict.RETURNED, "Thiếu căn cứ\nvà nơi nhận")
        assert not is_approved(desk, draft.id)
        assert [one.version for one in opinions(desk, draft.id)] == [1, 1, 2, 2, 2]
        assert opinions(desk, draft.id)[-1].remark == "Thiếu căn cứ\nvà nơi nhận"


def test_returning_says_what_to_mend(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        draft = start_draft(desk, "plan", "A", {})
        with pytest.raises(InvalidInput, match="cần sửa gì"):
            give_opinion(desk, draft.id, 1, Aspect.FORM, Verdict.RETURNED)
        with pytest.raises(NotFound, match="bản 2"):
            give_opinion(desk, draft.id, 2, Aspect.FORM, Verdict.APPROVED)
