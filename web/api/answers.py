"""What the API answers with, as JSON schemas written from the values of the library themselves."""

from __future__ import annotations

import dataclasses
from typing import Any

from pydantic import TypeAdapter

from docgen.records import KnownAgency
from docgen.records.archive import Annulment, Hit, Snapshot
from docgen.records.batches import Batch, Item, Progress
from docgen.records.drafts import Draft, DraftLine
from docgen.records.register import Entry, Series

#: Schemas that others point to, by name; `components.schemas` of the document.
PARTS: dict[str, dict[str, Any]] = {}
_TEXT, _COUNT = {"type": "string"}, {"type": "integer"}


def _object(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": sorted(properties), **more}


def _part(
    value: type, *, without: frozenset[str] = frozenset(), **added: dict[str, Any]
) -> dict[str, Any]:
    """A reference to the schema of a dataclass, with what `shapes` adds to it and takes from it."""
    schema = TypeAdapter(value).json_schema(ref_template="#/components/schemas/{model}")
    PARTS.update(schema.pop("$defs", {}))
    # Every field is always there: what has a default when it is made has a value when it is sent.
    fields = [field.name for field in dataclasses.fields(value) if field.name not in without]
    properties = {name: one for name, one in schema["properties"].items() if name not in without}
    PARTS[value.__name__] = {
        **schema,
        "properties": {**properties, **added},
        "required": [*fields, *added],
    }
    return _to(value.__name__)


def _to(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_PAGE_MARK = {"type": ["string", "null"], "description": "Mốc của trang sau; null ở trang cuối."}
_PROBLEM = _object(
    {
        "place": _TEXT,
        "message": _TEXT,
        "severity": {"type": "string", "enum": ["error", "warning"]},
        "line": {"type": ["integer", "null"]},
    }
)
PARTS["Problem"] = _PROBLEM
PARTS["Error"] = _object(
    {"error": _object({"status": _COUNT, "message": _TEXT, "problems": _list(_to("Problem"))})}
)
PARTS["File"] = _object({"name": _TEXT, "size": _COUNT, "sha256": _TEXT, "url": _TEXT})
PARTS["Paper"] = _object(
    {
        "public_id": _TEXT,
        "version": _COUNT,
        "newer": {"type": ["string", "null"]},
        "snapshot": _part(Snapshot),
        "metadata": {"type": "object", "description": "Phụ lục VI NĐ 30/2020/NĐ-CP."},
        "annulment": {"anyOf": [_part(Annulment), {"type": "null"}]},
        "files": {"type": "object", "additionalProperties": _to("File")},
        "kept_at": {"type": "string", "format": "date-time"},
        "kept_by": _TEXT,
    }
)

AGENCY = _part(KnownAgency)
del PARTS["KnownAgency"]["properties"]["id"]
PARTS["KnownAgency"]["required"].remove("id")
PAPER = _to("Paper")
PAPERS = _object({"papers": _list(_part(Hit, url=_TEXT)), "after": _PAGE_MARK})
SERIES = _object({"series": _list(_part(Series, name=_TEXT))})
ENTRY = _part(Entry)
ENTRIES = _object({"entries": _list(ENTRY), "after": _PAGE_MARK})
DRAFT = _part(Draft)
DRAFTS = _object({"drafts": _list(_part(DraftLine, url=_TEXT))})
PARTS["MadePaper"] = _object(
    {
        "kind": _TEXT,
        "name": _TEXT,
        "number_text": _TEXT,
        "pages": {"type": ["integer", "null"]},
        "files": {"type": "object", "additionalProperties": _to("File")},
    }
)
BATCH = _part(
    Batch, without=frozenset({"content"}), progress=_part(Progress, left=_COUNT), url=_TEXT
)
BATCHES = _object({"batches": _list(BATCH)})
NEW_BATCH = _object({"batch": BATCH, "warnings": _list(_to("Problem"))})
_ITEM = _part(
    Item,
    without=frozenset({"target", "papers"}),
    key=_TEXT,
    name=_TEXT,
    province=_TEXT,
    papers=_list(_to("MadePaper")),
)
ITEMS = _object({"items": _list(_ITEM), "after": {"type": ["integer", "null"]}})
PROBLEMS = _object({"problems": _list(_to("Problem")), "ready": {"type": "boolean"}})
#: A file, not JSON.
FILE: dict[str, Any] = {}
