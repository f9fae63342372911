"""Passwords: hashed by Argon2id with the defaults of RFC 9106, made at random where none is chosen."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from docgen.errors import InvalidInput, Problem

_HASHER = PasswordHasher()
#: Compared with when a login is unknown, so that the answer takes as long as for a known one.
_NOBODY = _HASHER.hash(secrets.token_urlsafe(16))
#: Stands before the hash of a password that its owner did not choose and must change.
_ONCE = "once:"
SHORTEST = 10
_LONGEST = 200
#: Letters and figures that nobody confuses when they read a password out.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def hash_password(password: str) -> str:
    """The hash to keep; InvalidInput for a password that is too short or absurdly long."""
    if not SHORTEST <= len(password) <= _LONGEST:
        message = f"mật khẩu cần từ {SHORTEST} đến {_LONGEST} ký tự."
        raise InvalidInput([Problem("password", message)])
    return _HASHER.hash(password)


def hash_once(password: str) -> str:
    """The hash of a one-time password: it lets its owner in to choose another, and no further."""
    return _ONCE + hash_password(password)


def is_once(kept: str | None) -> bool:
    """Whether the password behind a hash has to be changed first."""
    return kept is not None and kept.startswith(_ONCE)


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one behind a hash; takes its time for None too."""
    try:
        hashed = (kept or _NOBODY).removeprefix(_ONCE)
        return _HASHER.verify(hashed, password[: _LONGEST + 1]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def one_time_password() -> str:
    """A password to be read out once: four groups of four, 79 bits."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)
