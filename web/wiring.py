"""What every page works with: the records, the converter, the pages lately shown."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from flask import current_app

from docgen.issuing.draft import TemplateOf
from docgen.pdf import Converter, DocumentInfo, Job, Outcome, PdfOptions, open_converter
from docgen.records import Desk, Records
from docgen.records.desk import Clock, utc_now
from docgen.records.engine import open_engine
from docgen.records.store import Store
from docgen.records.upgrade import upgrade
from docgen.settings import settings as library_settings
from web.office_templates import templates_of
from web.page_shelf import PageShelf
from web.settings import Settings
from web.throttle import Throttle
from web.visitor import Visitor

_PLAIN = PdfOptions()
_NO_INFO = DocumentInfo()


class LateConverter:
    """A converter that is opened when first needed, so that pages without PDF need no LibreOffice."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._lock = threading.Lock()
        self._opened: Converter | None = None

    def _converter(self) -> Converter:
        with self._lock:
            if self._opened is None:
                self._opened = open_converter(workers=self._workers)
            return self._opened

    def convert(self, jobs: Iterable[Job], options: PdfOptions = _PLAIN) -> Iterator[Outcome]:
        """See `Converter.convert`."""
        return self._converter().convert(jobs, options)

    def convert_bytes(
        self, docx: bytes, options: PdfOptions = _PLAIN, info: DocumentInfo = _NO_INFO
    ) -> bytes:
        """See `Converter.convert_bytes`."""
        return self._converter().convert_bytes(docx, options, info)

    def close(self) -> None:
        """See `Converter.close`."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Services:
    """The tools of one server."""

    settings: Settings
    records: Records
    converter: Converter
    shelf: PageShelf = field(default_factory=PageShelf)
    throttle: Throttle = field(default_factory=Throttle)

    def reading(self, visitor: Visitor) -> AbstractContextManager[Desk]:
        """The visitor's desk, for reading."""
        return self.records.reading(visitor.agency_key, visitor.person_id)

    def desk(self, visitor: Visitor) -> AbstractContextManager[Desk]:
        """The visitor's desk, for writing."""
        return self.records.desk(visitor.agency_key, visitor.person_id)

    def template_of(self, desk: Desk) -> TemplateOf:
        """The templates that the agency at the desk uses: its own, else the shipped ones."""
        return templates_of(desk, library_settings().templates)

    def close(self) -> None:
        """Stop LibreOffice and give the connections back."""
        self.converter.close()
        self.records.close()


def open_services(
    settings: Settings, *, converter: Converter | None = None, clock: Clock = utc_now
) -> Services:
    """Open the tools; a new home gets its folder, its database and its tables."""
    settings.home.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database_url)
    upgrade(engine)
    records = Records(engine, Store(settings.home.resolve() / "files"), clock)
    return Services(settings, records, converter or LateConverter(settings.converters))


def services() -> Services:
    """The tools of the running server."""
    opened: Services = current_app.extensions["docgen"]
    return opened
