"""A dossier file, YAML or JSON, becomes a dossier: or all of its problems, each with its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from docgen.errors import BrokenFile, InvalidInput, Problem
from docgen.intake.json_file import read_json
from docgen.intake.typed_tree import TypedTree
from docgen.intake.yaml_file import read_yaml
from docgen.papers.dossier import Dossier
from docgen.papers.reading import read_dossier_data
from docgen.reasons import reason

#: A long plan with thousands of rows stays under this; reading so much takes a few seconds.
MAX_BYTES = 2 * 1024 * 1024


def read_dossier(source: Path | str, today: dt.date | None = None) -> Dossier:
    """The dossier in a file (a Path) or in a text (a str).

    InvalidInput carries all the problems, each with its path and line; with `today` also those
    that only building the papers would find, as far as the file can be understood. BrokenFile when
    there is no such file, or it is too large, or no UTF-8 text.
    """
    text = source if isinstance(source, str) else _text(source)
    if len(text) > MAX_BYTES:
        raise BrokenFile(f"Hồ sơ lớn quá {MAX_BYTES // 1024 // 1024} MB.")
    try:
        tree = _tree(text)
        return read_dossier_data(
            tree.data, line_of=tree.line_of, today=today, earlier=tree.problems
        )
    except InvalidInput as error:
        name = "" if isinstance(source, str) else str(source)
        raise InvalidInput(error.problems, name) from None


def read_plain_dossier(source: Path | str) -> TypedTree:
    """The plain data of a dossier file (or text), merge fields and all, and the line of every path.

    InvalidInput when the file itself is wrongly written; what it says is not looked at. BrokenFile
    as `read_dossier`.
    """
    try:
        tree = _tree(source if isinstance(source, str) else _text(source))
        if tree.problems:
            raise InvalidInput(tree.problems)
    except InvalidInput as error:
        name = "" if isinstance(source, str) else str(source)
        raise InvalidInput(error.problems, name) from None
    return tree


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BrokenFile(f"Không có tệp «{path}».") from None
    except OSError as error:
        raise BrokenFile(f"Không đọc được tệp «{path}»: {reason(error)}.") from None
    if len(content) > MAX_BYTES:
        raise BrokenFile(f"Tệp «{path}» lớn quá {MAX_BYTES // 1024 // 1024} MB: không phải hồ sơ.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BrokenFile(
            f"Tệp «{path}» không phải văn bản UTF-8. Hãy mở bằng trình soạn thảo và lưu lại với mã UTF-8."
        ) from None


def _tree(text: str) -> TypedTree:
    tree = read_json(text) if text.lstrip()[:1] in ("{", "[") else read_yaml(text)
    if tree.data is None and not tree.problems:
        raise InvalidInput([Problem("", "Tệp hồ sơ trống.")])
    return tree
