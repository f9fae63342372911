"""The addresses of `/api/v1`, from the table of operations, and the document as a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from docgen.errors import NotAllowed
from web.api.asked import require
from web.api.document import document
from web.api.operations import OPERATIONS, Operation

blueprint = Blueprint("api", __name__, url_prefix="/api")
_VARIABLE = re.compile(r"\{(\w+)\}")
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


@blueprint.before_request
def _no_other_site() -> None:
    """Refuse what a page of another site may have sent along with somebody's cookie.

    Forms carry no token here. A key is sent by programs alone; a browser sends JSON to another
    site only after asking, and is never answered.
    """
    by_cookie = g.visitor is not None and g.visitor.scopes is None
    if request.method in _READING or not by_cookie or request.is_json or _from_here():
        return
    raise NotAllowed("Yêu cầu bằng phiên đăng nhập phải gửi kiểu application/json, hoặc dùng khoá.")


def _from_here() -> bool:
    """Whether the browser says that a page of this very server asks."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin") == request.host_url.rstrip("/")


@blueprint.get("")
def page() -> ResponseReturnValue:
    """The document as a page for people."""
    return render_template("api/page.html", document=document())


@blueprint.get("/v1/openapi.json")
def openapi() -> ResponseReturnValue:
    """The OpenAPI document."""
    return jsonify(document())


def _scoped(operation: Operation) -> Callable[..., ResponseReturnValue]:
    """The view behind an operation, for keys that carry its scope."""

    @wraps(operation.view)
    def view(**given: Any) -> ResponseReturnValue:
        require(operation.scope)
        return operation.view(**given)

    return view


def _rule(path: str) -> str:
    """A path of the document as Flask writes it."""
    return _VARIABLE.sub(
        lambda found: f"<int:{found[1]}>" if found[1] in _NUMBERED else f"<{found[1]}>", path
    )


_NUMBERED = ("draft_id", "entry_id", "batch_id", "position", "place")

for _operation in OPERATIONS:
    blueprint.add_url_rule(
        _rule(_operation.path), _operation.name, _scoped(_operation), methods=[_operation.method]
    )
