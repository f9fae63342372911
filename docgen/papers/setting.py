"""Where a paper stands while it is built: its path, the law of its day, what it inherits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.errors import Problem, Severity
from docgen.model import Reference, Side
from docgen.papers.parts.dates import WrittenDate
from docgen.papers.parts.issuer import Issuer, OwnIssuer
from docgen.papers.parts.paper import PaperFields
from docgen.papers.parts.receivers import FilingFields, RecipientFields
from docgen.papers.parts.signing import SignatureFields
from docgen.standards.edition import Edition


@dataclass(frozen=True, slots=True)
class Shared:
    """What the dossier gives once for all of its papers."""

    issuer: Issuer
    place: str = ""
    date: WrittenDate | None = None
    signature: SignatureFields | None = None
    recipients: tuple[RecipientFields, ...] | None = None
    filing: FilingFields | None = None
    contact: tuple[str, ...] = ()


@dataclass(slots=True)
class Notes:
    """Problems met on the way, in order, each once."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Note a problem unless it was noted before (papers share parts of the dossier)."""
        if problem not in self.problems:
            self.problems.append(problem)


@dataclass(frozen=True, slots=True)
class Setting:
    """One paper's place in its dossier.

    `path` is the paper's path in the file («papers[0].attachments[1]»). `edition` is the law that
    holds on `day`. `carrier` is the paper in the same file that this one is attached to, None for
    a paper that stands alone.
    """

    path: str
    edition: Edition
    day: dt.date
    today: dt.date
    shared: Shared
    notes: Notes
    carrier: Reference | None = None

    @property
    def side(self) -> Side:
        """The side of the edition."""
        return self.edition.side

    def inherits(self, fields: PaperFields) -> bool:
        """Whether the paper takes its head and end from the dossier.

        A paper that travels with another one prints them only when it has its own.
        """
        return self.carrier is None and fields.reference is None

    def issuer(self, fields: PaperFields) -> OwnIssuer | None:
        """The body printed in the head, None for an annex without head."""
        if fields.issuer is not None:
            return fields.issuer
        return self.shared.issuer if self.inherits(fields) else None

    def path_of(self, fields: PaperFields, *keys: str | int) -> str:
        """The path in the file of a value of the paper, or of the dossier where it is inherited."""
        first = str(keys[0])
        own = getattr(fields, first, None) not in (None, ())
        shared = not own and self.inherits(fields) and getattr(self.shared, first, None) is not None
        return join_path("" if shared else self.path, keys)

    def at(self, *keys: str | int) -> str:
        """The path in the file of a value that the paper itself gives."""
        return join_path(self.path, keys)

    def warn(self, place: str, message: str, line: int | None = None) -> None:
        """Note a warning: for the human eye, stops nothing."""
        self.notes.add(Problem(place, message, Severity.WARNING, line))

    def refuse(self, place: str, message: str, line: int | None = None) -> None:
        """Note an error: no paper of the dossier is made."""
        self.notes.add(Problem(place, message, Severity.ERROR, line))


def join_path(path: str, keys: Iterable[str | int]) -> str:
    """A path as people read it: «papers[0].signature.name»."""
    for key in keys:
        if isinstance(key, int):
            path += f"[{key}]"
        else:
            path += f".{key}" if path else key
    return path
