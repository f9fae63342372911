"""The search for what a test left running finds a leak, and takes nothing else for one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pdf.processes import descendants, started_in, wait_until


@pytest.fixture
def orphan(tmp_path: Path) -> Iterator[int]:
    """A process that somebody left behind: its parent is gone, and its own name says nothing."""
    script = "exec setsid sleep 1000 >&- 2>&- & echo $!"
    folder = tmp_path / "docgen-pdf-x"
    told = subprocess.run(
        ["sh", "-c", script], env={**os.environ, "TMPDIR": str(folder)}, stdout=subprocess.PIPE,
        check=True,
    )  # fmt: skip
    yield int(told.stdout)
    os.kill(int(told.stdout), 9)


def test_an_orphan_is_found(orphan: int, tmp_path: Path) -> None:
    wait_until(lambda: orphan not in descendants(os.getpid()))
    assert started_in(tmp_path) == {orphan}
    assert started_in(tmp_path / "docgen") == set()


def test_what_ended_is_not_left(tmp_path: Path) -> None:
    """A zombie, too, has ended: its parent only has not asked yet."""
    with subprocess.Popen(["true"], env={"TMPDIR": str(tmp_path)}):
        wait_until(lambda: not started_in(tmp_path))
