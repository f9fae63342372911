"""What the agency keeps ready for its papers: signers and lists of recipients."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.papers.parts.receivers import bare
from docgen.records.standing import Sort, add_standing, change_standing, retire_standing, standing
from docgen.vietnamese import clean_text
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("standing", __name__, url_prefix="/danh-muc")


@blueprint.route("/nguoi-ky", methods=["GET", "POST"])
def signers() -> ResponseReturnValue:
    """Those who sign, with their powers, as the form takes them over."""
    if request.method == "POST":
        given = request.form
        names = ("authority", "position", "name", "other_office")
        content = {f"signature.{name}": clean_text(given.get(name, "")) for name in names}
        words = " – ".join(filter(None, (given.get("name", ""), given.get("position", ""))))
        _keep(Sort.SIGNER, words.replace("\r", "").replace("\n", ", "), content)
        return redirect(url_for("standing.signers"))
    with services().reading(visitor()) as desk:
        return render_template("standing/signers.html", items=standing(desk, Sort.SIGNER))


@blueprint.route("/noi-nhan", methods=["GET", "POST"])
def recipients() -> ResponseReturnValue:
    """Lists of recipients under a name; «nơi nhận | mục đích», a line each."""
    if request.method == "POST":
        rows = [_receiver(line) for line in clean_text(request.form.get("lines", "")).split("\n")]
        content = {
            "recipients": [row for row in rows if row["name"]],
            "filing.keeper": clean_text(request.form.get("keeper", "")),
        }
        _keep(Sort.RECIPIENTS, request.form.get("label", ""), content)
        return redirect(url_for("standing.recipients"))
    with services().reading(visitor()) as desk:
        items = standing(desk, Sort.RECIPIENTS)
    return render_template("standing/recipients.html", items=items, line_of=_line)


def _receiver(line: str) -> dict[str, str]:
    name, _bar, purpose = line.partition("|")
    return {"name": bare(name.strip()), "purpose": purpose.strip(" ()")}


def _line(row: dict[str, str]) -> str:
    return " | ".join(filter(None, (row["name"], row["purpose"])))


def _keep(sort: Sort, name: str, content: dict[str, Any]) -> None:
    item_id = request.form.get("id", type=int)
    with services().desk(visitor()) as desk:
        if item_id:
            change_standing(desk, item_id, name, content)
        else:
            add_standing(desk, sort, name, json.loads(json.dumps(content)))
    flash(_("Đã ghi vào danh mục."), "good")


@blueprint.post("/<int:item_id>/thoi")
def retire(item_id: int) -> ResponseReturnValue:
    """Take an item out of use."""
    with services().desk(visitor()) as desk:
        item = retire_standing(desk, item_id)
    page = "standing.signers" if item.sort is Sort.SIGNER else "standing.recipients"
    flash(_("Đã thôi dùng «%(name)s».", name=item.name), "good")
    return redirect(url_for(page))
