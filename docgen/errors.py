"""Every error of the library, and the problems that a user can mend.

A user's mistake (`InvalidInput`), a broken file (`BrokenFile`), a missing part of the machine
(`MissingProgram`) and a fault of an outside program (`ConversionFailed`) are different things in
class, in message and in log. Doors (command line, web) turn classes into exit codes and statuses;
the library knows neither. Messages are Vietnamese, for the person who has to act.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How bad a problem is: an error stops the work, a warning is for the human eye."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where it stands, what is wrong and what to do.

    `place` is the path in the file, e.g. ``papers[0].signature.name``; "" means the file as a whole.
    `line` is the line of that file or text, counted from 1; None when unknown.
    `message` is a Vietnamese sentence that says what is wrong and what to do.
    """

    place: str
    message: str
    severity: Severity = Severity.ERROR
    line: int | None = None

    def __str__(self) -> str:
        where = self.place
        if self.line is not None:
            where = f"{where} (dòng {self.line})" if where else f"dòng {self.line}"
        return f"{where}: {self.message}" if where else self.message


class DocgenError(Exception):
    """Base of all errors of docgen; `str()` is a Vietnamese sentence for the user."""


class InvalidInput(DocgenError):
    """What the user gave cannot be used. Carries all the problems, not the first."""

    def __init__(self, problems: Iterable[Problem], source: str = "") -> None:
        self.problems = tuple(problems)
        self.source = source
        head = f"{source}: " if source else ""
        super().__init__(head + "\n".join(str(problem) for problem in self.problems))


class BrokenFile(DocgenError):
    """A file from outside is damaged, hostile or of another kind than its name says."""


class InvalidTemplate(DocgenError):
    """A Word template has wrong, missing or unknown tags. Carries all the problems."""

    def __init__(self, problems: Iterable[Problem], template: str) -> None:
        self.problems = tuple(problems)
        self.template = template
        super().__init__(f"{template}: " + "\n".join(str(problem) for problem in self.problems))


class MissingProgram(DocgenError):
    """A program, font or folder that the work needs is not on this machine."""


class ConversionFailed(DocgenError):
    """LibreOffice gave no usable PDF for a document."""


class ConversionTimeout(ConversionFailed):
    """LibreOffice did not finish before the deadline and was stopped."""


class ConverterDown(ConversionFailed):
    """The machine keeps LibreOffice from working, whatever the document: it says nothing of that."""


class Busy(DocgenError):
    """The queue is full; the same call may go through later."""


class NotFound(DocgenError):
    """Nothing of that name, number or key in the records of this agency."""


class NotAllowed(DocgenError):
    """The person's roles do not carry the right for this act."""


class Refused(DocgenError):
    """A rule of the records forbids the act for everybody, e.g. deleting a number."""


class Conflict(DocgenError):
    """Somebody else acted first: look at what is there now, then do it again."""


class RecordsUnavailable(DocgenError):
    """The database cannot be reached or is not at the version of this program."""
