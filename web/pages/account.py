"""Signing in and out, changing one's password, choosing the language."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from docgen.errors import InvalidInput
from docgen.records.people import account, set_password_hash
from web import sign_in as door
from web.faults import problems_of, status_of
from web.passwords import SHORTEST, hash_password
from web.throttle import TooManyTries
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
        except TooManyTries as error:
            message, status = str(error), int(status_of(error))
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
    message = _("Mật khẩu đang dùng do người khác đặt. Hãy chọn mật khẩu của riêng mình.")
    message, status = message if visitor().must_change else "", 200
    if request.method == "POST":
        message, status = _wrong_with(request.form.get("old", ""), request.form.get("new", ""))
        if not message:
            flash(_("Đã đổi mật khẩu."), "good")
            return redirect(inside(request.args.get("toi", "")))
    page = render_template("account/password.html", message=message, shortest=SHORTEST)
    return page, status


def _wrong_with(old: str, new: str) -> tuple[str, int]:
    """Change the password; what is wrong and its status, "" when it is changed."""
    found = account(services().records, visitor().login)
    try:
        if found is None or not door.proves(found, old):
            return _("Mật khẩu đang dùng không đúng."), 422
        if old == new:
            return _("Mật khẩu mới phải khác mật khẩu đang dùng."), 422
        _change(new)
    except (InvalidInput, TooManyTries) as error:
        problems = problems_of(error)
        return (problems[0].message if problems else str(error)), int(status_of(error))
    return "", 200


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
    # A line break can stand in no header, and browsers drop tabs before they read the address.
    safe = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if safe and not parts.netloc and not parts.scheme else url_for("start.home")
