"""A real `docgen-web serve` in a folder of its own, with a clerk at its door; gone afterwards."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from tests.servers.ports import free_port

#: Longest wait for the server to be ready, LibreOffice included, seconds.
_PATIENCE = 240
_PASSWORD = re.compile(r"mật khẩu:\s+(\S+)")
_LOGIN = re.compile(r"tên đăng nhập:\s+(\S+)")


@dataclass(frozen=True)
class Served:
    """A server. `login` and `password` are those of the first administrator, who is a clerk too."""

    address: str
    home: Path
    login: str
    password: str
    process: subprocess.Popen[str]


@contextmanager
def served(*options: str) -> Iterator[Served]:
    """Start a server on 127.0.0.1 with the samples, wait until it is ready, stop it at the end."""
    port = free_port()
    with (
        tempfile.TemporaryDirectory(prefix="docgen-bench-") as home,
        (Path(home) / "server.log").open("w") as log,
    ):
        process = subprocess.Popen(
            [
                *(str(Path(sys.executable).with_name("docgen-web")), "serve", "--samples"),
                *("--home", home, "--port", str(port), *options),
            ],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            login, password = _told(process)
            address = f"http://127.0.0.1:{port}"
            _wait_until_ready(address, process)
            yield Served(address, Path(home), login, password, process)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def _told(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Login and one-time password from what the server prints first."""
    text = ""
    assert process.stdout
    for line in process.stdout:
        text += line
        if (login := _LOGIN.search(text)) and (password := _PASSWORD.search(text)):
            return login[1], password[1]
    raise RuntimeError(f"the server ended: {text}")


def _wait_until_ready(address: str, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(requests.RequestException):
            if requests.get(f"{address}/readyz", timeout=5).ok:
                return
        time.sleep(0.2)
    raise RuntimeError("the server is not ready")
