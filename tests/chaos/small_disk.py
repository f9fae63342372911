"""A folder that has little room, and gets more when asked for."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.chaos.processes import descendants


class SmallDisk:
    """A mount of its own where root may make one; else a bound on what the workers may write."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self._size = size
        folder.mkdir()
        options = f"size={size},mode=0700"
        mounting = ["mount", "-t", "tmpfs", "-o", options, "docgen-test", str(folder)]
        self.mounted = os.geteuid() == 0 and subprocess.run(mounting, check=False).returncode == 0

    def begin(self, root: int) -> None:
        """Where nothing could be mounted: no file of these processes may grow beyond 16 kB."""
        if not self.mounted:
            _bound(root, 16_000)

    def grow(self, root: int) -> None:
        """Somebody makes room."""
        if self.mounted:
            remounting = ["mount", "-o", "remount,size=256m", str(self.folder)]
            subprocess.run(remounting, check=True)
        else:
            _bound(root, resource.RLIM_INFINITY)

    def close(self) -> None:
        """Take the mount away."""
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[SmallDisk]:
    """A disk of so many bytes in a new folder."""
    disk = SmallDisk(folder, size)
    try:
        yield disk
    finally:
        disk.close()


def _bound(root: int, size: int) -> None:
    for pid in (root, *descendants(root)):
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))
