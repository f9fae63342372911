"""The database commits and the word of it never comes: nothing is lost, made or numbered twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.exc import OperationalError

from docgen.errors import RecordsUnavailable
from docgen.issuing.batch.work import work_once
from docgen.records.batches import BatchState, retry_failed, stop_batch
from docgen.records.register import entries
from docgen.records.scope import AgencySession
from docgen.records.store import Store
from tests.issuing.batch.conftest import Job, commune
from tests.issuing.batch.test_numbers import OWN, REGISTER
from tests.records.makers import AGENCY, OPERATOR

_COMMUNES = 3


def _losing(monkeypatch: pytest.MonkeyPatch, lost: Callable[[int], bool]) -> None:
    """The word of the n-th commit is lost."""
    commit, count = AgencySession.commit, iter(range(1, 1000))

    def committed(session: AgencySession) -> None:
        commit(session)
        if lost(next(count)):
            raise OperationalError("COMMIT", None, Exception("server closed the connection"))

    monkeypatch.setattr(AgencySession, "commit", committed)


@pytest.mark.parametrize(
    "lost",
    [
        pytest.param({1}.__contains__, id="of the claim"),
        pytest.param({2}.__contains__, id="of the numbers"),
        pytest.param({3}.__contains__, id="of the settling"),
        pytest.param(lambda number: number in (1, 3, 6), id="now and then"),
    ],
)
def test_a_commit_whose_word_is_lost(
    job: Job, monkeypatch: pytest.MonkeyPatch, lost: Callable[[int], bool]
) -> None:
    job.begin([commune(number) for number in range(1, _COMMUNES + 1)], REGISTER, OWN)
    _losing(monkeypatch, lost)
    for _ in range(10):
        if job.batch().state is not BatchState.RUNNING:
            break
        try:
            work_once(job.shop, AGENCY, job.id)
        except RecordsUnavailable:
            job.wait(minutes=3)  # what was in hand comes again
    monkeypatch.undo()
    assert (job.progress().done, job.batch().state) == (_COMMUNES, BatchState.DONE)
    numbers = [item.papers[0].number_text for item in job.items()]
    assert sorted(numbers) == ["01/KH-UBND", "02/KH-UBND", "03/KH-UBND"]
    assert {len(item.papers) for item in job.items()} == {2}
    with job.records.reading(AGENCY, OPERATOR) as desk:
        assert sorted(entry.number_text for entry in entries(desk).entries) == sorted(numbers)


def test_stopped_between_claim_and_settling_and_tried_again_twice(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in hand is finished; a second click finds nothing left to do."""
    job.begin([commune(1), commune(2, **{"Chủ tịch": ""})], REGISTER, OWN)
    store = job.records.store
    put = type(store).put

    def stopping(self: Store, content: bytes) -> object:
        with job.records.desk(AGENCY, OPERATOR) as desk:
            stop_batch(desk, job.id)
        return put(self, content)

    monkeypatch.setattr(type(store), "put", stopping)
    work_once(job.shop, AGENCY, job.id)
    monkeypatch.undo()
    now = job.progress()
    assert (now.state, now.done, now.failed) == (BatchState.DONE, 1, 1)
    for click in range(2):
        with job.records.desk(AGENCY, OPERATOR) as desk:
            assert retry_failed(desk, job.id).state is BatchState.RUNNING, click
    assert work_once(job.shop, AGENCY, job.id).claimed == 1
    assert work_once(job.shop, AGENCY, job.id).claimed == 0
    assert (job.progress().done, job.progress().failed) == (1, 1)
