"""The OpenAPI document of the API, written from the table of operations."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pydantic import BaseModel

from docgen import __version__
from web.api.answers import PARTS
from web.api.asked import MOST
from web.api.operations import OPERATIONS, Operation

_ID = {"type": "integer", "minimum": 1, "maximum": MOST}
#: Schema of each variable in an address.
_VARIABLES: dict[str, dict[str, Any]] = {
    "public_id": {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[0-9a-f]+$"},
    "role": {"type": "string", "enum": ["docx", "pdf", "values"]},
    "form": {"type": "string", "enum": ["docx", "pdf"]},
    "draft_id": _ID,
    "entry_id": _ID,
    "batch_id": _ID,
    "position": _ID,
    "place": {"type": "integer", "minimum": 0, "maximum": 99},
    "output": {"type": "string", "enum": ["all.zip", "index.xlsx"]},
}
_REFUSALS = {
    "400": "Yêu cầu không đọc được.",
    "401": "Chưa có khoá, hoặc khoá sai.",
    "403": "Khoá không được làm việc này.",
    "404": "Không có trong cơ quan của khoá.",
    "409": "Có người làm trước, hoặc quy tắc của sổ không cho phép.",
    "413": "Nội dung quá lớn.",
    "415": "Nội dung không phải JSON.",
    "422": "Nội dung có chỗ phải sửa; mỗi chỗ một mục trong problems.",
    "500": "Máy chủ gặp lỗi.",
    "502": "LibreOffice không làm được PDF.",
    "503": "Máy chủ đang bận.",
    "504": "LibreOffice làm quá lâu.",
}
_TO_PARTS = "#/components/schemas/{model}"


@cache
def document() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(f"/api{operation.path}", {})[operation.method.lower()] = _told(operation)
    bodies = [one.body for one in OPERATIONS if one.body is not None]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "docgen",
            "version": __version__,
            "description": "Văn bản hành chính đúng thể thức: dự thảo, ban hành, sổ, kho. "
            "Khoá API gửi trong tiêu đề «Authorization: Bearer …».",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                **PARTS,
                **{one.__name__: one.model_json_schema(ref_template=_TO_PARTS) for one in bodies},
            },
        },
        "security": [{"key": []}],
    }


def _told(operation: Operation) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": f"Phạm vi: {operation.scope}.",
        "parameters": [*_variables(operation.path), *_query(operation.query)],
        "responses": {str(int(operation.status)): _answer(operation.answer), **_refusals()},
    }
    if operation.body is not None:
        schema = {"$ref": f"#/components/schemas/{operation.body.__name__}"}
        told["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    return told


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    if not schema:
        return {"description": "Tệp", "content": {"*/*": {}}}
    return {"description": "Được", "content": {"application/json": {"schema": schema}}}


def _refusals() -> dict[str, Any]:
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {status: {"description": words, "content": error} for status, words in _REFUSALS.items()}


def _variables(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": _VARIABLES[name]}
        for name in re.findall(r"\{(\w+)\}", path)
    ]


def _query(model: type[BaseModel] | None) -> list[dict[str, Any]]:
    """The parameters of an address, from the model that reads them. Absent is written by absence."""
    if model is None:
        return []
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": known.get("description", ""),
            "schema": _given(known),
        }
        for name, known in model.model_json_schema()["properties"].items()
    ]


def _given(known: dict[str, Any]) -> dict[str, Any]:
    branches = [one for one in known.get("anyOf", [known]) if one.get("type") != "null"]
    return {
        key: value
        for key, value in branches[0].items()
        if key not in ("title", "default", "description")
    }
