"""What checking a batch found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.errors import Severity


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong, with all that it is wrong for.

    `places` are paths in the dossier with their lines. `details` has the sentence of each unit by
    its key, () units: the dossier itself, whatever the unit.
    """

    message: str
    severity: Severity
    places: tuple[tuple[str, int | None], ...]
    details: Mapping[str, str]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the units, in their order."""
        return tuple(self.details)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking. `papers` are the kinds of the papers that each unit gets, by id."""

    total: int
    found: tuple[Found, ...]
    papers: tuple[str, ...]

    @property
    def wrong(self) -> bool:
        """Whether something stops the batch from running."""
        return any(one.severity is Severity.ERROR for one in self.found)
