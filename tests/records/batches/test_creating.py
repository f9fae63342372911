"""A batch is kept as it was asked for, once however often the request comes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.errors import Conflict, InvalidInput, NotAllowed
from docgen.papers.merge import Target
from docgen.records import Records, Role
from docgen.records.batches import (
    BatchOptions,
    BatchState,
    ItemState,
    NewBatch,
    Numbers,
    batches,
    create_batch,
    items,
)
from docgen.records.people import add_person
from tests.records.makers import AGENCY, OPERATOR, OTHER, new_batch, target


def test_what_was_asked_is_kept(records: Records) -> None:
    new = new_batch(options=BatchOptions(archive=False, ascii_names=True))
    with records.desk(AGENCY, OPERATOR) as desk:
        batch = create_batch(desk, new)
    with records.reading(AGENCY, OPERATOR) as desk:
        kept = items(desk, batch.id)
    assert (batch.name, batch.content, batch.options) == (new.name, new.content, new.options)
    assert (batch.today, batch.total, batch.state) == (new.today, 3, BatchState.READY)
    assert tuple(item.target for item in kept) == tuple(new.targets)
    assert [(item.position, item.state) for item in kept] == [
        (position, ItemState.WAITING) for position in (1, 2, 3)
    ]


def test_the_same_request_is_one_batch(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        first = create_batch(desk, new_batch())
    with records.desk(AGENCY, OPERATOR) as desk:
        assert create_batch(desk, new_batch()).id == first.id
        assert len(batches(desk)) == 1
        assert len(items(desk, first.id)) == 3


@pytest.mark.parametrize(
    "other",
    [
        new_batch(count=4),
        new_batch(options=BatchOptions(pdf=False, archive=False)),
        replace(new_batch(), content={"papers": []}),
        replace(new_batch(), name="Tên khác"),
        replace(new_batch(), targets=[target("1"), target("2"), target("3", "Xã Khác")]),
    ],
)
def test_a_key_is_for_one_request(records: Records, other: NewBatch) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        create_batch(desk, new_batch())
        with pytest.raises(Conflict, match="đợt khác"):
            create_batch(desk, other)


def test_agencies_have_keys_of_their_own(records: Records) -> None:
    ids = []
    for agency in (AGENCY, OTHER):
        with records.desk(agency, OPERATOR) as desk:
            ids.append(create_batch(desk, new_batch()).id)
            assert [batch.id for batch in batches(desk)] == ids[-1:]
    assert len(set(ids)) == 2


def test_all_that_is_wrong_is_told_at_once(records: Records) -> None:
    options = BatchOptions(pdf=False, archive=True)
    twice = [target("01273"), target("01273"), target("")]
    wrong = replace(new_batch(), key="", name=" ", targets=twice, options=options)
    with records.desk(AGENCY, OPERATOR) as desk, pytest.raises(InvalidInput) as caught:
        create_batch(desk, wrong)
    assert [problem.place for problem in caught.value.problems] == [
        "key", "name", "options.archive", "targets", "targets",
    ]  # fmt: skip
    assert "«01273» có 2 lần" in str(caught.value)


def test_a_batch_of_nobody_is_refused(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk, pytest.raises(InvalidInput, match="từ 1 đến"):
        create_batch(desk, replace(new_batch(), targets=[]))


def test_every_item_has_all_fields(records: Records) -> None:
    """A field that one commune has no column for is empty, so that it is missed where it stands."""
    uneven = [Target("1", "A", "", {"Chủ tịch": "An"}), Target("2", "B", "", {"Địa danh": "B"})]
    with records.desk(AGENCY, OPERATOR) as desk:
        batch = create_batch(desk, replace(new_batch(), targets=uneven))
        assert [item.target.values for item in items(desk, batch.id)] == [
            {"Chủ tịch": "An", "Địa danh": ""},
            {"Chủ tịch": "", "Địa danh": "B"},
        ]


def test_numbers_are_asked_for_by_who_may_take_them(records: Records) -> None:
    register = new_batch(options=BatchOptions(numbers=Numbers.REGISTER))
    with records.desk(AGENCY, OPERATOR) as desk:
        drafter = add_person(desk, "soan", "Lê Văn Soạn", [Role.DRAFTER]).id
        clerk = add_person(desk, "van-thu", "Trần Thị Thư", [Role.CLERK]).id
    with records.desk(AGENCY, drafter) as desk:
        create_batch(desk, new_batch("bút"))
        with pytest.raises(NotAllowed, match="giữ số"):
            create_batch(desk, register)
    with records.desk(AGENCY, clerk) as desk:
        assert create_batch(desk, register).created_by == "Trần Thị Thư"
