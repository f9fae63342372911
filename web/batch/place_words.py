"""A path in a dossier in the words of the form: «Văn bản 2 › Tập thể › Các dòng»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from docgen.papers import kinds
from docgen.papers.dossier import Dossier
from docgen.papers.mistakes import model_at

_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_PAPERS = ("papers", "attachments")


def place_words(path: str, content: Mapping[str, Any]) -> str:
    """The path as titles of fields and numbers from 1; keys that no field declares as they are."""
    steps = [int(one[2]) if one[2] is not None else one[1] for one in _STEP.finditer(path)]
    tagged: list[str | int] = []
    words: list[str] = []
    here: Any = content
    for place, step in enumerate(steps):
        if isinstance(step, int):
            here = here[step] if isinstance(here, list | tuple) and step < len(here) else None
            called = _numbered(steps[place - 1] if place else "", step, here)
            words[-1:] = [called] if steps[place - 1] in _PAPERS else [*words[-1:], called]
            tagged += [step, *_kind_of(here)]
            continue
        model = model_at(Dossier, tagged)
        field = model.model_fields.get(step) if model else None
        words.append((field.title if field else None) or step)
        tagged.append(step)
        here = here.get(step) if isinstance(here, Mapping) else None
    return " › ".join(words)


def _numbered(before: str | int, step: int, here: Any) -> str:
    """«Văn bản 1 (Kế hoạch)», «Phụ lục 2», or only the number."""
    names = {kind.id: kind.name for kind in kinds()}
    name = names.get(str(here.get("kind"))) if isinstance(here, Mapping) else None
    word = {"papers": "Văn bản ", "attachments": "Phụ lục "}.get(str(before), "")
    return f"{word}{step + 1}" + (f" ({name})" if word and name else "")


def _kind_of(here: Any) -> tuple[str, ...]:
    """The tag that tells the models of papers apart."""
    kind = here.get("kind") if isinstance(here, Mapping) else None
    return (str(kind),) if kind in {one.id for one in kinds()} else ()
