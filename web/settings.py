"""What an office sets for its server: from a TOML file, overruled by the environment."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from docgen.errors import BrokenFile, InvalidInput, Problem
from docgen.pdf import cores
from docgen.reasons import reason
from docgen.records.store import FilesPlace

#: The environment variable that names the TOML file, and what the others begin with.
FILE_VARIABLE = "DOCGEN_WEB_CONFIG"
PREFIX = "DOCGEN_WEB_"

#: Secrets that stand in manuals and examples: everybody knows them.
KNOWN_SECRETS = frozenset({"change-me", "changeme", "doi-chuoi-nay", "secret", "docgen", "trial"})
_SHORTEST_SECRET = 32


class Settings(BaseModel):
    """The settings of a server.

    `home` holds the database, the files and the secret. `database` "" is SQLite inside `home`.
    `files` "" is a folder inside `home`; otherwise a folder that several machines share, or an
    object store ``s3://bucket/prefix``. `queue` "" is a file inside `home`; otherwise
    ``redis://…`` or ``postgresql://…``.
    `secret` "" is made at the first start and kept in `home`. `trial` allows a weak secret. `https`
    says that a proxy speaks TLS to the users, so cookies travel on it only. `proxies`: how many
    stand before this server and write down whom they speak for; with 0 nobody is believed.
    `hosts`: the names that users know this server by, any when none is given; a request for another
    name is refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path = Path("docgen-data")
    database: str = ""
    files: str = ""
    queue: str = ""
    secret: str = ""
    trial: bool = False
    https: bool = False
    proxies: int = Field(0, ge=0, le=8)
    hosts: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    threads: int = Field(16, ge=1, le=256)
    converters: int = Field(2, ge=1, le=32)
    #: Worker processes for batches that `serve` keeps beside it; LibreOffices of each, 0 for one a
    #: core; what is added to their niceness, so that pages go first; seconds a worker may be silent
    #: before its items go to another.
    workers: int = Field(1, ge=0, le=64)
    worker_converters: int = Field(0, ge=0, le=256)
    worker_niceness: int = Field(10, ge=0, le=19)
    lease_seconds: int = Field(120, ge=2, le=1800)
    #: Bytes of one request, and minutes without a click after which a person signs in again.
    upload_bytes: int = Field(10 << 20, ge=1 << 16)
    idle_minutes: int = Field(480, ge=5)

    @property
    def database_url(self) -> str:
        """The URL of the database."""
        return self.database or f"sqlite:///{self.home.resolve() / 'docgen.db'}"

    @property
    def batch_converters(self) -> int:
        """LibreOffices that work on a batch at the same time, as far as this machine knows.

        More of them than cores bring nothing. Without workers here others work, of whom no one
        tells: taken to be as many as one worker here would have.
        """
        return min(max(self.workers, 1) * (self.worker_converters or cores()), cores())

    @property
    def files_place(self) -> FilesPlace:
        """Where the files of papers are kept."""
        return self.files or self.home.resolve() / "files"

    @field_validator("hosts", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        """An environment variable has the names in one line, a comma between."""
        return [one.strip() for one in given.split(",")] if isinstance(given, str) else given

    def checked(self) -> Self:
        """These settings, unless a secret is one that everybody knows: then InvalidInput."""
        weak = self.secret in KNOWN_SECRETS or len(self.secret) < _SHORTEST_SECRET
        if self.secret and weak and not self.trial:
            message = (
                f"khoá bí mật còn để mặc định hoặc ngắn hơn {_SHORTEST_SECRET} ký tự. "
                f"Hãy bỏ {PREFIX}SECRET để docgen tự tạo, hoặc đặt một chuỗi ngẫu nhiên dài."
            )
            raise InvalidInput([Problem("secret", message)])
        return self

    def secret_key(self) -> str:
        """The secret that signs cookies: the given one, or one made once and kept in `home`."""
        if self.secret:
            return self.secret
        path = self.home / "secret.key"
        if not path.exists():
            _make_secret(path)
        return path.read_text().strip()


def _make_secret(path: Path) -> None:
    """Write a new secret; another process that does the same at this moment may be the first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(written)
    finally:
        written.unlink()


def read_settings(environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
    """The settings of this process; what the caller gives overrules the environment.

    InvalidInput with every wrong setting; BrokenFile when the TOML file cannot be read.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, Any] = _from_file(environment.get(FILE_VARIABLE, ""))
    for name in Settings.model_fields:
        if written := environment.get(f"{PREFIX}{name.upper()}"):
            values[name] = written
    values |= {name: value for name, value in given.items() if value is not None}
    try:
        return Settings.model_validate(values).checked()
    except ValidationError as error:
        raise InvalidInput(
            Problem(".".join(map(str, fault["loc"])), f"thiết đặt sai: {_wanted(fault)}.")
            for fault in error.errors()
        ) from None


def _wanted(fault: Mapping[str, Any]) -> str:
    """What a setting has to be."""
    limits = fault.get("ctx", {})
    return {
        "int_parsing": "cần một số nguyên",
        "int_type": "cần một số nguyên",
        "int_from_float": "cần một số nguyên",
        "bool_parsing": "cần true hoặc false",
        "greater_than_equal": f"ít nhất là {limits.get('ge')}",
        "less_than_equal": f"nhiều nhất là {limits.get('le')}",
        "extra_forbidden": "không có thiết đặt nào tên này",
    }.get(fault["type"], "giá trị này không dùng được")


def _from_file(name: str) -> dict[str, Any]:
    if not name:
        return {}
    try:
        return tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise BrokenFile(f"Không đọc được tệp thiết đặt «{name}»: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise BrokenFile(f"Tệp thiết đặt «{name}» không phải văn bản UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f" ở dòng {line[1]}" if line else ""
        raise BrokenFile(f"Tệp thiết đặt «{name}» sai cách viết TOML{where}.") from error
