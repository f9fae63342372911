"""Signing in and out, changing one's password, choosing the language."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.errors import InvalidInput
from docgen.records.people import account, set_password_hash
from web import sign_in as door
from web.passwords import SHORTEST, hash_password, matches
from web.visitor import visitor
from web.wiring import services

blueprint = Blueprint("account", __name__)
LANGUAGES = ("vi", "en")


@blueprint.route("/dang-nhap", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """The sign-in; leads back to the page that asked for it."""
    login, message, status = request.form.get("login", ""), "", 200
    if request.method == "POST":
        try:
            if door.sign_in(login, request.form.get("password", "")):
                return redirect(inside(request.args.get("toi", "")))
            message, status = _("Tên đăng nhập hoặc mật khẩu không đúng."), 401
        except door.TooManyTries as error:
            message, status = str(error), 429
    page = render_template("account/sign_in.html", login=login, message=message)
    return page, status


@blueprint.post("/dang-xuat")
def sign_out() -> ResponseReturnValue:
    """Sign out."""
    door.forget()
    return redirect(url_for("account.sign_in"))


@blueprint.route("/mat-khau", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Change one's own password; every other session of this person ends."""
    message, status = "", 200
    if request.method == "POST":
        found = account(services().records, visitor().login)
        if found is None or not matches(found.password_hash, request.form.get("old", "")):
            message, status = _("Mật khẩu đang dùng không đúng."), 422
        else:
            try:
                _change(request.form.get("new", ""))
                flash(_("Đã đổi mật khẩu."), "good")
                return redirect(url_for("start.home"))
            except InvalidInput as error:
                message, status = error.problems[0].message, 422
    page = render_template("account/password.html", message=message, shortest=SHORTEST)
    return page, status


def _change(new: str) -> None:
    hashed = hash_password(new)
    with services().desk(visitor()) as desk:
        set_password_hash(desk, visitor().person_id, hashed)
    if found := account(services().records, visitor().login):
        door.remember(found)


@blueprint.post("/ngon-ngu")
def language() -> ResponseReturnValue:
    """Choose the language of the pages."""
    if (wanted := request.form.get("language")) in LANGUAGES:
        session["language"] = wanted
    return redirect(inside(request.form.get("to", "")))


def inside(target: str) -> str:
    """The target when it is a page of this server, the first page otherwise."""
    parts = urlsplit(target)
    safe = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if safe and not parts.netloc and not parts.scheme else url_for("start.home")
