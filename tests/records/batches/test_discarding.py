"""A batch that never ran is put away: not shown, not started, taken up when it is asked for again."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from docgen.errors import DocgenError, NotAllowed, NotFound, Refused
from docgen.records import Records, Role
from docgen.records.batches import (
    BatchState,
    batches,
    create_batch,
    discard_batch,
    get_batch,
    progress,
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


@pytest.fixture
def ready(records: Records) -> int:
    """A batch that was checked and not started."""
    with records.desk(AGENCY, OPERATOR) as desk:
        return create_batch(desk, new_batch()).id


def test_it_leaves_the_list_and_is_noted_once(records: Records, ready: int) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        assert discard_batch(desk, ready).state is BatchState.DISCARDED
        assert discard_batch(desk, ready).state is BatchState.DISCARDED
    with records.reading(AGENCY, OPERATOR) as desk:
        assert batches(desk) == []
        assert [one.id for one in batches(desk, discarded=True)] == [ready]
        assert get_batch(desk, ready).state is BatchState.DISCARDED
        assert progress(desk, ready).state is BatchState.DISCARDED
        deeds = [line.detail["did"] for line in journal(desk, subject=("batch", ready))]
    assert deeds == ["discard", "create"]


@pytest.mark.parametrize("steer", [start_batch, stop_batch, resume_batch, retry_failed])
def test_it_is_not_steered(records: Records, ready: int, steer) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        discard_batch(desk, ready)
    with records.desk(AGENCY, OPERATOR) as desk, pytest.raises(Refused, match="đã bỏ"):
        steer(desk, ready)
    assert running_batches(records) == []


def test_asked_for_again_it_is_taken_up(records: Records, ready: int) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        discard_batch(desk, ready)
    with records.desk(AGENCY, OPERATOR) as desk:
        again = create_batch(desk, new_batch())
        assert (again.id, again.state) == (ready, BatchState.READY)
        assert journal(desk)[0].detail["did"] == "restore"
        assert start_batch(desk, ready).state is BatchState.RUNNING


def test_what_has_run_is_not_put_away(bench: Bench) -> None:
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        with pytest.raises(Refused, match="đã chạy"):
            discard_batch(desk, bench.id)
        stop_batch(desk, bench.id)
        with pytest.raises(Refused, match="đã chạy"):
            discard_batch(desk, bench.id)


def test_only_by_who_makes_batches_and_only_ones_own(records: Records, ready: int) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        leader = add_person(desk, "lanh-dao", "Lê Lãnh", [Role.LEADER]).id
    with records.desk(AGENCY, leader) as desk, pytest.raises(NotAllowed):
        discard_batch(desk, ready)
    with records.desk(OTHER, OPERATOR) as desk, pytest.raises(NotFound):
        discard_batch(desk, ready)


@pytest.mark.parametrize(
    ("state", "change"),
    [
        ("ready", "UPDATE batch SET state = 'running'"),
        ("running", "UPDATE batch SET discarded_at = created_at"),
    ],
)
def test_the_database_itself_refuses(records: Records, ready: int, state: str, change: str) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        discard_batch(desk, ready) if state == "ready" else start_batch(desk, ready)
    with pytest.raises(DocgenError), records.installation() as session:
        session.execute(text(change))
