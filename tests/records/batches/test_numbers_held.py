"""A number that a batch holds is given up with a reason, never while its paper is to be made."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from docgen.errors import InvalidInput, NotAllowed, Refused
from docgen.records import Records, Role
from docgen.records.batches import (
    holding_batch,
    items,
    number_key,
    renew,
    settle_done,
    stop_batch,
    void_number,
)
from docgen.records.people import add_person
from docgen.records.register import State, get_entry, reserve
from tests.records.batches.conftest import Bench
from tests.records.makers import AGENCY, OPERATOR, paper_made, request


def reserved(records: Records, key: str) -> int:
    """The entry of a number that is reserved under a key."""
    with records.desk(AGENCY, OPERATOR) as desk:
        return reserve(desk, request(key)).id


def of_item(bench: Bench, position: int) -> int:
    """The entry of the number that an item of the batch holds."""
    item = next(one for one in bench.items() if one.position == position)
    return reserved(bench.records, number_key(bench.id, item.target.key, 0))


def voided(bench: Bench, entry_id: int, reason: str = "Xã không ban hành") -> State:
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        return void_number(desk, entry_id, reason).state


def test_a_number_that_is_still_to_be_printed_is_not_voided(bench: Bench) -> None:
    waiting, in_hand = of_item(bench, 3), of_item(bench, 1)
    assert bench.claim("a", 2) == [1, 2]
    for entry in (waiting, in_hand):
        with pytest.raises(Refused, match=r"còn cần số .* Hãy dừng đợt"):
            voided(bench, entry)
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        stop_batch(desk, bench.id)
    assert voided(bench, waiting) is State.VOIDED
    with pytest.raises(Refused, match="còn cần"):
        voided(bench, in_hand)
    bench.wait(minutes=3)  # whoever had it in hand is gone
    assert voided(bench, in_hand) is State.VOIDED


def test_a_settled_item_needs_its_number_no_more(bench: Bench) -> None:
    made, failed = of_item(bench, 1), of_item(bench, 2)
    bench.claim("a", 2)
    bench.done("a", 1)
    bench.failed("a", 2)
    assert voided(bench, made) is State.VOIDED
    assert voided(bench, failed) is State.VOIDED
    with bench.records.reading(AGENCY, OPERATOR) as desk:
        assert get_entry(desk, made).void_reason == "Xã không ban hành"


def test_the_number_of_a_later_try_is_known_as_well(bench: Bench) -> None:
    with bench.records.reading(AGENCY, OPERATOR) as desk:
        key = items(desk, bench.id)[0].target.key
    again = reserved(bench.records, f"{number_key(bench.id, key, 0)}:2")
    with pytest.raises(Refused, match="còn cần"):
        voided(bench, again)


def test_a_number_is_given_up_beside_the_settling_of_its_item(bench: Bench) -> None:
    """Both hold the item and then its number; neither waits for what the other has."""
    entry = of_item(bench, 1)
    assert bench.claim("a", 1) == [1]
    with ThreadPoolExecutor(1) as pool:
        with bench.records.desk(AGENCY, OPERATOR) as desk:
            assert renew(desk, bench.id, "a", [1]) == 1  # the item is held from here on
            voiding = pool.submit(voided, bench, entry)
            until_it_waits(bench)
            settle_done(desk, bench.id, "a", 1, [paper_made(desk, b"1")], 0.5, [entry])
        assert voiding.result(60) is State.VOIDED
    assert bench.progress().done == 1


def until_it_waits(bench: Bench) -> None:
    """Until PostgreSQL has somebody wait for a lock; SQLite lets nobody else begin."""
    engine = bench.records.engine
    if engine.dialect.name == "sqlite":
        return
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with engine.connect() as connection:
        while not connection.scalar(waiting):
            connection.rollback()


def test_whoever_else_holds_a_number_may_lose_it_with_a_reason(bench: Bench) -> None:
    held = reserved(bench.records, "api:batch:1:x:0")
    with pytest.raises(InvalidInput, match="lý do"):
        voided(bench, held, " ")
    with bench.records.desk(AGENCY, OPERATOR) as desk:
        drafter = add_person(desk, "nga", "Nga", [Role.DRAFTER])
    with bench.records.desk(AGENCY, drafter.id) as desk, pytest.raises(NotAllowed):
        void_number(desk, held, "thử")
    assert voided(bench, held) is State.VOIDED


def test_a_key_names_its_batch() -> None:
    assert holding_batch(number_key(12, "01786", 0)) == 12
    assert holding_batch("batch:12:a:b:0:2") == 12
    for other in ("api:batch:1:x:0", "draft:3:1", "batch:x:1", "batch:", "12"):
        assert holding_batch(other) is None


def test_a_number_whose_batch_is_not_here_is_voided_as_any_other(bench: Bench) -> None:
    unknown = reserved(bench.records, number_key(bench.id + 9, "01786", 0))
    assert voided(bench, unknown) is State.VOIDED
