"""A copy of the shipped data that a test may bend."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path


def copied(to: Path) -> Path:
    """A folder with the shipped data files."""
    with resources.as_file(resources.files("docgen.places") / "data") as folder:
        return Path(shutil.copytree(folder, to / "data"))


def bend(file: Path, before: str, after: str) -> None:
    """Replace a text that stands once in the file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
    file.write_text(text.replace(before, after), encoding="utf-8")
