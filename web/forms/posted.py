"""A posted form -> the values of a dossier. Inputs are named by the path of their value.

Only declared fields are read. An empty input is no value. Nothing is judged here: that is the
business of `docgen.papers`, whose messages speak of the same paths.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from docgen.papers import kinds
from docgen.papers.setting import join_path
from web.forms import declared
from web.forms.declared import FormField, dossier_fields, paper_fields

#: A dossier of the desk has one paper; it carries at most this many others.
_MOST_PAPERS = 50
_KINDS = frozenset(kind.id for kind in kinds())


def read_dossier_form(form: Mapping[str, str]) -> dict[str, Any]:
    """The dossier that a posted form describes."""
    data = _read(dossier_fields(), form, "")
    return {**data, "papers": _papers(form, "papers")}


def _papers(form: Mapping[str, str], path: str) -> list[dict[str, Any]]:
    papers = []
    for index in range(_MOST_PAPERS):
        here = f"{path}[{index}]"
        kind_id = form.get(f"{here}.kind", "")
        if kind_id in _KINDS:
            papers.append({"kind": kind_id, **_read(paper_fields(kind_id), form, here)})
    return papers


def _read(fields: Iterable[FormField], form: Mapping[str, str], path: str) -> dict[str, Any]:
    values = {}
    for field in fields:
        value = _value(field, form, join_path(path, (field.name,)))
        if value is not None:
            values[field.name] = value
    return values


def _value(field: FormField, form: Mapping[str, str], path: str) -> Any:
    value: Any
    match field.input:
        case declared.HIDDEN:
            value = None
        case declared.GROUP:
            value = _read(field.children, form, path) or _empty_group(form, path)
        case declared.TABLE_GROUP:
            value = _read(field.children, form, path) if form.get(f"{path}.shown") else None
        case declared.PAPERS:
            value = _papers(form, path) or None
        case "flag":
            value = _flag(field, form.get(path), asked=f"{path}.asked" in form)
        case _:
            value = _typed(field, form.get(path, ""))
    return value


def _empty_group(form: Mapping[str, str], path: str) -> dict[str, Any] | None:
    """A group that the draft names and leaves empty stays so: «Lưu» is printed with a gap."""
    return {} if f"{path}.given" in form else None


def _typed(field: FormField, typed: str) -> Any:
    if not typed.strip():
        return None
    if field.input in (declared.ROWS, declared.RECEIVERS):
        return _rows(field, typed)
    if field.input == declared.COLUMNS:
        return _json(typed) if typed.lstrip().startswith("[") else typed
    return typed.replace("\r\n", "\n")


def _flag(field: FormField, typed: str | None, *, asked: bool) -> bool | None:
    """A box that is not ticked is not posted: a hidden input beside it says that it was shown."""
    if not asked:
        return None
    ticked = typed is not None
    return None if ticked == bool(field.default) else ticked


def _rows(field: FormField, typed: str) -> Any:
    rows = _json(typed)
    if not isinstance(rows, list):
        return None
    kept = [row for row in rows if isinstance(row, dict) and any(map(_filled, row.values()))]
    if field.input == declared.RECEIVERS:
        return [_receiver(row) for row in kept] or None
    return kept or None


def _receiver(row: Mapping[str, Any]) -> Any:
    return {key: value for key, value in row.items() if _filled(value)}


def _filled(value: object) -> bool:
    return bool(str(value).strip()) if value is not None else False


def _json(typed: str) -> Any:
    try:
        return json.loads(typed)
    except ValueError:
        return None
