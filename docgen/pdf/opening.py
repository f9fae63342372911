"""Opening the best converter this machine has."""

from __future__ import annotations

import os

from docgen.pdf.conversion import SupervisedConverter
from docgen.pdf.office.process import Bounds
from docgen.pdf.office.program import find_office
from docgen.pdf.plain import PlainWorker
from docgen.pdf.supervisor import Limits, Supervisor

#: Papers a plain process takes: its start, 0.6 s, weighs little and a lost one costs little.
_CHUNK = 40


def open_converter(
    *,
    workers: int | None = None,
    deadline: float = 60.0,
    waiting: int = 64,
    bounds: Bounds = Bounds(),  # noqa: B008 - frozen
) -> SupervisedConverter:
    """A converter with one LibreOffice for each of `workers` (default: one a core).

    `deadline`: seconds one paper may take. `waiting`: papers in the queue before `Busy`. Raises
    MissingProgram when LibreOffice is not installed. Use it with ``with``, or `close` it.
    """
    office = find_office()
    count = workers or len(os.sched_getaffinity(0))
    limits = Limits(count, deadline=deadline, waiting=waiting)
    supervisor = Supervisor(lambda: PlainWorker(office, bounds), limits)
    return SupervisedConverter(supervisor, count, _CHUNK)
