"""Claims: nobody gets what another holds, the dead give way, a poison harms nobody else."""

from __future__ import annotations

import pytest

from docgen.errors import Conflict
from docgen.records.batches import (
    MOST_ATTEMPTS,
    BatchState,
    ItemState,
    give_back,
    give_back_suspect,
    note_trouble,
    release_claims,
    renew,
    running_batches,
)
from tests.records.batches.conftest import LEASE, Bench
from tests.records.makers import AGENCY, OPERATOR


def test_no_item_is_in_two_hands(bench: Bench) -> None:
    assert bench.claim("a", 2) == [1, 2]
    assert bench.claim("b", 2) == [3, 4]
    assert bench.claim("a", 2) == [5]
    assert bench.claim("c", 2) == []


def test_what_a_dead_worker_held_comes_again_one_at_a_time(bench: Bench) -> None:
    assert bench.claim("dead", 3) == [1, 2, 3]
    assert bench.claim("b", 1) == [4]
    bench.wait(seconds=LEASE.total_seconds())
    # Items 1 to 4 have expired; each comes alone, before the fresh ones.
    assert [bench.claim(f"máy:{n}") for n in range(4)] == [[1], [2], [3], [4]]
    assert bench.claim("c") == [5]
    assert [item.attempts for item in bench.items()] == [2, 2, 2, 2, 1]


def test_a_renewed_claim_holds(bench: Bench) -> None:
    bench.claim("a", 2)
    bench.wait(seconds=90)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        assert renew(desk, bench.id, "a", [1, 2], LEASE) == 2
        assert renew(desk, bench.id, "b", [1, 2], LEASE) == 0
    bench.wait(seconds=90)
    assert bench.claim("b", 1) == [3]


def test_a_late_worker_is_dropped_harmlessly(bench: Bench) -> None:
    bench.claim("late", 1)
    bench.wait(minutes=3)
    assert bench.claim("b") == [1]
    with pytest.raises(Conflict):
        bench.done("late", 1)
    with pytest.raises(Conflict):
        bench.failed("late", 1)
    assert bench.items()[0].state is ItemState.CLAIMED
    bench.done("b", 1)
    with pytest.raises(Conflict):
        bench.done("late", 1)
    assert [len(item.papers) for item in bench.items()] == [2, 0, 0, 0, 0]


def test_a_slow_worker_whom_nobody_replaced_is_still_welcome(bench: Bench) -> None:
    bench.claim("slow", 1)
    bench.wait(minutes=10)
    bench.done("slow", 1)
    assert bench.items()[0].state is ItemState.DONE


def test_a_poison_is_set_aside_and_its_neighbours_are_made(bench: Bench) -> None:
    """Whoever takes item 2 dies of it."""
    died = 0
    while bench.progress().left:
        taken = bench.claim("w")
        if 2 in taken:
            died += 1
            bench.wait(minutes=3)
        elif taken:
            bench.done("w", *taken)
        else:
            bench.wait(seconds=5)
    states = {item.position: item.state for item in bench.items()}
    assert states.pop(2) is ItemState.FAILED
    assert set(states.values()) == {ItemState.DONE}
    assert died == MOST_ATTEMPTS
    assert "3 lần" in bench.items()[1].reason
    assert bench.batch().state is BatchState.DONE


def test_a_process_with_a_suspect_in_one_hand_gets_nothing_into_the_other(bench: Bench) -> None:
    """Dying of it, the process would drag the innocent down once more."""
    bench.claim("máy:1:a", 2)
    bench.wait(minutes=3)
    assert bench.claim("máy:2:a") == [1]
    assert bench.claim("máy:2:b") == []
    assert bench.claim("máy:22:a") == [2]
    assert bench.claim("máy:22:b") == []
    bench.done("máy:2:a", 1)
    assert bench.claim("máy:2:b") == [3, 4, 5]


def test_the_least_suspect_comes_first(bench: Bench) -> None:
    bench.claim("máy:1", 2)
    bench.wait(minutes=3)
    assert bench.claim("máy:2") == [1]
    bench.wait(minutes=3)
    assert bench.claim("máy:3") == [2]
    assert bench.claim("máy:4") == [1]


def test_a_suspect_rests_and_comes_alone(bench: Bench) -> None:
    bench.claim("a", 2)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        give_back_suspect(desk, bench.id, "a", 1, "LibreOffice dừng")
    assert bench.items()[0].reason == "LibreOffice dừng"
    assert bench.claim("a", 1) == [3]  # item 1 rests for a moment
    bench.wait(seconds=5)
    assert bench.claim("a") == [1]
    bench.done("a", 1)
    assert bench.items()[0].reason == ""


def test_a_suspect_that_fails_every_time_keeps_its_own_reason(bench: Bench) -> None:
    bench.claim("a")
    bench.done("a", 2, 3, 4, 5)
    for attempt in range(1, MOST_ATTEMPTS + 1):
        with bench.records.desk(AGENCY, OPERATOR) as desk:
            give_back_suspect(desk, bench.id, "a", 1, f"LibreOffice dừng, lần {attempt}")
        bench.wait(minutes=1)
        bench.claim("a")
    failed = bench.items()[0]
    assert (failed.state, failed.reason) == (ItemState.FAILED, "LibreOffice dừng, lần 3")
    assert bench.batch().state is BatchState.DONE


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("", "Không rõ lý do."),
        ("Tệp «a\0b\udcff» hỏng\x1b", "Tệp «ab» hỏng"),
        ("x" * 9000, "x" * 4000),
    ],
)
def test_whatever_a_program_said_can_be_kept_as_the_reason(
    bench: Bench, reason: str, kept: str
) -> None:
    """A reason that the database refuses would keep everybody from the rest of the batch."""
    bench.claim("a")
    bench.failed("a", 2, reason)
    bench.done("a", 3, 4, 5)
    for _ in range(MOST_ATTEMPTS):
        with bench.records.desk(AGENCY, OPERATOR) as desk:
            give_back_suspect(desk, bench.id, "a", 1, reason)
            note_trouble(desk, bench.id, reason)
        bench.wait(minutes=1)
        bench.claim("a")
    assert [item.reason for item in bench.items()[:2]] == [kept, kept]
    assert bench.batch().state is BatchState.DONE


def test_a_clock_set_back_frees_what_nobody_renews(bench: Bench) -> None:
    """A machine whose clock runs hours ahead until the network sets it right."""
    bench.wait(hours=7)
    bench.claim("dead", 2)
    bench.claim("alive", 1)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        give_back_suspect(desk, bench.id, "dead", 2, "LibreOffice dừng")
    bench.wait(hours=-7)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        assert renew(desk, bench.id, "alive", [3], LEASE) == 1
    assert running_batches(bench.records) == [(AGENCY, bench.id)]
    assert [bench.claim("b"), bench.claim("c"), bench.claim("d")] == [[1], [2], [4, 5]]
    for worker, positions in (("alive", [3]), ("c", [2]), ("d", [4, 5])):
        bench.done(worker, *positions)
    bench.wait(hours=7)
    assert bench.claim("e") == [1]
    bench.wait(hours=-7)
    assert bench.claim("f") == []  # its last chance
    assert bench.items()[0].state is ItemState.FAILED
    assert bench.batch().state is BatchState.DONE


def test_what_is_given_back_in_innocence_is_as_fresh(bench: Bench) -> None:
    bench.claim("a", 3)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        give_back(desk, bench.id, "a", [1, 2, 3])
        give_back(desk, bench.id, "b", [1])  # not b's to give
    assert {item.attempts for item in bench.items()} == {0}
    assert bench.claim("b", 2) == [1, 2]


def test_a_suspect_given_back_in_innocence_stays_a_suspect(bench: Bench) -> None:
    bench.claim("dead", 1)
    bench.wait(minutes=3)
    assert bench.claim("b") == [1]
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        give_back(desk, bench.id, "b", [1])
    assert bench.claim("c") == [1]
    assert bench.items()[0].attempts == 2


def test_running_batches_are_those_with_work_to_hand_out(bench: Bench) -> None:
    assert running_batches(bench.records) == [(AGENCY, bench.id)]
    bench.claim("a")
    assert running_batches(bench.records) == []
    bench.wait(minutes=3)
    assert running_batches(bench.records) == [(AGENCY, bench.id)]


def test_claims_of_the_known_dead_are_freed_at_once(bench: Bench) -> None:
    bench.claim("may:1", 2)
    bench.claim("may:2", 1)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        assert release_claims(desk, bench.id, lambda worker: worker == "may:1") == 2
    assert [bench.claim(f"c:{n}") for n in range(3)] == [[1], [2], [4, 5]]
