"""Putting a finished PDF in its place: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from docgen.errors import DocgenError
from docgen.reasons import reason

_MODE = 0o644


def deliver(pdf: bytes, target: Path, *, passing: bool = False) -> None:
    """Write the bytes to `target` in one step, over an older file if there is one.

    They are flushed to the disk first unless the file is only a `passing` one.
    At no moment does a reader find half a file under that name. A kill while a new file is being
    written leaves nothing beside it either, where the file system has nameless files. Raises
    DocgenError with a Vietnamese sentence when the folder is missing, full or closed to us.
    """
    try:
        with _folder(target.parent) as folder:
            _write(pdf, folder, target.name, passing=passing)
    except OSError as error:
        raise DocgenError(f"Không ghi được «{target}»: {reason(error)}.") from error


def _write(pdf: bytes, folder: int, name: str, *, passing: bool) -> None:
    hidden = f".{secrets.token_hex(8)}.part"
    with _unfinished(folder, hidden) as file:
        file.write(pdf)
        file.flush()
        if not passing:
            os.fsync(file.fileno())
        if file.name != hidden and _give_name(file, folder, name):
            return
        if file.name != hidden:
            _give_name(file, folder, hidden)
        os.replace(hidden, name, src_dir_fd=folder, dst_dir_fd=folder)


@contextmanager
def _unfinished(folder: int, hidden: str) -> Iterator[BinaryIO]:
    """A new file in the folder, without a name where possible, else named `hidden`."""
    try:
        file = os.fdopen(os.open(".", os.O_WRONLY | os.O_TMPFILE, _MODE, dir_fd=folder), "wb")
    except OSError:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        file = open(hidden, "wb", opener=lambda path, _: os.open(path, flags, _MODE, dir_fd=folder))  # noqa: SIM115
    try:
        with file:
            yield file
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(hidden, dir_fd=folder)


def _give_name(file: BinaryIO, folder: int, name: str) -> bool:
    """Name a nameless file; False when the name is taken."""
    try:
        os.link(f"/proc/self/fd/{file.fileno()}", name, dst_dir_fd=folder, follow_symlinks=True)
    except FileExistsError:
        return False
    return True


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
