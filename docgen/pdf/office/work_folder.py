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
from docgen.reasons import reason

_PREFIX = "docgen-pdf-"
_LOCK = "lock"
#: Seconds a folder without a lock is left alone: its owner may be about to lock it.
_YOUNG = 60.0


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder for one worker; gone at the end, whatever happens. Raises MissingProgram."""
    folder, lock = _locked_folder()
    try:
        yield folder
    finally:
        _remove(folder)
        os.close(lock)


def _locked_folder() -> tuple[Path, int]:
    """A new folder and the lock on it, which somebody who sweeps may have had first."""
    while True:
        folder = _new_folder()
        lock = os.open(folder / _LOCK, os.O_WRONLY | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat((folder / _LOCK).stat(), os.fstat(lock)):
                return folder, lock
        os.close(lock)


def _new_folder() -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise MissingProgram(
            f"Không tạo được thư mục tạm trong «{tempfile.gettempdir()}» ({reason(error)}); "
            "hãy kiểm tra dung lượng và quyền ghi, hoặc đặt biến TMPDIR."
        ) from error


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
            _remove_abandoned(folder)


def _remove_abandoned(folder: Path) -> None:
    """Remove it under its lock: an owner who comes for the lock only now sees that it is gone."""
    try:
        lock = os.open(folder / _LOCK, os.O_WRONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        if time.time() - folder.stat().st_mtime > _YOUNG:
            shutil.rmtree(folder, ignore_errors=True)
        return
    try:
        with contextlib.suppress(BlockingIOError):  # its owner is at work
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)
