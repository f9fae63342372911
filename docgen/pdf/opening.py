"""Opening the best converter this machine has."""

from __future__ import annotations

import os
from typing import Literal

from docgen.errors import MissingProgram
from docgen.pdf.conversion import SupervisedConverter
from docgen.pdf.finishing import FinishingWorker
from docgen.pdf.office.process import Bounds
from docgen.pdf.office.program import INSTALL_UNO, find_office, find_uno_python
from docgen.pdf.office.work_folder import sweep
from docgen.pdf.plain import PlainWorker
from docgen.pdf.rendering import Answer, Chunk
from docgen.pdf.supervisor import Limits, Supervisor
from docgen.pdf.warm import WarmWorker

#: Papers a plain process takes: its start, 0.2 s, weighs little then, and a lost one costs little.
_CHUNK = 20

Way = Literal["auto", "warm", "plain"]


def cores() -> int:
    """The cores this process may use: as many LibreOffices as can work at the same time."""
    return len(os.sched_getaffinity(0))


def open_converter(
    *,
    way: Way = "auto",
    workers: int | None = None,
    deadline: float = 60.0,
    waiting: int = 64,
    bounds: Bounds = Bounds(),  # noqa: B008 - frozen
) -> SupervisedConverter:
    """A converter with one LibreOffice for each of `workers` (default: one a core).

    `way`: «auto» keeps LibreOffice warm where python3-uno is installed and is plain elsewhere.
    `deadline`: seconds one paper may take. `waiting`: papers in the queue before `Busy`.

    Use it with ``with``, or `close` it. A server that forks opens it after the fork: its threads
    do not go along. Raises MissingProgram when LibreOffice, or python3-uno for «warm», is not
    installed.
    """
    office = find_office()
    sweep()
    count = workers or cores()
    limits = Limits(count, deadline=deadline, waiting=waiting)
    python = find_uno_python() if way != "plain" else None
    if way == "warm" and not python:
        raise MissingProgram(f"Máy này chưa có python3-uno. Cài bằng lệnh: {INSTALL_UNO}")
    rendering: Supervisor[Chunk, list[Answer]] = Supervisor(
        lambda: WarmWorker(office, python, bounds) if python else PlainWorker(office, bounds),
        limits,
    )
    return SupervisedConverter(
        rendering,
        lambda: Supervisor(lambda: FinishingWorker(bounds), limits),
        workers=count,
        chunk=1 if python else _CHUNK,
    )
