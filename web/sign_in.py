"""Sign-in: who the cookie says somebody is, checked against the records at every request."""

from __future__ import annotations

import hashlib
import hmac
import math
import time
from datetime import timedelta

from flask import Flask, current_app, request, session

from docgen.errors import DocgenError
from docgen.records.people import Account, account
from web.api_keys import visitor_of_key
from web.passwords import matches
from web.visitor import Visitor
from web.wiring import services

_LOGIN, _STAMP, _SEEN = "login", "stamp", "seen"


class TooManyTries(DocgenError):
    """Too many wrong passwords: wait."""


def set_cookies(app: Flask, *, https: bool, idle_minutes: int) -> None:
    """Cookies that scripts cannot read and other sites cannot use."""
    app.config.update(
        SESSION_COOKIE_NAME="docgen",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=https,
        PERMANENT_SESSION_LIFETIME=timedelta(minutes=idle_minutes),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=https,
    )


def sign_in(login: str, password: str) -> bool:
    """Let a person in; False for a wrong login or password. Raises TooManyTries."""
    throttle = services().throttle
    keys = (f"login:{login.strip().lower()}", f"address:{request.remote_addr}")
    if wait := throttle.wait(*keys):
        raise TooManyTries(f"Nhập sai quá nhiều lần. Hãy đợi {math.ceil(wait)} giây rồi thử lại.")
    found = account(services().records, login)
    kept = found.password_hash if found and found.person.active else None
    if not matches(kept, password) or found is None:
        throttle.failed(*keys)
        return False
    throttle.passed(*keys)
    remember(found)
    return True


def remember(found: Account) -> None:
    """Write who somebody is into the cookie. The form token stays, so that an open page still works."""
    session.permanent = True
    session[_LOGIN] = found.person.login
    session[_STAMP] = stamp(found)
    session[_SEEN] = int(time.time())


def forget() -> None:
    """Sign out."""
    session.clear()


def signed_in() -> Visitor | None:
    """Who the request comes from: by key for programs, by cookie for people; None for neither."""
    if header := request.headers.get("Authorization"):
        return visitor_of_key(services().records, header)
    login = session.get(_LOGIN)
    if not login:
        return None
    idle = time.time() - session.get(_SEEN, 0)
    found = account(services().records, login)
    if (
        found is None
        or not found.person.active
        or idle > services().settings.idle_minutes * 60
        or not hmac.compare_digest(stamp(found), session.get(_STAMP, ""))
    ):
        for key in (_LOGIN, _STAMP, _SEEN):
            session.pop(key, None)
        return None
    if idle > _REFRESH:
        session[_SEEN] = int(time.time())
    return _visitor(found)


#: Seconds after which a click renews the cookie.
_REFRESH = 60


def stamp(found: Account) -> str:
    """Changes with the password, so that a new one ends every other session."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, (found.password_hash or "").encode(), hashlib.sha256).hexdigest()


def _visitor(found: Account) -> Visitor:
    person = found.person
    return Visitor(person.id, person.full_name, person.login, person.roles, found.agency_key)
