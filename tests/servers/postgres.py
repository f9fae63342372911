"""A throw-away PostgreSQL that a test may stop and start, reached by a socket or by the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Self

from tests.records.postgres import execute, programs
from tests.servers.ports import free_port

#: initdb refuses to run as root; Debian's package brings this user.
_SYSTEM_USER = "postgres"


class PostgresServer:
    """A server in a folder of its own with one database. `host`: an address of this machine.

    Unlike the server of `tests.records` it keeps what was committed when it is stopped.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        found = programs()
        if found is None:
            raise FileNotFoundError("PostgreSQL is not installed (apt-get install postgresql)")
        self._programs = found
        self._folder = Path(tempfile.mkdtemp(prefix="docgen-pg-"))
        self._host, self._port = host, free_port()

    @property
    def url(self) -> str:
        """The database for a client on the network."""
        return f"postgresql://docgen@{self._host}:{self._port}/docgen"

    def start(self) -> None:
        """Start and wait until it answers."""
        options = " ".join(
            f"-c {setting}"
            for setting in (
                f"listen_addresses={self._host}", f"port={self._port}", "max_connections=100",
                f"unix_socket_directories={self._folder}",
            )
        )  # fmt: skip
        data, log = self._folder / "data", self._folder / "log"
        self._run("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")

    def stop(self) -> None:
        """Cut every connection and stop."""
        self._run("pg_ctl", "-D", self._folder / "data", "-m", "fast", "-w", "stop")

    def __enter__(self) -> Self:
        if os.geteuid() == 0:
            shutil.chown(self._folder, _SYSTEM_USER)
        data = self._folder / "data"
        self._run("initdb", "-D", data, "-U", "docgen", "-A", "trust", "-E", "UTF8", "-N")
        with (data / "pg_hba.conf").open("a") as rules:
            rules.write("host all docgen samenet trust\n")
        self.start()
        execute(f"{self._folder} port={self._port}", "CREATE DATABASE docgen")
        return self

    def __exit__(self, *_: object) -> None:
        if (self._folder / "data" / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, program: str, *words: object) -> None:
        command = [str(self._programs / program), *map(str, words)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", _SYSTEM_USER, "--", *command]
        # Into a file: the server inherits the pipe of whoever started it, and would keep it open.
        with tempfile.TemporaryFile() as out:
            done = subprocess.run(
                command, stdout=out, stderr=out, timeout=600, check=False, cwd="/"
            )
            if done.returncode:
                out.seek(0)
                raise RuntimeError(f"{' '.join(command)}:\n{out.read().decode()}")
