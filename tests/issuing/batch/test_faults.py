"""Faults staged on purpose: whose they are, what becomes of the items, what people are told."""

from __future__ import annotations

import datetime as dt
import errno
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from docgen.errors import (
    BrokenFile,
    ConversionFailed,
    ConverterDown,
    DocgenError,
    MissingProgram,
    NotFound,
    RecordsUnavailable,
)
from docgen.issuing.batch import turn
from docgen.issuing.batch.faults import MachineTrouble
from docgen.issuing.batch.holding import holding
from docgen.issuing.batch.settling import patiently
from docgen.issuing.batch.work import work_once
from docgen.pdf import Job as PdfJob
from docgen.pdf import Outcome, PdfOptions
from docgen.records.batches import (
    MOST_ATTEMPTS,
    BatchOptions,
    BatchState,
    ItemState,
    claim,
    has_work,
)
from tests.issuing.batch.conftest import Faulty, Job, commune
from tests.records.makers import AGENCY, OPERATOR

PLAIN = BatchOptions(archive=False)


def _full(*_: object) -> object:
    raise RecordsUnavailable("Không ghi được vào kho tệp: ổ đĩa đã đầy.")


def _with_store(job: Job, **faults: Callable[..., Any]) -> None:
    job.records.store = Faulty(job.records.store, faults)  # type: ignore[assignment] # a staged one


def test_a_full_disk_is_nobodys_fault(job: Job) -> None:
    job.begin([commune(number) for number in range(1, 4)])
    sound = job.records.store
    _with_store(job, put=_full)
    for _ in range(MOST_ATTEMPTS + 2):
        with pytest.raises(DocgenError, match="đã đầy"):
            work_once(job.shop, AGENCY, job.id)
    assert job.progress().trouble == "Không ghi được vào kho tệp: ổ đĩa đã đầy."
    assert {(item.state, item.attempts) for item in job.items()} == {(ItemState.WAITING, 0)}
    job.records.store = sound
    assert work_once(job.shop, AGENCY, job.id).claimed == 3
    now = job.progress()
    assert (now.state, now.done, now.trouble) == (BatchState.DONE, 3, "")


@pytest.mark.parametrize(
    ("error", "raised", "told"),
    [
        (OSError(errno.ENOSPC, "No space left", "/dia/x"), MachineTrouble, "ổ đĩa đã đầy"),
        (MemoryError(), MachineTrouble, "bộ nhớ"),
        (MissingProgram("Chưa có LibreOffice."), MissingProgram, "LibreOffice"),
        (BrokenFile("Tệp mẫu «ke-hoach» bị hỏng."), MachineTrouble, "Tệp mẫu"),
        (NotFound("Kho không có tệp mẫu."), MachineTrouble, "tệp mẫu"),
    ],
)
def test_a_machine_in_trouble_gives_back_what_it_took(
    job: Job, error: Exception, raised: type[DocgenError], told: str
) -> None:
    job.begin([commune(1), commune(2)])

    def template_of(*_: object) -> Any:
        raise error

    broken = replace(job.shop, template_of=lambda _desk: template_of)
    with pytest.raises(raised, match=told):
        work_once(broken, AGENCY, job.id)
    assert {item.state for item in job.items()} == {ItemState.WAITING}
    assert told in job.progress().trouble
    work_once(job.shop, AGENCY, job.id)
    assert job.batch().state is BatchState.DONE


def test_a_fault_of_docgen_fails_one_commune_and_says_so(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    job.begin([commune(number) for number in range(1, 4)])
    real = turn.build_item

    def build(template: Any, target: Any, today: Any) -> Any:
        if target.key == "00002":
            raise KeyError("một khoá lạ")
        return real(template, target, today)

    monkeypatch.setattr(turn, "build_item", build)
    work_once(job.shop, AGENCY, job.id)
    assert [item.state for item in job.items()] == [
        ItemState.DONE, ItemState.FAILED, ItemState.DONE,
    ]  # fmt: skip
    assert "lỗi của chính chương trình" in job.items()[1].reason


class _Converter:
    """Converts everything to the same PDF, but for the communes that LibreOffice cannot take."""

    workers = 1

    def __init__(self, poison: Callable[[str], bool], error: ConversionFailed) -> None:
        self.poison = poison
        self.error = error

    def convert(self, jobs: list[PdfJob], _options: PdfOptions) -> Iterator[Outcome]:
        for job in jobs:
            if self.poison(job.source.name):
                yield Outcome(job, error=self.error)
            else:
                job.target.write_bytes(b"%PDF " + job.source.name.encode())
                yield Outcome(job, pages=1)

    def convert_together(self, *_: object) -> Any:
        raise self.error


_STOPPED = ConversionFailed("LibreOffice dừng đột ngột.")


def _converting(job: Job, poison: Callable[[str], bool], error: ConversionFailed = _STOPPED) -> Job:
    converter: Any = _Converter(poison, error)
    return replace(job, shop=replace(job.shop, converter=converter))


def test_a_poison_among_good_ones_is_tried_alone_and_set_aside(job: Job) -> None:
    job = _converting(job, lambda name: name.startswith("2-"))
    job.begin([commune(number) for number in range(1, 4)], PLAIN)
    work_once(job.shop, AGENCY, job.id)
    assert [item.state for item in job.items()] == [
        ItemState.DONE, ItemState.WAITING, ItemState.DONE,
    ]  # fmt: skip
    for _ in range(MOST_ATTEMPTS - 1):
        job.wait(minutes=1)
        assert work_once(job.shop, AGENCY, job.id).claimed == 1
    poison = job.items()[1]
    assert (poison.state, poison.attempts) == (ItemState.FAILED, MOST_ATTEMPTS)
    assert poison.reason == "LibreOffice dừng đột ngột."
    assert job.batch().state is BatchState.DONE


def test_nothing_half_is_kept(job: Job) -> None:
    """The plan converts and the sheet does not: the commune has neither."""
    job = _converting(job, lambda name: name == "1-1.docx")
    job.begin([commune(1)], PLAIN)
    work_once(job.shop, AGENCY, job.id)
    assert (job.items()[0].state, job.items()[0].papers) == (ItemState.WAITING, ())


def test_libreoffice_that_recovers_costs_nothing_but_time(job: Job) -> None:
    sick = _converting(job, lambda _: True)
    sick.begin([commune(number) for number in range(1, 4)], PLAIN)
    work_once(sick.shop, AGENCY, sick.id)
    well = replace(_converting(job, lambda _: False), id=sick.id)
    while well.progress().left:
        well.wait(seconds=10)
        work_once(well.shop, AGENCY, well.id)
    assert {item.state for item in well.items()} == {ItemState.DONE}


def test_libreoffice_that_cannot_start_is_nobodys_fault(job: Job) -> None:
    sick = _converting(job, lambda _: True, ConverterDown("Bộ chuyển PDF không khởi động được."))
    sick.begin([commune(number) for number in range(1, 4)], PLAIN)
    for _ in range(MOST_ATTEMPTS + 1):
        with pytest.raises(ConverterDown):
            work_once(sick.shop, AGENCY, sick.id)
    assert {(item.state, item.attempts) for item in sick.items()} == {(ItemState.WAITING, 0)}
    assert "không khởi động được" in sick.progress().trouble


def test_a_store_that_lost_its_place_is_nobodys_fault(job: Job) -> None:
    def lost(*_: object) -> object:
        raise NotFound("Kho không có ngăn ấy.")

    job.begin([commune(1), commune(2)])
    _with_store(job, put=lost)
    with pytest.raises(MachineTrouble, match="ngăn ấy"):
        work_once(job.shop, AGENCY, job.id)
    assert {(item.state, item.attempts) for item in job.items()} == {(ItemState.WAITING, 0)}


def test_what_a_killed_worker_held_is_made_by_another(job: Job) -> None:
    job.begin([commune(number) for number in range(1, 5)])
    with job.records.desk(AGENCY, OPERATOR) as desk:
        assert len(claim(desk, job.id, "máy:đã chết", most=3)) == 3
    work_once(job.shop, AGENCY, job.id)
    assert job.progress().done == 1
    job.wait(minutes=3)
    alone = [work_once(job.shop, AGENCY, job.id).claimed for _ in range(3)]
    assert alone == [1, 1, 1]
    assert job.batch().state is BatchState.DONE


def test_a_claim_lives_as_long_as_the_work(job: Job) -> None:
    """The clock of the records jumps beyond the claim; the next renewal reaches beyond the jump."""
    job.begin([commune(1)])
    with job.records.desk(AGENCY, OPERATOR) as desk:
        claim(desk, job.id, job.shop.worker, lease=dt.timedelta(minutes=1))
    with holding(job.shop, AGENCY, OPERATOR, job.id, [1], dt.timedelta(seconds=0.4)):
        job.wait(hours=1)
        for _ in range(6000):
            with job.records.reading(AGENCY, OPERATOR) as desk:
                if not has_work(desk, job.id):
                    return
            time.sleep(0.05)
    pytest.fail("the claim was never renewed")


def test_patience_with_a_database_that_is_away() -> None:
    tries = iter([RecordsUnavailable("xa"), RecordsUnavailable("xa"), None])

    def act() -> str:
        if error := next(tries):
            raise error
        return "xong"

    assert patiently(act) == "xong"
    with pytest.raises(RecordsUnavailable):
        patiently(_full, patience=0.3)
