"""The OpenAPI document of the API, written from what the addresses read and answer."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from docgen import __version__
from web.api.asked import MOST, DraftsAsked, EntriesAsked, IssueOrder, NewDraft, PapersAsked

_OBJECT = {"type": "object"}
_PUBLIC_ID = {
    "name": "public_id",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[0-9a-f]+$"},
}
_ROLE = {
    "name": "role",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "enum": ["docx", "pdf", "values"]},
}
_DRAFT_ID = {
    "name": "draft_id",
    "in": "path",
    "required": True,
    "schema": {"type": "integer", "minimum": 0, "maximum": MOST},
}

_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "message", "problems"],
            "properties": {
                "status": {"type": "integer"},
                "message": {"type": "string"},
                "problems": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["place", "message", "severity", "line"],
                        "properties": {
                            "place": {"type": "string"},
                            "message": {"type": "string"},
                            "severity": {"type": "string", "enum": ["error", "warning"]},
                            "line": {"type": ["integer", "null"]},
                        },
                    },
                },
            },
        }
    },
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
    "502": "LibreOffice không làm được PDF.",
    "503": "Máy chủ đang bận.",
    "504": "LibreOffice làm quá lâu.",
}


@cache
def document() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "docgen",
            "version": __version__,
            "description": "Văn bản hành chính đúng thể thức: dự thảo, ban hành, sổ, kho. "
            "Khoá API gửi trong tiêu đề «Authorization: Bearer …».",
        },
        "paths": _paths(),
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Error": _ERROR,
                "NewDraft": NewDraft.model_json_schema(),
                "IssueOrder": IssueOrder.model_json_schema(),
            },
        },
        "security": [{"key": []}],
    }


def _paths() -> dict[str, Any]:
    papers = {"papers": {"type": "array", "items": _OBJECT}, "after": {"type": ["string", "null"]}}
    entries = {
        "entries": {"type": "array", "items": _OBJECT},
        "after": {"type": ["string", "null"]},
    }
    paper = {"public_id": {"type": "string"}, "files": _OBJECT, "snapshot": _OBJECT}
    draft = {"id": {"type": "integer"}, "newest": {"type": "integer"}, "content": _OBJECT}
    return {
        "/api/v1/agency": {"get": _read("Cơ quan của khoá", {"key": {"type": "string"}})},
        "/api/v1/papers": {"get": _read("Tìm văn bản trong kho", papers, _query(PapersAsked))},
        "/api/v1/papers/{public_id}": {"get": _read("Một văn bản", paper, [_PUBLIC_ID])},
        "/api/v1/papers/{public_id}/files/{role}": {
            "get": {
                **_read("Một tệp của văn bản", {}, [_PUBLIC_ID, _ROLE]),
                "responses": {"200": {"description": "Tệp", "content": {"*/*": {}}}, **_refusals()},
            }
        },
        "/api/v1/register/series": {
            "get": _read("Các dãy số", {"series": {"type": "array", "items": _OBJECT}})
        },
        "/api/v1/register/entries": {
            "get": _read("Các dòng của sổ", entries, _query(EntriesAsked))
        },
        "/api/v1/drafts": {
            "get": _read(
                "Dự thảo đang soạn",
                {"drafts": {"type": "array", "items": _OBJECT}},
                _query(DraftsAsked),
            ),
            "post": _write("Gửi một dự thảo", "NewDraft", draft, scope="draft", status="201"),
        },
        "/api/v1/drafts/{draft_id}": {"get": _read("Một dự thảo", draft, [_DRAFT_ID])},
        "/api/v1/drafts/{draft_id}/issue": {
            "post": _write(
                "Ban hành dự thảo", "IssueOrder", paper, [_DRAFT_ID], scope="issue", status="200"
            )
        },
    }


def _read(
    summary: str, properties: dict[str, Any], parameters: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    return {
        "summary": summary,
        "description": "Phạm vi: read.",
        "parameters": parameters or [],
        "responses": {"200": _answer(properties), **_refusals()},
    }


def _write(
    summary: str,
    schema: str,
    properties: dict[str, Any],
    parameters: list[dict[str, Any]] | None = None,
    *,
    scope: str,
    status: str,
) -> dict[str, Any]:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {
        "summary": summary,
        "description": f"Phạm vi: {scope}.",
        "parameters": parameters or [],
        "requestBody": {"required": True, "content": {"application/json": {"schema": reference}}},
        "responses": {status: _answer(properties), **_refusals()},
    }


def _answer(properties: dict[str, Any]) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": sorted(properties)}
    return {"description": "Được", "content": {"application/json": {"schema": schema}}}


def _refusals() -> dict[str, Any]:
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {status: {"description": words, "content": error} for status, words in _REFUSALS.items()}


def _query(model: type[BaseModel]) -> list[dict[str, Any]]:
    """The parameters of an address, from the model that reads them. Absent is written by absence."""
    schema = model.model_json_schema()
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": known.get("description", ""),
            "schema": _given(known),
        }
        for name, known in schema["properties"].items()
    ]


def _given(known: dict[str, Any]) -> dict[str, Any]:
    branches = [one for one in known.get("anyOf", [known]) if one.get("type") != "null"]
    return {
        key: value
        for key, value in branches[0].items()
        if key not in ("title", "default", "description")
    }
