"""The door of the checker, which has an issue of its own."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

blueprint = Blueprint("check", __name__)


@blueprint.get("/kiem-tra")
def door() -> ResponseReturnValue:
    """Says what will stand here."""
    return render_template("check/door.html")
