"""Working to the end in one process: told how far it is, stopped when asked, never twice."""

from __future__ import annotations

import threading

import pytest

from docgen.errors import DocgenError, RecordsUnavailable
from docgen.issuing.batch import working
from docgen.issuing.batch.work import work_once
from docgen.issuing.batch.working import work
from docgen.records.batches import BatchState, ItemState, Progress, resume_batch, stop_batch
from tests.issuing.batch.conftest import Faulty, Job, commune
from tests.records.makers import AGENCY, OPERATOR

#: What is handed out speaks the SQL of `records.batches`, which is proved on both databases.
pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turns of two communes, so that there are several."""
    monkeypatch.setattr(
        working, "work_once", lambda shop, agency, batch: work_once(shop, agency, batch, most=2)
    )


def test_to_the_end(job: Job) -> None:
    job.begin([commune(number) for number in range(1, 8)])
    told: list[Progress] = []
    end = work(job.shop, AGENCY, job.id, told.append)
    assert (end.state, end.done, end.left) == (BatchState.DONE, 7, 0)
    assert told
    assert all(0 <= one.done <= 7 for one in told)
    assert work(job.shop, AGENCY, job.id).done == 7  # once more: nothing to do


def test_stopped_in_the_middle_and_gone_on_with(job: Job) -> None:
    job.begin([commune(number) for number in range(1, 9)])
    stop = threading.Event()
    sound = job.records.store

    def put(content: bytes) -> object:
        stop.set()  # somebody presses Ctrl+C while the first papers are made
        return sound.put(content)

    job.records.store = Faulty(sound, {"put": put})  # type: ignore[assignment] # a staged one
    paused = work(job.shop, AGENCY, job.id, stop=stop)
    assert 0 < paused.done < 8
    assert paused.in_hand == 0  # what was in hand is finished
    with job.records.desk(AGENCY, OPERATOR) as desk:
        stop_batch(desk, job.id)
    assert work(job.shop, AGENCY, job.id).done == paused.done  # stopped: nothing is begun
    with job.records.desk(AGENCY, OPERATOR) as desk:
        resume_batch(desk, job.id)
    assert work(job.shop, AGENCY, job.id).done == 8
    assert {item.attempts for item in job.items()} == {1}


def test_a_trouble_ends_it_and_is_told(job: Job) -> None:
    job.begin([commune(number) for number in range(1, 8)])
    sound, left = job.records.store, iter(range(4))

    def put(content: bytes) -> object:
        if next(left, None) is None:
            raise RecordsUnavailable("ổ đĩa đã đầy")
        return sound.put(content)

    job.records.store = Faulty(sound, {"put": put})  # type: ignore[assignment] # a staged one
    with pytest.raises(DocgenError, match="đã đầy"):
        work(job.shop, AGENCY, job.id)
    assert {item.state for item in job.items()} <= {ItemState.WAITING, ItemState.DONE}
    job.records.store = sound
    assert work(job.shop, AGENCY, job.id).done == 7
