"""Sign-in: who the cookie says somebody is, checked against the records at every request."""

from __future__ import annotations

import hashlib
import hmac
import time
from datetime import timedelta

from flask import Flask, current_app, request, session

from docgen.records.people import Account, account
from web.api_keys import visitor_of_key
from web.passwords import is_once, matches
from web.throttle import keys_of
from web.visitor import Visitor
from web.wiring import services

_LOGIN, _STAMP, _SEEN = "login", "stamp", "seen"
#: Whose session this was before it ran out; the language somebody chose.
_WAS, _LANGUAGE = "was", "language"
#: The cookie stays longer than the session that it speaks of: with it would go the form token, and
#: a page left open overnight could not be sent after signing in again.
_COOKIE_STAYS = timedelta(days=7)


def set_cookies(app: Flask, *, https: bool, idle_minutes: int) -> None:
    """Cookies that scripts cannot read and other sites cannot use."""
    app.config.update(
        # Browsers take a cookie of this name from this very host only, and over TLS only: no other
        # host of the same domain can plant one.
        SESSION_COOKIE_NAME="__Host-docgen" if https else "docgen",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=https,
        PERMANENT_SESSION_LIFETIME=timedelta(minutes=idle_minutes) + _COOKIE_STAYS,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=https,
    )


def sign_in(login: str, password: str) -> bool:
    """Let a person in; False for a wrong login or password. Raises TooManyTries."""
    keys = keys_of(login, str(request.remote_addr))
    throttle = services().throttle
    throttle.enter(*keys)
    found = account(services().records, login)
    kept = found.password_hash if found and found.person.active else None
    if not matches(kept, password) or found is None:
        return False
    throttle.passed(*keys)
    remember(found)
    return True


def proves(found: Account, password: str) -> bool:
    """Whether somebody who has signed in knows their own password. Raises TooManyTries."""
    keys = keys_of(found.person.login, "đổi mật khẩu")[:1]
    services().throttle.enter(*keys)
    if not matches(found.password_hash, password):
        return False
    services().throttle.passed(*keys)
    return True


def remember(found: Account) -> None:
    """Write who somebody is into the cookie.

    The form token stays when the session was theirs before, so that a page left open overnight
    still saves; whatever a stranger left in the cookie is thrown away.
    """
    if session.get(_WAS) != found.person.login:
        language = session.get(_LANGUAGE)
        session.clear()
        if language:
            session[_LANGUAGE] = language
    session.permanent = True
    session[_LOGIN] = session[_WAS] = found.person.login
    session[_STAMP] = stamp(found)
    session[_SEEN] = int(time.time())


def forget() -> None:
    """Sign out."""
    session.clear()


def signed_in() -> Visitor | None:
    """Who the request comes from: by key for programs, by cookie for people; None for neither.

    Keys count at the API alone: the pages of people know no scopes.
    """
    header = request.headers.get("Authorization")
    if header and request.path.startswith("/api/"):
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
    return Visitor(
        person.id,
        person.full_name,
        person.login,
        person.roles,
        found.agency_key,
        must_change=is_once(found.password_hash),
    )
