"""Reserve, confirm, void: never twice, never lost, never deleted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from docgen.errors import Conflict, InvalidInput, NotFound, Refused
from docgen.records import Records
from docgen.records.register import (
    Details,
    NumberRequest,
    State,
    confirm,
    entries,
    entry_under_key,
    hand_over,
    reserve,
    still_reserved,
    void,
)
from tests.records.makers import AGENCY, DAY, OPERATOR, OTHER, PLAN, issued, request, state_number


def test_numbers_run_from_one(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        texts = [reserve(desk, request(f"k{n}")).number_text for n in range(3)]
    assert texts == ["01/KH-UBND", "02/KH-UBND", "03/KH-UBND"]


def test_the_same_key_gets_the_same_number(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        first = reserve(desk, request("mot"), PLAN)
    with records.desk(AGENCY, OPERATOR) as desk:
        assert reserve(desk, request("mot"), PLAN) == first
        assert reserve(desk, request("hai")).number == first.number + 1


def test_a_key_of_another_series_is_refused(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        reserve(desk, request("mot"))
        with pytest.raises(Conflict, match="01/KH-UBND"):
            reserve(desk, request("mot", day=dt.date(2025, 8, 1)))


def test_what_is_not_committed_leaves_no_gap(records: Records) -> None:
    with (
        pytest.raises(InvalidInput),
        records.desk(AGENCY, OPERATOR) as desk,
    ):
        confirm(desk, reserve(desk, request("mot")).id)  # without the abstract it cannot be
    with records.desk(AGENCY, OPERATOR) as desk:
        assert reserve(desk, request("hai")).number == 1


def test_confirm_keeps_the_day_and_may_be_repeated(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = reserve(desk, request("mot"))
        day = dt.date(2026, 3, 5)
        confirmed = confirm(desk, entry.id, day, PLAN)
        assert (confirmed.state, confirmed.day, confirmed.details) == (State.CONFIRMED, day, PLAN)
        assert confirm(desk, entry.id, day, PLAN) == confirmed
        assert confirm(desk, entry.id) == confirmed
        with pytest.raises(Refused, match="05/03/2026"):
            confirm(desk, entry.id, DAY, PLAN)
        with pytest.raises(Refused, match="giữ nguyên"):
            confirm(desk, entry.id, day, replace(PLAN, abstract="Khác"))


def test_confirming_again_after_handing_over_changes_nothing(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = issued(desk, "mot")
        handed = hand_over(desk, entry.id, replace(PLAN, sent_on=DAY, receipt="Đã ký"))
        assert confirm(desk, entry.id, DAY, PLAN) == handed


def test_confirm_wants_what_the_register_prints(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = reserve(desk, request("mot"))
        with pytest.raises(InvalidInput) as caught:
            confirm(desk, entry.id, details=Details(copies=-1))
    assert [problem.place for problem in caught.value.problems] == ["abstract", "signer", "copies"]


def test_a_number_does_not_move_to_another_year(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = reserve(desk, request("mot", day=dt.date(2025, 12, 31)), PLAN)
        with pytest.raises(Refused, match="dãy số khác"):
            confirm(desk, entry.id, dt.date(2026, 1, 2))


def test_void_wants_a_reason_and_stays_in_the_register(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = reserve(desk, request("mot"))
        with pytest.raises(InvalidInput, match="lý do"):
            void(desk, entry.id, "  ")
        voided = void(desk, entry.id, "Ghi nhầm loại")
        assert voided.state is State.VOIDED
        assert void(desk, entry.id, "lý do khác") == voided
        with pytest.raises(Refused, match="đã huỷ"):
            confirm(desk, entry.id, DAY, PLAN)
        with pytest.raises(Refused, match="khoá yêu cầu mới"):
            reserve(desk, request("mot"))
        assert reserve(desk, request("hai")).number == 2
        assert [line.state for line in entries(desk).entries] == [State.VOIDED, State.RESERVED]


def test_a_confirmed_number_is_not_voided(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = issued(desk, "mot")
        with pytest.raises(Refused, match="bãi bỏ"):
            void(desk, entry.id, "thôi")


def test_handing_over_touches_only_the_later_columns(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        reserved = reserve(desk, request("mot"), PLAN)
        with pytest.raises(Refused):
            hand_over(desk, reserved.id, replace(PLAN, note="x"))
        confirm(desk, reserved.id)
        after = replace(
            PLAN, sent_on=DAY, receipt="Lê Văn Bình", copies=14, filing="VT", note="Gửi hoả tốc"
        )
        assert hand_over(desk, reserved.id, after).details == after
        with pytest.raises(Refused, match="Chỉ ghi thêm"):
            hand_over(desk, reserved.id, replace(after, signer="Người khác"))


def test_texts_are_cleaned_at_the_door(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = reserve(
            desk, request("mot"), Details(abstract=" Thi  đua\n2026 ", signer="A\u200b")
        )
    assert (entry.details.abstract, entry.details.signer) == ("Thi đua 2026", "A")


def test_a_request_says_all_that_is_wrong(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk, pytest.raises(InvalidInput) as caught:
        reserve(desk, NumberRequest("", " ", DAY, state_number))
    assert [problem.place for problem in caught.value.problems] == ["key", "kind"]


def test_what_a_crash_left_is_listed(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        old = reserve(desk, request("cu"))
        issued(desk, "xong")
    with records.reading(AGENCY, OPERATOR) as desk:
        assert [entry.key for entry in still_reserved(desk)] == ["cu"]
        assert still_reserved(desk, before=old.reserved_at) == []
        assert entry_under_key(desk, "cu") == old
        assert entry_under_key(desk, "la") is None


def test_a_number_of_another_agency_is_not_found(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        entry = reserve(desk, request("mot"))
    with records.desk(OTHER, OPERATOR) as desk, pytest.raises(NotFound):
        void(desk, entry.id, "thử")


def test_pages_follow_each_other(records: Records) -> None:
    with records.desk(AGENCY, OPERATOR) as desk:
        keys = [reserve(desk, request(f"k{n:02}")).key for n in range(7)]
        seen, after, pages = [], None, 0
        while pages == 0 or after:
            page = entries(desk, after=after, limit=3)
            seen += [entry.key for entry in page.entries]
            after, pages = page.after, pages + 1
    assert (seen, pages) == (keys, 3)
