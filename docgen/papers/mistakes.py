"""What pydantic found wrong, told in Vietnamese with the path as it stands in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from docgen.errors import Problem
from docgen.papers.catalogue import kinds
from docgen.papers.parts.fields import OWN, Fields, TypedAs
from docgen.papers.setting import join_path
from docgen.papers.suggestions import did_you_mean, listed, nearest
from docgen.vietnamese import clean_line

Location = tuple[str | int, ...]

#: More problems than this are counted, not listed.
MAX_PROBLEMS = 300


def explain(error: ValidationError, model: type[Fields]) -> tuple[tuple[Location, Problem], ...]:
    """Every fault found in data of a model: its location without the tags of unions, and its problem."""
    faults = error.errors(include_url=False)
    found = []
    for fault in faults:
        if fault["type"] == "too_short" and any(_is_inside(other, fault) for other in faults):
            continue  # it is short of the very items that are faulty
        location = strip_tags(fault["loc"])
        if fault["type"] in _AT_KIND:
            location = (*location, "kind")
        owner = model_at(model, fault["loc"][:-1])
        message = _sentence(fault, owner)
        found.append((location, Problem(clean_line(join_path("", location)), clean_line(message))))
    return tuple(found)


def _is_inside(inner: ErrorDetails, outer: ErrorDetails) -> bool:
    depth = len(outer["loc"])
    return len(inner["loc"]) > depth and inner["loc"][:depth] == outer["loc"]


def strip_tags(location: Sequence[str | int]) -> Location:
    """The location as keys of the data: pydantic adds the kind of a paper after its index."""
    tags = {kind.id for kind in kinds()}
    path: list[str | int] = []
    for step in location:
        if step in tags and path and isinstance(path[-1], int):
            continue
        path.append(step)
    return tuple(path)


def model_at(model: type[Fields], location: Sequence[str | int]) -> type[Fields] | None:
    """The model that holds the last step of a location, None when that is no model."""
    here: list[type[Fields]] = [model]
    for step in location:
        if isinstance(step, int):
            continue
        tagged = [one for one in here if _tag(one) == step]
        if tagged:
            here = tagged
            continue
        fields = [one.model_fields[step] for one in here if step in one.model_fields]
        here = [found for field in fields for found in _models(field)]
    return here[0] if len(here) == 1 else None


def _tag(model: type[Fields]) -> object:
    field = model.model_fields.get("kind")
    tags = get_args(field.annotation) if field else ()
    return tags[0] if tags else None


def _models(field: FieldInfo) -> Iterator[type[Fields]]:
    """The models that people type a field in."""
    for beside in field.metadata:
        if isinstance(beside, TypedAs) and issubclass(beside.model, Fields):
            yield beside.model
    yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[Fields]]:
    """The models inside an annotation: of X | None, tuple[X, ...], Annotated[X, …]."""
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _sentence(fault: ErrorDetails, owner: type[Fields] | None) -> str:
    """The Vietnamese sentence of one fault; `owner` is the model whose key the fault is at."""
    if fault["type"] == OWN:
        return fault["msg"]
    key = str(fault["loc"][-1]) if fault["loc"] else ""
    if fault["type"] == "extra_forbidden":
        return _unknown_key(key, fault["input"], owner)
    if fault["type"] == "missing":
        return f"Thiếu mục «{key}»{_title(key, owner)}."
    tell = SENTENCES.get(fault["type"])
    return tell(fault.get("ctx", {}), fault.get("input")) if tell else _OTHERWISE


def _title(key: str, owner: type[Fields] | None) -> str:
    field = owner.model_fields.get(key) if owner else None
    return f" ({field.title})" if field and field.title else ""


def _unknown_key(key: str, value: object, owner: type[Fields] | None) -> str:
    known = list(owner.model_fields) if owner else []
    near = nearest(key, known)
    if near:
        return f"Không có mục «{key}». Có phải là «{near}»{_title(near, owner)}?"
    if value is None:  # what YAML makes of «{name: Chi, đảng bộ}»
        return (
            f"Không có mục «{key}». Nếu đây là phần chữ sau dấu phẩy trong ngoặc {{ }}, hãy đặt cả "
            "đoạn chữ trong dấu nháy kép."
        )
    offer = f" Ở đây dùng được: {', '.join(known)}." if known else ""
    return f"Không có mục «{key}».{offer}"


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _choices(context: Mapping[str, Any], value: object) -> str:
    words = [
        word.strip("'\" ") for word in str(context["expected"]).replace(" or ", ", ").split(",")
    ]
    offer = listed(words)
    return f"«{_shown(value)}» không dùng được. Hãy ghi {offer}.{did_you_mean(str(value), words)}"


def _kinds(context: Mapping[str, Any], value: object) -> str:
    del value  # the whole paper; its kind is in the context
    typed = str(context.get("tag", ""))
    names = {kind.id: kind.name for kind in kinds()}
    offer = ", ".join(f"{key} ({name})" for key, name in names.items())
    return f"Không có loại văn bản «{_shown(typed)}». Hãy ghi: {offer}.{did_you_mean(typed, names)}"


def _no_kind(context: Mapping[str, Any], value: object) -> str:
    del context, value  # nothing was typed
    offer = ", ".join(f"{kind.id} ({kind.name})" for kind in kinds())
    return f"Thiếu mục «kind» (loại văn bản). Hãy ghi: {offer}."


def _fixed(sentence: str) -> Callable[[Mapping[str, Any], object], str]:
    return lambda context, value: sentence.format(**context, shown=_shown(value))


def _too_long(context: Mapping[str, Any], value: object) -> str:
    """A bound on a text that was read is told by the same fault as one on a list."""
    if isinstance(value, str) and context["field_type"] != "Tuple":
        return _LONG_TEXT.format(**context)
    return "Có {actual_length} phần tử; nhiều nhất {max_length}.".format(**context)


def _too_short(context: Mapping[str, Any], value: object) -> str:
    if isinstance(value, str) and context["field_type"] != "Tuple":
        return _NO_TEXT
    return "Cần ít nhất {min_length} phần tử.".format(**context)


_LONG_TEXT = "Quá dài: nhiều nhất {max_length} ký tự."
_NO_TEXT = "Chưa ghi nội dung."
_AT_KIND = ("union_tag_invalid", "union_tag_not_found")
_GROUP = "Ở đây cần một nhóm mục, mỗi mục một dòng «tên: giá trị» thụt vào trong."
_LIST = "Ở đây cần một danh sách: mỗi phần tử một dòng, bắt đầu bằng dấu gạch ngang."
_WHOLE = "«{shown}» không phải là số nguyên. Chỉ ghi chữ số."
_NUMBER = "«{shown}» không phải là số."
_FLAG = "«{shown}» không dùng được ở đây. Hãy ghi true (có) hoặc false (không)."
_TEXT = "Ở đây cần chữ."
_OTHERWISE = "Giá trị này không dùng được ở đây."

#: A sentence for every type of fault that pydantic can find in the declared fields.
SENTENCES: Mapping[str, Callable[[Mapping[str, Any], object], str]] = {
    "union_tag_invalid": _kinds,
    "union_tag_not_found": _no_kind,
    "enum": _choices,
    "literal_error": _choices,
    "model_type": _fixed(_GROUP),
    "model_attributes_type": _fixed(_GROUP),
    "dict_type": _fixed(_GROUP),
    "tuple_type": _fixed(_LIST),
    "list_type": _fixed(_LIST),
    "string_type": _fixed(_TEXT),
    "string_unicode": _fixed("Chữ có ký tự hỏng. Hãy xoá và gõ lại chỗ này."),
    "string_too_long": _fixed(_LONG_TEXT),
    "string_too_short": _fixed(_NO_TEXT),
    "too_long": _too_long,
    "too_short": _too_short,
    "int_type": _fixed(_WHOLE),
    "int_parsing": _fixed(_WHOLE),
    "int_parsing_size": _fixed(_WHOLE),
    "int_from_float": _fixed(_WHOLE),
    "float_type": _fixed(_NUMBER),
    "float_parsing": _fixed(_NUMBER),
    "finite_number": _fixed(_NUMBER),
    "bool_type": _fixed(_FLAG),
    "bool_parsing": _fixed(_FLAG),
    "greater_than": _fixed("{shown} không dùng được: phải lớn hơn {gt}."),
    "greater_than_equal": _fixed("{shown} không dùng được: nhỏ nhất là {ge}."),
    "less_than_equal": _fixed("{shown} không dùng được: lớn nhất là {le}."),
}
