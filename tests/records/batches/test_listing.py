"""Progress, pages of items, and what the numbers say."""

from __future__ import annotations

import pytest

from docgen.errors import NotFound
from docgen.records import Records
from docgen.records.batches import (
    ItemState,
    all_items,
    batch_under_key,
    batches,
    create_batch,
    has_work,
    item,
    items,
    start_batch,
    stop_batch,
)
from tests.records.batches.conftest import Bench
from tests.records.makers import AGENCY, OPERATOR, new_batch


def test_progress_counts_and_foretells(bench: Bench) -> None:
    fresh = bench.progress()
    assert (fresh.total, fresh.left, fresh.rate, fresh.seconds_left) == (5, 5, None, None)
    bench.claim("a", 3)
    bench.wait(seconds=30)
    bench.done("a", 1)
    bench.failed("a", 2)
    now = bench.progress()
    assert (now.done, now.failed, now.in_hand, now.left) == (1, 1, 1, 3)
    assert now.rate == pytest.approx(4.0)  # two in half a minute
    assert now.seconds_left == pytest.approx(45.0)


def test_what_died_with_its_worker_is_in_nobodys_hand(bench: Bench) -> None:
    """Nobody waits for a stopped batch to finish what nobody does any more."""
    bench.claim("a", 2)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        stop_batch(desk, bench.id)
    assert (bench.progress().in_hand, bench.progress().left) == (2, 5)
    bench.wait(minutes=3)
    assert (bench.progress().in_hand, bench.progress().left) == (0, 5)


def test_the_rate_is_that_of_late(bench: Bench) -> None:
    bench.claim("a", 3)
    bench.wait(minutes=1)
    bench.done("a", 1, 2)
    bench.wait(minutes=60)
    assert bench.progress().rate is None  # nothing for an hour: no telling
    bench.done("a", 3)
    assert bench.progress().rate == pytest.approx(1 / 3)  # one in the last three minutes


def test_a_finished_batch_tells_its_own_pace(bench: Bench) -> None:
    bench.claim("a")
    bench.wait(minutes=10)
    bench.done("a", 1, 2, 3, 4, 5)
    bench.wait(minutes=60)
    now = bench.progress()
    assert (now.left, now.rate) == (0, pytest.approx(0.5))


def test_items_page_by_page(bench: Bench) -> None:
    bench.claim("a")
    bench.done("a", 1, 2)
    bench.failed("a", 4)
    with bench.records.reading(AGENCY, OPERATOR) as desk:
        assert [one.position for one in items(desk, bench.id, limit=2)] == [1, 2]
        assert [one.position for one in items(desk, bench.id, after=2, limit=2)] == [3, 4]
        failed = items(desk, bench.id, state=ItemState.FAILED)
        assert [(one.position, one.reason) for one in failed] == [(4, "Thiếu «Chủ tịch»")]
        assert [len(one.papers) for one in all_items(desk, bench.id)] == [2, 2, 0, 0, 0]
        assert item(desk, bench.id, 4).target.name == "Xã Số 4"
        with pytest.raises(NotFound):
            item(desk, bench.id, 6)
        with pytest.raises(NotFound):
            items(desk, bench.id + 1)


def test_batches_the_youngest_first(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        ids = [create_batch(desk, new_batch(f"đợt {number}")).id for number in range(5)]
        assert [one.id for one in batches(desk, limit=2)] == ids[:-3:-1]
        assert [one.id for one in batches(desk, before=ids[1])] == [ids[0]]
        found = batch_under_key(desk, "đợt 3")
        assert found is not None
        assert found.id == ids[3]
        assert batch_under_key(desk, "không có") is None


def test_work_to_be_had(bench: Bench) -> None:
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        ready = create_batch(desk, new_batch("khác"))
        assert (has_work(desk, bench.id), has_work(desk, ready.id)) == (True, False)
        start_batch(desk, ready.id)
        assert has_work(desk, ready.id)
    bench.claim("a")
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        assert not has_work(desk, bench.id)
