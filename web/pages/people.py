"""People of the agency and their roles, and the journal of who did what."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.records.journal import journal as journal_of
from docgen.records.people import (
    add_person,
    get_person,
    people,
    set_active,
    set_password_hash,
    set_roles,
)
from docgen.records.rights import RIGHTS, Role
from web.journal_words import told
from web.passwords import hash_once, one_time_password
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("people", __name__, url_prefix="/nguoi-dung")


@blueprint.route("", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Everybody of the agency; a new person gets a password to be read out once."""
    if request.method == "POST":
        given = request.form
        password = one_time_password()
        with services().desk(visitor()) as desk:
            made = add_person(
                desk, given.get("login", ""), given.get("full_name", ""), _roles(),
                given.get("position", ""),
            )  # fmt: skip
            set_password_hash(desk, made.id, hash_once(password))
        _tell_once(made.login, password)
        return redirect(url_for("people.index"))
    with services().reading(visitor()) as desk:
        return render_template("people/index.html", people=people(desk), roles=Role)


@blueprint.post("/<int:person_id>")
def change(person_id: int) -> ResponseReturnValue:
    """Give other roles, or let somebody in or out."""
    with services().desk(visitor()) as desk:
        person = get_person(desk, person_id)
        active = "active" in request.form
        if active != person.active:
            set_active(desk, person_id, active=active)
        if set(_roles()) != set(person.roles):
            set_roles(desk, person_id, _roles())
    flash(_("Đã ghi."), "good")
    return redirect(url_for("people.index"))


@blueprint.post("/<int:person_id>/mat-khau")
def new_password(person_id: int) -> ResponseReturnValue:
    """A new password to be read out once; the old one ends, with every session."""
    password = one_time_password()
    with services().desk(visitor()) as desk:
        person = get_person(desk, person_id)
        set_password_hash(desk, person_id, hash_once(password))
    _tell_once(person.login, password)
    return redirect(url_for("people.index"))


@blueprint.get("/nhat-ky")
def journal() -> ResponseReturnValue:
    """Who did what, the newest first."""
    before = request.args.get("truoc", type=int)
    with services().reading(visitor()) as desk:
        lines = journal_of(desk, before=before)
    return render_template("people/journal.html", lines=lines, rights=RIGHTS, told=told)


def _tell_once(login: str, password: str) -> None:
    words = _("Mật khẩu dùng một lần của %(login)s: %(password)s", login=login, password=password)
    flash(words, "good")


def _roles() -> list[Role]:
    return [role for role in Role if role.value in request.form.getlist("roles")]
