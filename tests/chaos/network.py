"""Machines on one network: namespaces with an address each where root may make them."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: A network of our own behind a bridge; nothing routes to it or from it.
_NET = "10.213.77"
_BRIDGE = "dgtest-br"
#: Held while the network stands: the names are always the same, so that what a killed test left is
#: found, and of two tests at once the second would take the first one's network down.
_LOCK = Path("/run/dgtest.lock")


@dataclass(frozen=True)
class Network:
    """`server` is the address of databases and stores; `machines` are the namespaces, or ()."""

    server: str
    machines: tuple[str, ...]

    def on(self, machine: int) -> list[str]:
        """What a command begins with to run on a machine, counted from 0."""
        return ["ip", "netns", "exec", self.machines[machine]] if self.machines else []


@contextmanager
def network(machines: int) -> Iterator[Network]:
    """So many machines and a server between them; on plain loopback where that is not allowed."""
    names = tuple(f"dgtest-{number}" for number in range(machines))
    if os.geteuid() != 0 or shutil.which("ip") is None:
        yield Network("127.0.0.1", ())
        return
    with _LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _bridge():
            yield Network("127.0.0.1", ())
            return
        try:
            for number, name in enumerate(names):
                _machine(number, name)
            yield Network(f"{_NET}.1", names)
        finally:
            for name in names:
                _ip("netns", "del", name)
            _ip("link", "del", _BRIDGE)


def _bridge() -> bool:
    _ip("link", "del", _BRIDGE)  # left by a test that was killed
    return all(
        (
            _ip("link", "add", _BRIDGE, "type", "bridge"),
            _ip("addr", "add", f"{_NET}.1/24", "dev", _BRIDGE),
            _ip("link", "set", _BRIDGE, "up"),
        )
    )


def _machine(number: int, name: str) -> None:
    near, far = f"dgt-v{number}", f"dgt-e{number}"
    # Both are left by a test that was killed; what still runs in the old namespace holds its end.
    _ip("link", "del", near)
    _ip("netns", "del", name)
    steps = (
        ("netns", "add", name),
        ("link", "add", near, "type", "veth", "peer", "name", far),
        ("link", "set", near, "master", _BRIDGE, "up"),
        ("link", "set", far, "netns", name),
        ("-n", name, "addr", "add", f"{_NET}.{number + 2}/24", "dev", far),
        ("-n", name, "link", "set", far, "up"),
        ("-n", name, "link", "set", "lo", "up"),
    )
    for step in steps:
        if not _ip(*step):
            raise RuntimeError(f"ip {' '.join(step)} failed")


def _ip(*words: str) -> bool:
    return subprocess.run(["ip", *words], capture_output=True, check=False).returncode == 0
