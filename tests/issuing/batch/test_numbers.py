"""Numbers of the register in a batch: each paper its own, however often it is made."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from docgen.errors import Busy, DocgenError, RecordsUnavailable
from docgen.issuing.batch import turn
from docgen.issuing.batch.work import work_once
from docgen.model import Agency, Side
from docgen.records import Profile
from docgen.records.agencies import add_agency
from docgen.records.batches import BatchOptions, BatchState, ItemState, Numbers, retry_failed
from docgen.records.register import (
    Grouping,
    Numbering,
    Period,
    State,
    add_numbering,
    entries,
    numberings,
    void,
)
from tests.docx_text import lines
from tests.issuing.batch.conftest import CONTENT, Faulty, Job, commune
from tests.records.makers import AGENCY, OPERATOR, OTHER

REGISTER = BatchOptions(pdf=False, archive=False, numbers=Numbers.REGISTER)
#: Papers that the agency of the desk issues itself, in its own name.
OWN = {**CONTENT, "issuer": {**CONTENT["issuer"], "name": ["Ủy ban nhân dân", "xã Xuân Hoà"]}}


def _entries(job: Job) -> dict[str, Any]:
    with job.records.reading(job.agency, OPERATOR) as desk:
        return {entry.key: entry for entry in entries(desk).entries}


def test_papers_of_the_agency_itself_count_in_its_own_series(job: Job) -> None:
    job.begin([commune(number) for number in range(1, 4)], REGISTER, OWN)
    work_once(job.shop, AGENCY, job.id)
    plans = [item.papers[0] for item in job.items()]
    assert [plan.number_text for plan in plans] == ["01/KH-UBND", "02/KH-UBND", "03/KH-UBND"]
    for plan in plans:
        assert any(plan.number_text in line for line in lines(_docx(job, plan)))
    kept = _entries(job)
    assert set(kept) == {f"batch:{job.id}:0000{number}:0" for number in (1, 2, 3)}
    entry = kept[f"batch:{job.id}:00002:0"]
    assert (entry.state, entry.details.abstract) == (State.RESERVED, "Dân vận khéo ở xã Số 2")
    assert entry.details.signer == "Nông Văn Lý"


def _docx(job: Job, paper: Any) -> bytes:
    return job.records.store.read(paper.docx.sha256)


def test_running_twice_takes_no_number_twice(job: Job) -> None:
    """The numbers are taken, then the disk is full; the second run prints the first run's numbers."""
    job.begin([commune(number) for number in range(1, 4)], REGISTER, OWN)
    sound = job.records.store

    def full(*_: object) -> object:
        raise RecordsUnavailable("ổ đĩa đã đầy")

    job.records.store = Faulty(sound, {"put": full})  # type: ignore[assignment] # a staged one
    with pytest.raises(DocgenError):
        work_once(job.shop, AGENCY, job.id)
    taken = {key: entry.number for key, entry in _entries(job).items()}
    assert len(taken) == 3
    job.records.store = sound
    work_once(job.shop, AGENCY, job.id)
    assert {key: entry.number for key, entry in _entries(job).items()} == taken
    assert [item.papers[0].number_text for item in job.items()] == [
        "01/KH-UBND", "02/KH-UBND", "03/KH-UBND",
    ]  # fmt: skip


def test_a_register_that_is_busy_for_a_moment_is_asked_again(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when another batch takes numbers of the same series in another order."""
    job.begin([commune(number) for number in range(1, 4)], REGISTER, OWN)
    reserve, calls = turn.reserve_numbers, iter(range(1, 100))

    def busy(*given: Any) -> Any:
        if next(calls) == 2:
            raise Busy("Hệ thống đang bận ghi.")
        return reserve(*given)

    monkeypatch.setattr(turn, "reserve_numbers", busy)
    assert work_once(job.shop, AGENCY, job.id).claimed == 3
    assert [item.papers[0].number_text for item in job.items()] == [
        "01/KH-UBND", "02/KH-UBND", "03/KH-UBND",
    ]  # fmt: skip
    assert job.progress().trouble == ""


def test_other_bodies_count_for_themselves_as_the_agency_does(job: Job) -> None:
    job.begin([commune(1), commune(2)], REGISTER)
    work_once(job.shop, AGENCY, job.id)
    assert [item.papers[0].number_text for item in job.items()] == ["01/KH-UBND", "01/KH-UBND"]
    with job.records.reading(AGENCY, OPERATOR) as desk:
        own, *bodies = numberings(desk)
    assert [one.body for one in bodies] == [
        "Ủy ban nhân dân xã Số 1, Tỉnh Cao Bằng",
        "Ủy ban nhân dân xã Số 2, Tỉnh Cao Bằng",
    ]
    assert {(one.grouping, one.period, one.valid_from) for one in bodies} == {
        (own.grouping, own.period, own.valid_from)
    }


def test_a_body_that_counts_its_own_way_is_left_alone(job: Job) -> None:
    with job.records.desk(AGENCY, OPERATOR) as desk:
        own_way = Numbering(
            Grouping.KIND, Period.CALENDAR_YEAR, dt.date(2026, 1, 1), body="Ủy ban nhân dân xã Số 1"
        )
        add_numbering(desk, own_way)
    job.begin([commune(1)], REGISTER)
    work_once(job.shop, AGENCY, job.id)
    assert job.batch().state is BatchState.DONE
    with job.records.reading(AGENCY, OPERATOR) as desk:
        assert [one.grouping for one in numberings(desk, own_way.body)] == [Grouping.KIND]


def test_a_voided_number_gives_way_to_a_new_one(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = commune(1, **{"Địa danh": "x" * 2000})  # fails after nothing was reserved
    job.begin([missing, commune(2)], REGISTER, OWN)
    work_once(job.shop, AGENCY, job.id)
    assert [item.state for item in job.items()] == [ItemState.FAILED, ItemState.DONE]
    assert set(_entries(job)) == {f"batch:{job.id}:00002:0"}
    again = job.worker("máy:2")
    again.begin([commune(3)], REGISTER, OWN, key="đợt khác")

    def broken(*_: object) -> bytes:
        raise KeyError("lỗi lạ")

    with monkeypatch.context() as staged:
        staged.setattr(turn, "docx_of", broken)
        work_once(again.shop, AGENCY, again.id)
    key = f"batch:{again.id}:00003:0"
    with job.records.desk(AGENCY, OPERATOR) as desk:
        void(desk, _entries(job)[key].id, "Đợt hỏng")
        retry_failed(desk, again.id)
    work_once(again.shop, AGENCY, again.id)
    kept = _entries(job)
    assert (kept[key].state, kept[f"{key}:2"].state) == (State.VOIDED, State.RESERVED)
    assert again.items()[0].papers[0].number_text == "03/KH-UBND"


def test_a_number_voided_while_its_paper_is_made_does_not_go_out(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    job.begin([commune(1), commune(2)], REGISTER, OWN)
    key = f"batch:{job.id}:00001:0"
    real = turn.docx_of

    def voided_meanwhile(*words: Any) -> bytes:
        if (entry := _entries(job)[key]).state is State.RESERVED:
            with job.records.desk(AGENCY, OPERATOR) as desk:
                void(desk, entry.id, "Ghi nhầm ngày")
        return real(*words)

    monkeypatch.setattr(turn, "docx_of", voided_meanwhile)
    work_once(job.shop, AGENCY, job.id)
    voided, sound = job.items()
    assert (voided.state, voided.attempts, voided.papers) == (ItemState.WAITING, 0, ())
    assert sound.papers[0].number_text == "02/KH-UBND"
    work_once(job.shop, AGENCY, job.id)
    assert job.items()[0].papers[0].number_text == "03/KH-UBND"
    assert job.batch().state is BatchState.DONE


def test_party_papers_count_by_kind_and_term(job: Job) -> None:
    party = {
        **CONTENT,
        "issuer": {
            "side": "party", "superior": "Đảng bộ tỉnh Phú Thọ", "name": "Đảng uỷ xã Xuân Hoà",
            "sign": "ĐU", "author": "Ban Thường vụ Đảng uỷ",
        },
        "signature": {"authority": "T/M Ban Thường vụ", "position": "Bí thư", "name": "«Chủ tịch»"},
        "filing": "Văn phòng Đảng uỷ",
    }  # fmt: skip
    job.agency = OTHER
    job.begin([commune(1), commune(2)], REGISTER, party)
    work_once(job.shop, OTHER, job.id)
    assert [(item.state, item.reason) for item in job.items()] == [(ItemState.DONE, "")] * 2
    assert [item.papers[0].number_text for item in job.items()] == ["01-KH/ĐU", "02-KH/ĐU"]


def test_an_agency_that_has_not_said_how_it_counts(job: Job) -> None:
    silent = Profile(Agency(Side.STATE, ("ỦY BAN NHÂN DÂN", "XÃ IM LẶNG"), sign="UBND"))
    add_agency(job.records, OPERATOR, "im-lang", silent)
    job.agency = "im-lang"
    with pytest.raises(DocgenError, match="cách đánh số"):
        job.begin([commune(1)], REGISTER)
