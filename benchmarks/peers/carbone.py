"""Carbone with its own pool of LibreOffice."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.install import Peers
from benchmarks.peers.process import Peer

_SCRIPT = Path(__file__).with_name("carbone.js")


def carbone(peers: Peers, factories: int) -> Peer:
    """The pool, with so many LibreOffice («factories»); a context manager."""
    return Peer(["node", _SCRIPT, str(factories)], peers.node_environment)
