"""Where the files that docgen ships are, and how an office says they are elsewhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import MissingProgram

_PACKAGE = Path(__file__).resolve().parent

#: Environment variables that name another folder than the shipped one.
TEMPLATES_VARIABLE = "DOCGEN_TEMPLATES"
SAMPLES_VARIABLE = "DOCGEN_SAMPLES"


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders docgen reads.

    `templates` holds ``state/`` and ``party/`` with the same Word files inside; `samples` holds
    one folder a sample dossier. They are inside the installed package, or beside it in a checkout.
    """

    templates: Path
    samples: Path


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process, from its environment where none is given.

    MissingProgram when a variable names a folder that is not there. A shipped folder is not looked
    at here, so a checkout without templates can still stamp them.
    """
    environment = os.environ if environment is None else environment
    return Settings(
        templates=_folder(environment, TEMPLATES_VARIABLE, "templates_docx"),
        samples=_folder(environment, SAMPLES_VARIABLE, "samples"),
    )


def _folder(environment: Mapping[str, str], variable: str, name: str) -> Path:
    named = environment.get(variable, "").strip()
    if not named:
        return shipped(name)
    folder = Path(named).expanduser().resolve()
    if not folder.is_dir():
        raise MissingProgram(
            f"Biến môi trường {variable} chỉ đến «{named}», nhưng không có thư mục ấy. "
            "Hãy tạo thư mục hoặc sửa lại biến."
        )
    return folder


def shipped(name: str) -> Path:
    """A folder that came with docgen: in the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
