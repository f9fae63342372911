"""unoserver as its manual starts it, with a client that stays loaded."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.peers.install import Peers
from benchmarks.peers.process import Peer
from tests.servers.ports import free_port

_CLIENT = Path(__file__).with_name("unoserver_client.py")
#: Seconds a server may take until it listens.
_PATIENCE = 60


@contextlib.contextmanager
def unoserver(peers: Peers, folder: Path) -> Iterator[Peer]:
    """A server with a LibreOffice of its own, and the client that speaks to it."""
    port, office_port = free_port(), free_port()
    command = [
        *(str(peers.python), "-m", "unoserver.server", "--interface", "127.0.0.1"),
        *("--port", str(port), "--uno-port", str(office_port)),
        *("--user-installation", str(folder / f"unoserver-{port}")),
    ]
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait_for(port)
        # Isolated, or this very file would be found under the name of the package.
        with Peer([peers.python, "-I", _CLIENT, str(port)]) as client:
            yield client
    finally:
        # The whole session: unoserver does not always take its LibreOffice along.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _wait_for(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            time.sleep(2)  # it listens before its LibreOffice does
            return
        time.sleep(0.1)
    sys.exit("unoserver did not start")
