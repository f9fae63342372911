"""What makes a kind of paper: its name, its template, its fields and how they become a paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from docgen.model import Paper
from docgen.papers.parts.paper import PaperFields
from docgen.papers.setting import Setting

FieldsT = TypeVar("FieldsT", bound=PaperFields)


@dataclass(frozen=True, slots=True)
class Kind(Generic[FieldsT]):
    """A kind of paper.

    `id` is what a dossier writes after ``kind:``. `name` is the Vietnamese name (tên loại), the key
    of its letters in an edition when the paper is numbered. `template` is the stem of its Word
    template. `build` makes a paper of valid fields; it notes problems in the setting and does not
    raise.
    """

    id: str
    name: str
    template: str
    fields: type[FieldsT]
    build: Callable[[FieldsT, Setting], Paper]
