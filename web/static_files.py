"""Static files under addresses that name their content, so that browsers keep them for good.

A new version of docgen has other content, hence other addresses: nobody works with the script of
yesterday on the page of today, and nobody asks again for what has not changed.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from werkzeug.security import safe_join

_FOR_GOOD = "public, max-age=31536000, immutable"
#: Under an address that names no content, or other content: asked again each time, by its ETag.
_ASK_AGAIN = "no-cache"
_SIGNS = 12


def version_static_files(app: Flask) -> None:
    """Let every address of a static file name its content, and have it cached accordingly."""
    folder = app.static_folder
    if folder is None:
        return

    def version_of(filename: str) -> str:
        path = safe_join(folder, filename)
        try:
            return _version(path, Path(path).stat().st_mtime_ns) if path else ""
        except OSError:
            return ""

    @app.url_defaults
    def _name_content(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and (version := version_of(values.get("filename", ""))):
            values.setdefault("v", version)

    @app.after_request
    def _cache(response: Response) -> Response:
        if request.endpoint == "static":
            named = request.args.get("v", "")
            given = (request.view_args or {}).get("filename", "")
            fresh = response.status_code in (200, 304) and named and named == version_of(given)
            response.headers["Cache-Control"] = _FOR_GOOD if fresh else _ASK_AGAIN
        return response


@lru_cache(maxsize=256)
def _version(path: str, _changed: int) -> str:
    """The hash of a file, counted anew when the file changes."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:_SIGNS]
