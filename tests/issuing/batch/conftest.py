"""A small batch over real records, on both databases; LibreOffice only where a test asks for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from docgen.issuing.batch.workshop import Workshop
from docgen.issuing.draft import TemplateOf, shipped_templates
from docgen.papers.merge import Target
from docgen.pdf import Converter, open_converter
from docgen.records import Desk, Records
from docgen.records.batches import (
    Batch,
    BatchOptions,
    Item,
    NewBatch,
    Progress,
    create_batch,
    get_batch,
    items,
    progress,
    start_batch,
)
from docgen.settings import settings
from tests.records.conftest import (  # noqa: F401 - fixtures
    Clock,
    _postgres,
    _sqlite,
    bare_records,
    clock,
    new_database,
    records,
    url,
)
from tests.records.makers import AGENCY, DAY, OPERATOR

CONTENT: Mapping[str, Any] = {
    "issuer": {
        "side": "state",
        "name": ["Ủy ban nhân dân", "«Xã»"],
        "sign": "UBND",
        "author": "Ủy ban nhân dân «Xã»",
    },
    "place": "«Địa danh»",
    "date": "2026-03-02",
    "signature": {"authority": "TM. Ủy ban nhân dân", "position": "Chủ tịch", "name": "«Chủ tịch»"},
    "recipients": ["Các xóm thuộc «Xã»"],
    "filing": "VT",
    "papers": [
        {"kind": "plan", "abstract": "Dân vận khéo ở «Xã»", "body": "I. MỤC ĐÍCH\n1. Vì «Xã»."},
        {"kind": "registration_sheet", "abstract": "Mô hình của «Xã»", "collectives": {"empty_rows": 2},
         "reference": {"kind": "Kế hoạch", "date": "2026-03-02"}},
    ],
}  # fmt: skip

DOCX_ONLY = BatchOptions(pdf=False, archive=False)


def commune(number: int, **values: str) -> Target:
    """A commune with all the fields of `CONTENT`."""
    name = f"Số {number}"
    known = {"Xã": f"xã {name}", "Địa danh": name, "Chủ tịch": "Nông Văn Lý", **values}
    return Target(f"{number:05}", f"Xã {name}", "Tỉnh Cao Bằng", known)


def templates_of(_desk: Desk) -> TemplateOf:
    """The shipped templates, whoever asks."""
    return shipped_templates(settings().templates)


class NoConverter:
    """Stands where no PDF is made: being asked for one is a fault of the test."""

    workers = 1

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"asked for {name}")


@dataclass
class Job:
    """A running batch and what a worker needs for it."""

    records: Records
    clock: Clock
    shop: Workshop
    id: int = 0
    agency: str = AGENCY

    def begin(
        self,
        targets: list[Target],
        options: BatchOptions = DOCX_ONLY,
        content: Mapping[str, Any] = CONTENT,
        key: str = "đợt",
    ) -> Batch:
        """Create and start the batch."""
        new = NewBatch(key, "Dân vận khéo", content, targets, options, DAY)
        with self.records.desk(self.agency, OPERATOR) as desk:
            batch = start_batch(desk, create_batch(desk, new).id)
        self.id = batch.id
        return batch

    def worker(self, name: str) -> Job:
        """The same batch with another worker."""
        return replace(self, shop=replace(self.shop, worker=name))

    def batch(self) -> Batch:
        with self.records.reading(self.agency, OPERATOR) as desk:
            return get_batch(desk, self.id)

    def progress(self) -> Progress:
        with self.records.reading(self.agency, OPERATOR) as desk:
            return progress(desk, self.id)

    def items(self) -> list[Item]:
        with self.records.reading(self.agency, OPERATOR) as desk:
            return items(desk, self.id)

    def wait(self, **time: float) -> None:
        self.clock.now += dt.timedelta(**time)


@pytest.fixture
def job(records: Records, clock: Clock) -> Job:  # noqa: F811
    """A batch to begin, without LibreOffice."""
    converter: Any = NoConverter()
    return Job(records, clock, Workshop(records, templates_of, converter, "máy:1"))


@pytest.fixture(scope="session")
def converter() -> Iterator[Converter]:
    """One LibreOffice for all tests here."""
    with open_converter(workers=1) as opened:
        yield opened


@pytest.fixture
def pdf_job(job: Job, converter: Converter) -> Job:
    """A batch to begin, with LibreOffice."""
    return replace(job, shop=replace(job.shop, converter=converter))


@dataclass
class Faulty:
    """Stands before a store, a converter …: a method that `faults` names does what it says instead.

    For faults that cannot be had otherwise: a full disk, LibreOffice that dies of one paper.
    """

    real: Any
    faults: dict[str, Callable[..., Any]] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return self.faults.get(name) or getattr(self.real, name)
