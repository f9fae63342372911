"""The words of the kinds of unit and the patterns of the bodies' names, read from `forms.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from docgen.errors import BrokenFile
from docgen.model import Side
from docgen.places.units import Confidence, Kind

Tier = Literal["province", "commune"]

_FIELD = re.compile(r"\{(\w*)\}")
_FIELDS = {
    "province": frozenset({"unit", "name", "committee"}),
    "commune": frozenset({"unit", "name", "province"}),
}


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KindWord(_Strict):
    """A kind of unit: its abbreviations without dot, and a province's Party committee."""

    word: Kind
    tier: Tier
    short: tuple[str, ...] = ()
    committee: str = ""


class BodyForm(_Strict):
    """How a body of every unit of a tier is named; `forms.toml` explains the fields in braces."""

    id: str
    tier: Tier
    side: Side
    lines: tuple[str, ...] = Field(min_length=1)
    superior: tuple[str, ...] = ()
    sign: str
    in_text: str
    clause: str
    conf: Confidence
    note: str = ""

    @model_validator(mode="after")
    def _fields_are_known(self) -> BodyForm:
        patterns = " ".join((*self.lines, *self.superior, self.in_text))
        strange = set(_FIELD.findall(patterns)) - _FIELDS[self.tier]
        if strange:
            raise ValueError(f"{self.id}: no such field: {', '.join(sorted(strange))}")
        return self


class Forms(_Strict):
    """All kinds and all bodies of both tiers."""

    kinds: tuple[KindWord, ...] = Field(alias="kind")
    bodies: tuple[BodyForm, ...] = Field(alias="body")

    @model_validator(mode="after")
    def _each_once(self) -> Forms:
        words = [kind.word for kind in self.kinds]
        if sorted(word.value for word in words) != sorted(kind.value for kind in Kind):
            raise ValueError("every kind of unit must stand here once")
        keys = [(body.tier, body.id) for body in self.bodies]
        if len(keys) != len(set(keys)):
            raise ValueError("a body stands twice")
        return self

    def words_of(self, kinds: Collection[Kind]) -> dict[str, Kind]:
        """The words and abbreviations that people type for these kinds."""
        return {
            typed: kind.word
            for kind in self.kinds
            if kind.word in kinds
            for typed in (kind.word.value, *kind.short)
        }

    def kind(self, kind: Kind) -> KindWord:
        """What is known of a kind of unit."""
        return next(one for one in self.kinds if one.word is kind)

    def body(self, body_id: str, tier: Tier) -> BodyForm:
        """The form of a body; KeyError when the tier has no such body."""
        for body in self.bodies:
            if (body.id, body.tier) == (body_id, tier):
                return body
        raise KeyError(body_id)


def read_forms(file: Traversable) -> Forms:
    """The forms in a file; BrokenFile with the reasons when it is faulty."""
    try:
        return Forms.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenFile(f"{file.name}: không đọc được tệp: {error}") from error
    except ValidationError as error:
        raise BrokenFile(f"{file.name}: " + "\n".join(_faults(error))) from error


def _faults(error: ValidationError) -> Iterable[str]:
    for fault in error.errors():
        yield f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
