"""Temporary folders of downloads whose server was killed: nobody else would ever remove them."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import time
from pathlib import Path

#: What downloads are put together in, `web.pages.batch_files` and `docgen.issuing.batch.zip_file`.
PREFIXES = ("docgen-web-", "docgen-zip-")
#: Seconds after which nobody downloads from a folder any more.
_LONGEST = 24 * 60 * 60.0


def sweep(now: float | None = None) -> int:
    """Remove our own folders that nobody has written to for a day; how many there were.

    Another server on this machine may be at work: what is younger is left alone, and so is
    everything of other users.
    """
    moment = time.time() if now is None else now
    removed = 0
    for prefix in PREFIXES:
        for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
            with contextlib.suppress(OSError):
                if _abandoned(folder, moment):
                    shutil.rmtree(folder)
                    removed += 1
    return removed


def _abandoned(folder: Path, moment: float) -> bool:
    """Whether it is a folder (no link) of this user, and old with everything right inside it."""
    own = folder.lstat()
    if not stat.S_ISDIR(own.st_mode) or own.st_uid != os.getuid():
        return False
    newest = max([own.st_mtime, *(entry.lstat().st_mtime for entry in folder.iterdir())])
    return moment - newest > _LONGEST
