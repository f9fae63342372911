"""The kinds of paper docgen makes. A new kind is one file and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import Field

from docgen.papers.commendation_list import COMMENDATION_LIST
from docgen.papers.kind import Kind
from docgen.papers.official_letter import OFFICIAL_LETTER
from docgen.papers.parts.paper import CarrierFields, PaperFields
from docgen.papers.plan import PLAN
from docgen.papers.registration_sheet import REGISTRATION_SHEET
from docgen.papers.report_outline import REPORT_OUTLINE

_KINDS: tuple[Kind[Any], ...] = (
    PLAN,
    REGISTRATION_SHEET,
    REPORT_OUTLINE,
    COMMENDATION_LIST,
    OFFICIAL_LETTER,
)
_BY_ID = {kind.id: kind for kind in _KINDS}

if TYPE_CHECKING:
    AnyPaperFields = PaperFields
else:
    #: The fields of any one kind, told apart by what stands after ``kind:``.
    AnyPaperFields = Annotated[
        Union[tuple(kind.fields for kind in _KINDS)],  # noqa: UP007 - made of the list, not spelled out
        Field(discriminator="kind"),
    ]

# Papers hold papers (attachments), so their models are complete only when all kinds are known.
for _kind in _KINDS:
    if issubclass(_kind.fields, CarrierFields):
        _kind.fields.model_rebuild(force=True, _types_namespace={"AnyPaperFields": AnyPaperFields})


def kinds() -> tuple[Kind[Any], ...]:
    """All kinds, in the order they are offered."""
    return _KINDS


def kind(kind_id: str) -> Kind[Any]:
    """The kind of that id; KeyError when there is none."""
    return _BY_ID[kind_id]
