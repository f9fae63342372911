"""What every page works with: records, converter, queue, the pages lately shown."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from flask import current_app

from docgen.errors import Busy, InvalidInput, MissingProgram, Problem
from docgen.issuing.draft import TemplateOf
from docgen.issuing.office_templates import templates_of
from docgen.pdf import (
    DocumentInfo,
    Finished,
    Job,
    Outcome,
    PdfOptions,
    Share,
    open_converter,
)
from docgen.pdf.conversion import SupervisedConverter
from docgen.reasons import reason
from docgen.records import Desk, Records
from docgen.records.desk import Clock, utc_now
from docgen.records.engine import open_engine
from docgen.records.store import open_store
from docgen.records.upgrade import upgrade
from docgen.settings import settings as library_settings
from web.batch.checked_lately import CheckedLately
from web.page_shelf import PageShelf
from web.queue import Queue, open_queue
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
        self._opened: SupervisedConverter | None = None

    def _converter(self) -> SupervisedConverter:
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

    @property
    def workers(self) -> int:
        """See `Converter.workers`."""
        return self._workers

    def convert_together(
        self, docx: bytes, shares: Sequence[Share], options: PdfOptions, keeping: Set[str]
    ) -> list[Finished | None]:
        """See `Converter.convert_together`."""
        return self._converter().convert_together(docx, shares, options, keeping)

    def warm_up(self) -> None:
        """Start LibreOffice now, if there is one: the first clerk of the day need not wait."""
        with contextlib.suppress(MissingProgram):
            self._converter()

    def check(self) -> None:
        """Raise MissingProgram without LibreOffice, Busy while it starts."""
        if not self._converter().healthy():
            raise Busy("LibreOffice đang khởi động; hãy thử lại sau ít giây.")

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
    converter: LateConverter
    queue: Queue
    shelf: PageShelf = field(default_factory=PageShelf)
    throttle: Throttle = field(default_factory=Throttle)
    checked_lately: CheckedLately = field(default_factory=CheckedLately)

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
        self.queue.close()
        self.records.close()


def open_services(
    settings: Settings, *, converter: LateConverter | None = None, clock: Clock = utc_now
) -> Services:
    """Open the tools; a new home gets its folder, its database and its tables."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"không tạo được thư mục «{settings.home}» ({reason(error)})."
        raise InvalidInput([Problem("home", message)]) from error
    engine = open_engine(settings.database_url)
    upgrade(engine)
    records = Records(engine, open_store(settings.files_place), clock)
    queue = open_queue(settings)
    return Services(settings, records, converter or LateConverter(settings.converters), queue)


def services() -> Services:
    """The tools of the running server."""
    opened: Services = current_app.extensions["docgen"]
    return opened
