"""Which body a paper of a batch counts for, however it is spelled and wherever it lies."""

from __future__ import annotations

from dataclasses import replace

from docgen.issuing.batch.work import work_once
from docgen.records.batches import BatchOptions, Numbers
from docgen.records.register import numberings
from tests.issuing.batch.conftest import CONTENT, Job, commune
from tests.records.makers import AGENCY, OPERATOR

REGISTER = BatchOptions(pdf=False, archive=False, numbers=Numbers.REGISTER)


def _numbers(job: Job) -> list[str]:
    work_once(job.shop, AGENCY, job.id)
    return [item.papers[0].number_text for item in job.items()]


def _bodies(job: Job) -> list[str]:
    with job.records.reading(AGENCY, OPERATOR) as desk:
        return [one.body for one in numberings(desk)]


def test_a_body_in_another_spelling_goes_on_counting(job: Job) -> None:
    numbers = []
    for name in ("Uỷ ban nhân dân", "Ủy ban nhân dân", "UỶ  BAN NHÂN DÂN"):
        content = {**CONTENT, "issuer": {**CONTENT["issuer"], "name": [name, "«Xã»"]}}
        job.begin([commune(1)], REGISTER, content, key=name)
        numbers += _numbers(job)
    assert numbers == ["01/KH-UBND", "02/KH-UBND", "03/KH-UBND"]
    assert len(_bodies(job)) == 2


def test_communes_of_one_name_in_two_provinces_count_apart(job: Job) -> None:
    other = replace(commune(1), key="00002", province="Tỉnh Lạng Sơn")
    job.begin([commune(1), other], REGISTER)
    assert _numbers(job) == ["01/KH-UBND", "01/KH-UBND"]
    assert _bodies(job)[1:] == [
        "Ủy ban nhân dân xã Số 1, Tỉnh Cao Bằng",
        "Ủy ban nhân dân xã Số 1, Tỉnh Lạng Sơn",
    ]


def test_a_body_that_is_no_commune_counts_once_for_all_provinces(job: Job) -> None:
    board = {**CONTENT, "issuer": {**CONTENT["issuer"], "name": "Ban chỉ đạo xã Số 1"}}
    other = replace(commune(1), key="00002", province="Tỉnh Lạng Sơn")
    job.begin([commune(1), other], REGISTER, board)
    assert _numbers(job) == ["01/KH-UBND", "02/KH-UBND"]
    assert _bodies(job)[1:] == ["Ban chỉ đạo xã Số 1"]
