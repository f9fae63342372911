"""Files on their way to the user."""

from __future__ import annotations

from collections.abc import Generator
from itertools import chain
from urllib.parse import quote

from flask import Response

from docgen.issuing.issue import file_name
from docgen.vietnamese import fold

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
ZIP = "application/zip"
JSON = "application/json"
CSV = "text/csv; charset=utf-8"
TYPES = {"docx": DOCX, "pdf": PDF, "values": JSON, "zip": ZIP}


def attachment(content: bytes, name: str, content_type: str) -> Response:
    """A file to be saved under a name; the name is cleaned, and given in plain letters too."""
    return _named(Response(content, content_type=content_type), name)


def streamed(chunks: Generator[bytes, None, None], name: str, content_type: str) -> Response:
    """A file that is sent while it is made, as `attachment` otherwise.

    What goes wrong before its first piece is raised here, before the answer has begun.
    """
    first = next(chunks, b"")
    response = _named(Response(chain([first], chunks), content_type=content_type), name)
    response.call_on_close(chunks.close)
    return response


def _named(response: Response, name: str) -> Response:
    stem, _, ending = name.rpartition(".")
    clean = f"{file_name(stem)}.{file_name(ending)}"
    plain = file_name(fold(clean).encode("ascii", "ignore").decode())
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean)}"
    )
    return response
