"""Files on their way from the user."""

from __future__ import annotations

from flask import request


def sent_file(name: str, most: int = -1) -> bytes | None:
    """The content of the file that was chosen in an input; None when none was.

    No more than `most` bytes are read. The whole request is bounded before it comes here
    (`Settings.upload_bytes`), and what is in the file is for its reader to judge.
    """
    file = request.files.get(name)
    return file.stream.read(most) if file else None
