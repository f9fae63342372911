"""A throw-away PostgreSQL server for the tests: its own folder, a unix socket, nobody else's."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

#: initdb refuses to run as root; Debian's package brings this user.
_SYSTEM_USER = "postgres"
_SETTINGS = (
    "listen_addresses=''",
    "max_connections=200",
    # The server is never killed, only its clients: the tests need no disk flush of its own.
    "fsync=off",
    "full_page_writes=off",
)


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest version; None when PostgreSQL is absent."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found := shutil.which("initdb"):
        folders.append(Path(found).resolve().parent)
    return max(folders, key=lambda folder: float(folder.parent.name or 0), default=None)


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """A running server; gives the folder of its socket. The only database user is «docgen»."""
    folder = Path(tempfile.mkdtemp(prefix="docgen-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _SYSTEM_USER)
    data, log = folder / "data", folder / "log"
    options = " ".join(
        f"-c {setting}" for setting in (*_SETTINGS, f"unix_socket_directories={folder}")
    )
    try:
        _run(bin_folder / "initdb", "-D", data, "-U", "docgen", "-A", "trust", "-E", "UTF8", "-N")
        _run(bin_folder / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        yield str(folder)
    finally:
        if data.exists():
            _run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def execute(socket: str, statement: str) -> None:
    """Run one statement outside any transaction, as CREATE DATABASE wants it."""
    with psycopg.connect(
        f"host={socket} user=docgen dbname=postgres", autocommit=True
    ) as connection:
        connection.execute(statement)  # type: ignore[call-overload] # names come from the tests themselves


def create_database(socket: str, name: str, template: str) -> None:
    """A database like another one, which nobody may be using.

    Its files are copied: the usual way writes every page of them into the log as well, and half the
    time of these tests would go into that.
    """
    execute(socket, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")


def url(socket: str, database: str) -> str:
    """The URL of a database on the server."""
    return f"postgresql://docgen@/{database}?host={socket}"


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", _SYSTEM_USER, "--", *words]
    done = subprocess.run(
        words, capture_output=True, text=True, timeout=600, cwd=tempfile.gettempdir(), check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}:\n{done.stdout}{done.stderr}")
