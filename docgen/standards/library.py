"""The editions that docgen carries, and which one a paper follows."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from docgen.errors import BrokenFile
from docgen.model import Side
from docgen.standards.edition import Edition

SCHEMA = 1


def read_edition(file: Traversable) -> Edition:
    """The edition in a TOML file.

    Raises BrokenFile with file, key path and reason when it lacks, repeats or invents something,
    or is of another schema than this docgen reads.
    """
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenFile(f"{file.name}: không đọc được tệp: {error}") from error
    if data.get("schema") != SCHEMA:
        raise BrokenFile(
            f"{file.name}: schema: là {data.get('schema')}, docgen này đọc bản {SCHEMA}"
        )
    try:
        edition = Edition.model_validate(data)
    except ValidationError as error:
        raise BrokenFile(_explain(file.name, data, error)) from error
    if file.name != f"{edition.id}.toml":
        raise BrokenFile(f"{file.name}: id: «{edition.id}» khác tên tệp")
    return edition


def _explain(name: str, data: object, error: ValidationError) -> str:
    """One line a fault: file, path of the key, reason."""
    return "\n".join(
        f"{name}: {_path(data, fault['loc'])}: {fault['msg']}" for fault in error.errors()
    )


def _path(data: object, location: Sequence[int | str]) -> str:
    """The key path of a fault; an element of a table array is shown by its id or name."""
    path, here = "", data
    for step in location:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            label = here.get("id") or here.get("name") if isinstance(here, dict) else None
            path += f"[{label or step}]"
        else:
            here = here.get(step) if isinstance(here, dict) else None
            path += f".{step}" if path else step
    return path or "(tệp)"


@cache
def editions() -> tuple[Edition, ...]:
    """All editions, by side and then by date, oldest first."""
    folder = resources.files("docgen.standards") / "data"
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    read = [read_edition(file) for file in files]
    return tuple(sorted(read, key=lambda edition: (edition.side.value, edition.effective_from)))


def edition(edition_id: str) -> Edition:
    """The edition of that id («party_hd05_2026»); KeyError when docgen carries none."""
    for known in editions():
        if known.id == edition_id:
            return known
    raise KeyError(edition_id)


def choose(side: Side, on: dt.date | None, today: dt.date) -> Edition:
    """The edition that a paper of that side and date follows.

    The date printed on the paper decides; a paper without a date follows the edition in force
    `today`. A paper older than every edition is judged by the oldest one: the older rules are not
    carried, and the oldest is nearest to them.
    """
    day = today if on is None else on
    of_side = [known for known in editions() if known.side is side]
    begun = [known for known in of_side if known.effective_from <= day]
    return begun[-1] if begun else of_side[0]
