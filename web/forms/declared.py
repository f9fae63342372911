"""What a form shows, read from the one declaration of the fields (`docgen.papers`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from docgen.papers import Dossier, kind
from docgen.papers.parts.fields import Fields
from docgen.papers.parts.receivers import RecipientFields
from docgen.papers.tables.columns import ColumnSet
from docgen.papers.tables.table import TableFields
from web.forms.wording import help_here

#: Inputs that a form knows beside those that the declarations name in ``x-input``.
GROUP, TABLE_GROUP, PAPERS, HIDDEN, COLUMNS = "group", "table_group", "papers", "hidden", "columns"
ROWS, RECEIVERS, SORT_BY = "rows", "receivers", "sort_by"

#: Words of the sides as the form offers them.
SIDES = (("state", "Nhà nước"), ("party", "Đảng"))


@dataclass(frozen=True, slots=True)
class FormField:
    """One declared field. `input` is its ``x-input`` or one of the words above.

    `children` are the fields of a group. `sets` are the column sets of a table.
    """

    name: str
    title: str
    help: str
    example: str
    input: str
    required: bool
    default: Any = None
    most: int | None = None
    children: tuple[FormField, ...] = ()
    sets: tuple[ColumnSet, ...] = ()


@cache
def dossier_fields() -> tuple[FormField, ...]:
    """The fields that all papers of a dossier share; the papers themselves are not among them."""
    return tuple(field for field in _fields_of(Dossier) if field.input != PAPERS)


@cache
def paper_fields(kind_id: str) -> tuple[FormField, ...]:
    """The fields of a kind of paper, in the order of the declaration."""
    return tuple(_fields_of(kind(kind_id).fields))


def _fields_of(model: type[Fields]) -> Iterator[FormField]:
    properties = model.model_json_schema()
    known = properties.get("$defs", {}).get(model.__name__, properties)["properties"]
    for name, info in model.model_fields.items():
        schema = known[name]
        inner = next(_models_in(info.annotation), None)
        shown = _input(name, schema, inner, model)
        yield FormField(
            name=name,
            title=info.title or name,
            help=help_here(info.description or ""),
            example=_example(schema.get("examples", [])),
            input=shown,
            required=info.is_required(),
            default=info.get_default(call_default_factory=True) if not info.is_required() else None,
            most=schema.get("maxLength"),
            children=_children(shown, inner),
            sets=model.SETS if issubclass(model, TableFields) else (),
        )


def _input(
    name: str, schema: dict[str, Any], inner: type[Fields] | None, model: type[Fields]
) -> str:
    """The first that fits: the field's own place in the house, its ``x-input``, its model."""
    declared: str = schema.get("x-input", "")
    fitting = (
        (name == "kind" and not declared, HIDDEN),
        (name in ("papers", "attachments"), PAPERS),
        (inner is RecipientFields, RECEIVERS),
        (issubclass(model, TableFields) and name in (COLUMNS, ROWS, SORT_BY), name),
        (bool(declared), declared),
        (inner is not None and issubclass(inner, TableFields), TABLE_GROUP),
        (inner is not None, GROUP),
    )
    return next((word for fits, word in fitting if fits), _of_side(schema))


def _of_side(schema: dict[str, Any]) -> str:
    """The input that a branch of the schema declares, as that of «Khối, or nothing» does."""
    branches = schema.get("anyOf", [])
    return next((branch["x-input"] for branch in branches if "x-input" in branch), "line")


def _children(shown: str, inner: type[Fields] | None) -> tuple[FormField, ...]:
    if shown in (GROUP, TABLE_GROUP) and inner is not None:
        return tuple(_fields_of(inner))
    return ()


def _models_in(annotation: Any) -> Iterator[type[Fields]]:
    """The models inside an annotation: of X | None, tuple[X, ...], Annotated[X, …]."""
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _example(examples: list[Any]) -> str:
    """The first example as it is typed; lists a line each."""
    for example in examples:
        if isinstance(example, list):
            return "\n".join(item for item in example if isinstance(item, str))
        if isinstance(example, str | int):
            return str(example)
    return ""
