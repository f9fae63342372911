"""Temporary folders that only their owner can enter, and that do not outlive their use."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import MissingProgram
from docgen.pdf.reasons import reason

_PREFIX = "docgen-pdf-"
_LOCK = "lock"
#: Seconds a folder without a lock is left alone: its owner may be about to lock it.
_YOUNG = 60.0


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder for one worker; gone at the end, whatever happens. Raises MissingProgram."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise MissingProgram(
            f"Không tạo được thư mục tạm trong «{tempfile.gettempdir()}» ({reason(error)}); "
            "hãy kiểm tra dung lượng và quyền ghi, hoặc đặt biến TMPDIR."
        ) from error
    lock = os.open(folder / _LOCK, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder
    finally:
        _remove(folder)
        os.close(lock)


def _remove(folder: Path) -> None:
    """Remove the lock last: a folder half removed by somebody killed can still be told."""
    with contextlib.suppress(FileNotFoundError):  # the guard may have been first
        for entry in folder.iterdir():
            if entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
            elif entry.name != _LOCK:
                entry.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of owners that were killed: nobody holds their lock any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if _abandoned(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _abandoned(folder: Path) -> bool:
    try:
        lock = os.open(folder / _LOCK, os.O_WRONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return time.time() - folder.stat().st_mtime > _YOUNG
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(lock)
    return True
