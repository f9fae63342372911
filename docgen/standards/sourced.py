"""What every table of an edition shares: strict keys, a clause, how well it is known, ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Confidence = Literal[
    "quoted",  # the wording of the rule, its table, drawing or form was read
    "second_hand",  # another page states the rule
    "measured",  # measured on an official print: practice, not a rule
    "observed",  # seen in real papers: convention, not a rule
    "inferred",  # inference or a choice of this project where the rule is silent
    "unverified",  # from memory: never a hard check
]


class Strict(BaseModel):
    """Base: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Doubt(Strict):
    """How well one value is known, when less well than the table it stands in."""

    conf: Confidence
    note: str = ""


def _has_path(value: object, path: Sequence[str]) -> bool:
    """Whether the dotted path leads to a value below a model, a mapping or a plain value."""
    if not path:
        return True
    if isinstance(value, BaseModel):
        known = path[0] in type(value).model_fields
        return known and _has_path(getattr(value, path[0]), path[1:])
    if isinstance(value, Mapping):
        return path[0] in value and _has_path(value[path[0]], path[1:])
    return False


class Sourced(Strict):
    """A table of the TOML with its clause and confidence.

    `doubts` maps the dotted path of a value inside the table («size_pt», «line.value.print») to how
    well that one value is known. A path that leads nowhere is refused, so a doubt cannot outlive
    the value it speaks of.
    """

    clause: str
    conf: Confidence
    doubts: dict[str, Doubt] = Field(default_factory=dict)
    note: str = ""

    @model_validator(mode="after")
    def _doubts_lead_somewhere(self) -> Sourced:
        lost = [path for path in self.doubts if not _has_path(self, path.split("."))]
        if lost:
            raise ValueError(f"doubts: no such value: {', '.join(lost)}")
        return self

    def confidence(self, path: str = "") -> Confidence:
        """How well the value at a dotted path is known; a doubt on a part above it counts too."""
        parts = path.split(".") if path else []
        for length in range(len(parts), 0, -1):
            doubt = self.doubts.get(".".join(parts[:length]))
            if doubt is not None:
                return doubt.conf
        return self.conf


class Range(Strict):
    """What the rule allows (`min` to `max`, both included) and what docgen prints."""

    min: float
    max: float
    print: float

    @model_validator(mode="after")
    def _printed_value_is_lawful(self) -> Range:
        if not self.min <= self.print <= self.max:
            raise ValueError(f"printed value {self.print} is outside {self.min}–{self.max}")
        return self

    def allows(self, value: float, tolerance: float = 0.0) -> bool:
        """Whether a value lies inside the range, give or take the tolerance."""
        return self.min - tolerance <= value <= self.max + tolerance
