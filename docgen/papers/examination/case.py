"""What a check looks at."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model import Paper
from docgen.papers.parts.paper import CarrierFields, PaperFields
from docgen.papers.setting import Setting


@dataclass(frozen=True, slots=True)
class Case:
    """A paper as built, the fields it was built of, and where it stands."""

    paper: Paper
    fields: PaperFields
    setting: Setting

    @property
    def issues(self) -> bool:
        """Whether the paper goes out on its own, with a number of its own."""
        return isinstance(self.fields, CarrierFields) and self.setting.carrier is None

    def path_of(self, *keys: str | int) -> str:
        """The path in the file of a value of the paper, or of the dossier where it is inherited."""
        return self.setting.path_of(self.fields, *keys)
