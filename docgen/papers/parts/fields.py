"""The base of every declared field, and the doors that text passes on its way in.

A pydantic `Field` with a Vietnamese title, help and examples is the one declaration of a field:
the dossier file, its JSON Schema, web form, spreadsheet column and API all read it. ``x-input`` in
the schema says what a form shows: ``line``, ``lines``, ``text``, ``number``, ``date``, ``flag``,
``choice``, ``table``; a field without it is a group of fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, LiteralString

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError

from docgen.vietnamese import clean_line, clean_text

#: Type of the errors whose message is a Vietnamese sentence already.
OWN = "docgen"

MAX_LINE = 500
MAX_PARAGRAPH = 20_000
MAX_TEXT = 500_000
MAX_LINES = 12
MAX_ITEMS = 500


def wrong(message: str) -> PydanticCustomError:
    """A mistake told in Vietnamese, to be raised by a validator; what it quotes may be raw."""
    text: LiteralString = "{message}"
    return PydanticCustomError(OWN, text, {"message": clean_line(message)})


def all_wrong(
    model: str,
    mistakes: Iterable[tuple[tuple[str | int, ...], str]],
    found: ValidationError | None = None,
) -> ValidationError:
    """Several mistakes of one model, each with its path inside it, to be raised by a validator.

    `found` are faults that pydantic found there already.
    """
    details = [
        InitErrorDetails(type=wrong(message), loc=path, input=None) for path, message in mistakes
    ]
    for fault in found.errors(include_url=False) if found else ():
        kind = wrong(fault["msg"]) if fault["type"] == OWN else fault["type"]
        detail = InitErrorDetails(type=kind, loc=fault["loc"], input=fault["input"])
        details.append({**detail, "ctx": fault["ctx"]} if "ctx" in fault else detail)
    return ValidationError.from_exception_data(model, details)


@dataclass(frozen=True, slots=True)
class TypedAs:
    """Beside the type of a field: the model that people type its parts in, where it is another."""

    model: type[BaseModel]


class Fields(BaseModel):
    """Base of declared fields: frozen, unknown keys refused, an empty value is no value.

    The `title` that a subclass gives on its class line is its Vietnamese name in the JSON Schema.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if isinstance(data, Mapping):
            return {
                _plain_key(key): value
                for key, value in data.items()
                if value is not None or key not in cls.model_fields
            }
        return data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema without the docstring: that one speaks to programmers."""
        schema = handler(core_schema)
        handler.resolve_ref_schema(schema).pop("description", None)
        return schema


def _plain_key(key: object) -> str:
    """A key pydantic can look at: half a surrogate pair in one makes it give up on all of them."""
    text = str(key)
    return text if text.isascii() else clean_line(text)


def read_line(value: object) -> str:
    """One cleaned line of a text or number; lists, groups and true/false are refused."""
    return clean_line(_plain(value))


def read_paragraph(value: object) -> str:
    """Cleaned text that keeps its line ends."""
    return clean_text(_plain(value))


def read_source(value: object) -> str:
    """Cleaned text with as many lines as were typed, so that a line number still holds."""
    typed = _plain(value).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(clean_line(line) for line in typed.split("\n"))


def read_lines(value: object) -> list[str]:
    """Cleaned lines of a text or a list; empty ones are dropped."""
    if isinstance(value, list | tuple):
        lines = [read_line(item) for item in value]
    else:
        lines = [clean_line(line) for line in clean_text(_plain(value)).split("\n")]
    return [line for line in lines if line]


def _plain(value: object) -> str:
    if isinstance(value, bool):
        raise wrong(
            "Ở đây cần chữ. Nếu đúng là chữ «true» hay «false», hãy đặt trong dấu nháy kép."
        )
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, Mapping):
        raise wrong(
            "Ở đây cần chữ, không phải một nhóm mục. Chữ có dấu hai chấm phải đặt trong dấu nháy kép."
        )
    raise wrong("Ở đây cần một đoạn chữ, không phải một danh sách.")


def read_whole(value: object) -> object:
    """A whole number from digits, leading zeros allowed; anything else is left to the type."""
    if isinstance(value, str):
        digits = clean_line(value)
        if digits.isdecimal() and len(digits) <= 9:
            return int(digits)
        return digits
    return value


# In the aliases below a bound on what was read stands before the validator that reads it, so that
# the JSON Schema, which describes what may be typed, does not take it for a bound on the typing.

Line = Annotated[
    str,
    BeforeValidator(read_line),
    Field(max_length=MAX_LINE, json_schema_extra={"x-input": "line"}),
]
Source = Annotated[
    str,
    BeforeValidator(read_source),
    Field(max_length=MAX_TEXT, json_schema_extra={"x-input": "text"}),
]
Lines = Annotated[
    tuple[Annotated[str, Field(max_length=MAX_LINE)], ...],
    Field(max_length=MAX_LINES),
    BeforeValidator(read_lines, json_schema_input_type=str | list[str]),
    Field(json_schema_extra={"x-input": "lines"}),
]
Items = Annotated[
    tuple[Annotated[str, Field(max_length=MAX_PARAGRAPH)], ...],
    Field(max_length=MAX_ITEMS),
    BeforeValidator(read_lines, json_schema_input_type=str | list[str]),
    Field(json_schema_extra={"x-input": "lines"}),
]
#: Beside the type of a whole number and its bounds.
WHOLE = BeforeValidator(read_whole, json_schema_input_type=int | str)
