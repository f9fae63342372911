"""A throw-away Redis on loopback, which a test may stop, start and kill."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from typing import Self

import redis

from tests.servers.ports import free_port

#: Seconds after which a start that hangs is ended.
_SECONDS_TO_START = 120


class RedisServer:
    """A server in its own folder; what it holds outlives a restart as far as Redis saves it."""

    def __init__(self, folder: Path, host: str = "127.0.0.1") -> None:
        self.program = shutil.which("redis-server") or ""
        self._folder = folder
        self._host, self._port = host, free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address for a client."""
        return f"redis://{self._host}:{self._port}/0"

    def start(self) -> None:
        """Start and wait until it answers."""
        command = [self.program, "--port", str(self._port), "--bind", self._host]
        # A network of the test alone: nobody else can reach it.
        command += [
            "--protected-mode",
            "no",
            "--dir",
            str(self._folder),
            "--save",
            "",
            "--daemonize",
            "no",
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + _SECONDS_TO_START
        while True:
            try:
                with redis.Redis.from_url(self.url) as client:
                    client.ping()
            except redis.ConnectionError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """Kill it; nothing is saved."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
