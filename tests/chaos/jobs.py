"""A job for many communes, and everything that must hold when it is over."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import openpyxl

from docgen import places
from docgen.issuing.batch.reader import BatchReader
from docgen.issuing.batch.zip_file import INDEX, write_zip
from docgen.model import Agency, Side
from docgen.papers.merge.commune_fields import commune_values
from docgen.papers.merge.target import Target
from docgen.records import Operator, Profile, Records
from docgen.records.agencies import add_agency
from docgen.records.archive import Fault, verify
from docgen.records.batches import (
    BatchOptions,
    BatchState,
    ItemState,
    NewBatch,
    Numbers,
    Progress,
    create_batch,
    get_batch,
    progress,
    retry_failed,
    start_batch,
)
from docgen.records.register import Grouping, Numbering, Period, add_numbering, entries

AGENCY = "ubnd-tinh"
OPERATOR = Operator("kiểm thử")
DAY = dt.date(2026, 3, 2)
_NAME = ("Ủy ban nhân dân", "tỉnh Cao Bằng")

#: One page, numbered by the province's own register: 300 papers take 300 numbers of one series.
ONE_PAGE: dict[str, Any] = {
    "issuer": {"side": "state", "name": "\n".join(_NAME), "sign": "UBND"},
    "place": "Cao Bằng",
    "date": DAY.isoformat(),
    "signature": {"authority": "TM. Ủy ban nhân dân", "position": "Chủ tịch", "name": "Lê Thị Mơ"},
    "recipients": [{"name": "Ủy ban nhân dân «Xã»", "purpose": "t/h"}],
    "filing": {"keeper": "VT"},
    "papers": [
        {
            "kind": "plan",
            "abstract": "Xây dựng điển hình tiên tiến ở «Xã»",
            "body": "I. MỤC ĐÍCH\n- Một việc làm tốt ở «Xã».\n\nII. THỰC HIỆN\n- Cả năm.",
        }
    ],
}


@dataclass(frozen=True)
class Job:
    """A batch of an installation."""

    records: Records
    batch: int

    def progress(self) -> Progress:
        """How far it has come."""
        with self.records.reading(AGENCY, OPERATOR) as desk:
            return progress(desk, self.batch)

    def wait_for(
        self, enough: Callable[[Progress], bool], seconds: float = 240, look: float = 0.05
    ) -> Progress:
        """Until the progress is enough.

        The limit is no measure: it only ends a test in which nothing moves any more.
        """
        settled, moved = 0, time.monotonic()
        while not enough(now := self.progress()):
            if now.done + now.failed != settled:
                settled, moved = now.done + now.failed, time.monotonic()
            assert time.monotonic() - moved < seconds, f"no progress any more: {now}"
            time.sleep(look)
        return now

    def wait_until_over(self) -> Progress:
        """Until the batch is done. Items that the kills hit too often are tried again, once."""
        now = self.wait_for(lambda now: now.state is BatchState.DONE)
        if now.failed:
            with self.records.desk(AGENCY, OPERATOR) as desk:
                retry_failed(desk, self.batch)
            now = self.wait_for(lambda now: now.state is BatchState.DONE)
        return now


def add_office(records: Records) -> None:
    """The province, which counts its papers by year."""
    agency = Agency(Side.STATE, _NAME, sign="UBND", author="Ủy ban nhân dân tỉnh Cao Bằng")
    add_agency(records, OPERATOR, AGENCY, Profile(agency, "Cao Bằng", province="04"))
    with records.desk(AGENCY, OPERATOR) as desk:
        add_numbering(desk, Numbering(Grouping.ALL, Period.CALENDAR_YEAR, dt.date(2020, 1, 1)))


def targets(count: int) -> list[Target]:
    """The first so many communes of the country."""
    found = places.communes(DAY)[:count]
    assert len(found) == count
    return [_target(commune) for commune in found]


def _target(commune: places.Commune) -> Target:
    province = places.province_of(commune, DAY)
    values = commune_values(commune, province, ())
    return Target(commune.code, commune.name, province.name, values)


def start_job(records: Records, count: int, *, numbers: Numbers = Numbers.REGISTER) -> Job:
    """A batch of one-page papers, started; the workers find it by themselves."""
    options = BatchOptions(numbers=numbers)
    with records.desk(AGENCY, OPERATOR) as desk:
        new = NewBatch(f"job-{count}", "Thử thách", ONE_PAGE, targets(count), options, DAY)
        batch = create_batch(desk, new)
        start_batch(desk, batch.id)
    return Job(records, batch.id)


def check(job: Job) -> None:
    """Every item done once, no number twice, no half file, and the ZIP and its index agree."""
    reader = BatchReader(job.records, AGENCY, OPERATOR, job.batch)
    with job.records.reading(AGENCY, OPERATOR) as desk:
        total = get_batch(desk, job.batch).total
        given = [entry.number for entry in _entries(desk)]
    done = list(reader.items())
    assert [(item.position, item.state) for item in done] == [
        (position, ItemState.DONE) for position in range(1, total + 1)
    ]
    assert all(len(item.papers) == 1 for item in done)
    assert sorted(given) == list(range(1, total + 1))
    written = sorted(item.papers[0].number_text for item in done)
    assert written == sorted(f"{number:02}/KH-UBND" for number in given)

    verdict = verify(job.records)
    assert verdict.checked == 2 * total
    assert [one for one in verdict.findings if one.fault is not Fault.ORPHAN] == []
    for one in verdict.findings:  # what a killed worker put and never settled is whole, too
        name = one.name.rpartition("/")[2]
        assert job.records.store.digest(name) == name, one
    _check_zip(reader, total)


def _entries(desk: Any) -> list[Any]:
    found, after = [], None
    while True:
        page = entries(desk, after=after)
        found += page.entries
        if (after := page.after) is None:
            return found


def _check_zip(reader: BatchReader, total: int) -> None:
    out = io.BytesIO()
    write_zip(reader, out)
    with zipfile.ZipFile(out) as package:
        assert package.testzip() is None
        names = set(package.namelist())
        book = openpyxl.load_workbook(io.BytesIO(package.read(INDEX)), read_only=True)
        heads, *rows = list(book.active.values)
        book.close()
        place = {head: column for column, head in enumerate(heads)}
        told = {
            row[place[f"Tệp {sort}"]]: row[place[f"SHA-256 của tệp {sort}"]]
            for row in rows
            for sort in ("Word", "PDF")
        }
        found = {name: hashlib.sha256(package.read(name)).hexdigest() for name in names - {INDEX}}
    assert told == found
    assert len(found) == 2 * total
    assert all(row[place["Số trang"]] == 1 for row in rows)
