"""Start, stop, resume, retry: what each changes, and that doing it twice changes nothing more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.errors import NotAllowed, NotFound
from docgen.records import Records, Role
from docgen.records.batches import (
    BatchOptions,
    BatchState,
    ItemState,
    Numbers,
    create_batch,
    get_batch,
    note_trouble,
    resume_batch,
    retry_failed,
    running_batches,
    start_batch,
    stop_batch,
)
from docgen.records.journal import journal
from docgen.records.people import add_person
from tests.records.batches.conftest import Bench
from tests.records.makers import AGENCY, OPERATOR, OTHER, new_batch


def test_nothing_is_handed_out_before_the_start(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        batch = create_batch(desk, new_batch())
    assert running_batches(records) == []
    with records.desk(AGENCY, OPERATOR) as desk:
        assert resume_batch(desk, batch.id).state is BatchState.READY
        started = start_batch(desk, batch.id)
        assert (started.state, started.started_by) == (BatchState.RUNNING, OPERATOR.name)
    assert running_batches(records) == [(AGENCY, batch.id)]


def test_a_stopped_batch_hands_out_nothing_and_takes_what_is_finished(bench: Bench) -> None:
    assert bench.claim("a", 2) == [1, 2]
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        assert stop_batch(desk, bench.id).state is BatchState.STOPPED
        assert stop_batch(desk, bench.id).state is BatchState.STOPPED
    assert bench.claim("b") == []
    assert running_batches(bench.records) == []
    bench.done("a", 1, 2)
    now = bench.progress()
    assert (now.state, now.done, now.left) == (BatchState.STOPPED, 2, 3)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        assert start_batch(desk, bench.id).state is BatchState.STOPPED  # a start is no resume
        assert resume_batch(desk, bench.id).state is BatchState.RUNNING
    assert bench.claim("b") == [3, 4, 5]


def test_what_was_in_hand_at_the_stop_may_end_the_batch(bench: Bench) -> None:
    positions = bench.claim("a")
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        stop_batch(desk, bench.id)
    bench.done("a", *positions)
    assert bench.batch().state is BatchState.DONE


def test_only_the_failed_are_tried_again(bench: Bench) -> None:
    bench.claim("a")
    bench.done("a", 1, 3, 5)
    bench.failed("a", 2)
    bench.failed("a", 4)
    assert bench.batch().state is BatchState.DONE
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        again = retry_failed(desk, bench.id)
        assert (again.state, again.finished_at) == (BatchState.RUNNING, None)
    assert bench.claim("b") == [2, 4]
    bench.done("b", 2, 4)
    assert bench.batch().state is BatchState.DONE
    assert {item.state for item in bench.items()} == {ItemState.DONE}
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        assert retry_failed(desk, bench.id).state is BatchState.DONE  # nobody failed: nothing to do


def test_the_journal_tells_the_whole_story(bench: Bench) -> None:
    bench.claim("a")
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        stop_batch(desk, bench.id)
        resume_batch(desk, bench.id)
    bench.done("a", 1, 2, 3, 4)
    bench.failed("a", 5)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        retry_failed(desk, bench.id)
        lines = journal(desk, subject=("batch", bench.id))
    assert [line.detail["did"] for line in reversed(lines)] == [
        "create", "start", "stop", "resume", "done", "retry",
    ]  # fmt: skip
    assert lines[1].detail == {"did": "done", "made": 4, "failed": 1}


def test_numbers_need_a_numbering_before_the_start(records: Records) -> None:
    options = BatchOptions(numbers=Numbers.REGISTER)
    with records.desk(OTHER, OPERATOR) as desk:  # counts from 16/8/2025 on
        start_batch(desk, create_batch(desk, new_batch(options=options)).id)
    with records.desk(AGENCY, OPERATOR) as desk:
        old = new_batch("cũ", options=options)
        batch = create_batch(desk, replace(old, today=old.today.replace(year=2024)))
        with pytest.raises(NotFound, match="cách đánh số"):
            start_batch(desk, batch.id)


def test_a_trouble_is_told_until_the_work_goes_on(bench: Bench) -> None:
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        note_trouble(desk, bench.id, "Ổ đĩa đã đầy.")
    assert bench.progress().trouble == "Ổ đĩa đã đầy."
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        stop_batch(desk, bench.id)
        assert resume_batch(desk, bench.id).trouble == ""


def test_leaders_look_and_do_not_touch(bench: Bench) -> None:
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        leader = add_person(desk, "lanh-dao", "Nông Văn Lý", [Role.LEADER]).id
    with bench.records.desk(AGENCY, leader) as desk:
        assert get_batch(desk, bench.id).id == bench.id
        for act in (start_batch, stop_batch, resume_batch, retry_failed):
            with pytest.raises(NotAllowed, match="hàng loạt"):
                act(desk, bench.id)


def test_another_agency_knows_nothing_of_it(bench: Bench) -> None:
    with bench.records.desk(OTHER, OPERATOR) as desk:
        for act in (get_batch, start_batch, stop_batch, resume_batch, retry_failed):
            with pytest.raises(NotFound, match="đợt này"):
                act(desk, bench.id)
