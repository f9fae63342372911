"""What every page has: headers of safety, language, words and dates for the templates."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from flask import Flask, Response, g, request, session
from flask_babel import Babel
from flask_wtf.csrf import CSRFProtect, generate_csrf
from markupsafe import Markup

from docgen.papers import kind, kinds
from docgen.records.rights import ROLE_NAMES
from docgen.standards.library import editions
from web.api.blueprint import blueprint as api
from web.forms.declared import SIDES

#: No code and no style inside pages, nothing from elsewhere. Pictures of pages come from here.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; manifest-src 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_ONE_YEAR = "max-age=31536000"


def set_up_pages(app: Flask, *, https: bool) -> None:
    """Prepare the app's pages."""
    protect = CSRFProtect(app)
    # Programs have no token. `web.api.blueprint` refuses what another site could send.
    protect.exempt(api)
    Babel(app, default_locale="vi", locale_selector=language)
    app.jinja_env.filters.update(
        day=day, moment=moment, rows_only=rows_only, edition_number=edition_number
    )
    app.context_processor(_words)

    @app.after_request
    def _safe(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if https:
            response.headers.setdefault("Strict-Transport-Security", _ONE_YEAR)
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def language() -> str:
    """The language of the pages: Vietnamese unless somebody chose another."""
    return str(session.get("language", "vi"))


def day(value: dt.date | None) -> str:
    """A day as people write it."""
    return f"{value:%d/%m/%Y}" if value else ""


def edition_number(edition_id: str) -> str:
    """The rule behind the id of an edition: «30/2020/NĐ-CP»; the id itself where none is known."""
    return next((one.number for one in editions() if one.id == edition_id), edition_id)


def moment(value: dt.datetime) -> str:
    """A moment on the clock of the office."""
    return f"{value.astimezone():%H:%M %d/%m/%Y}"


def _token() -> Markup:
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())


def _kind_name(kind_id: str) -> str:
    known = {one.id for one in kinds()}
    return kind(kind_id).name if kind_id in known else kind_id


def _words() -> dict[str, Any]:
    return {
        "visitor": g.get("visitor"),
        "token": _token,
        "language": language(),
        "kind_name": _kind_name,
        "role_names": ROLE_NAMES,
        "sides": SIDES,
    }


def rows_only(grid: str) -> str:
    """The rows of a grid alone, as its form posts them."""
    return json.dumps(json.loads(grid)["rows"], ensure_ascii=False)
