"""Keys of the API: given with scopes, shown once, taken back."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.records.standing import Sort, retire_standing, standing
from web.api_keys import SCOPES, new_key
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("keys", __name__, url_prefix="/khoa-api")


@blueprint.route("", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """The keys in use; a new one is shown on this page and never again."""
    text = ""
    if request.method == "POST":
        scopes = frozenset(request.form.getlist("scopes"))
        with services().desk(visitor()) as desk:
            _item, text = new_key(desk, request.form.get("name", ""), scopes)
    with services().reading(visitor()) as desk:
        items = standing(desk, Sort.API_KEY)
    return render_template("keys/index.html", items=items, scopes=SCOPES, text=text)


@blueprint.post("/<int:item_id>/thoi")
def retire(item_id: int) -> ResponseReturnValue:
    """Take a key back."""
    with services().desk(visitor()) as desk:
        retire_standing(desk, item_id)
    flash(_("Đã thu hồi khoá."), "good")
    return redirect(url_for("keys.index"))
