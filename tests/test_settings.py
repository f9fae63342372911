"""Where shipped folders are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import settings as module
from docgen.errors import MissingProgram
from docgen.settings import settings

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_reads_the_folders_beside_the_package() -> None:
    found = settings({})
    assert found.templates == ROOT / "templates_docx"
    assert found.samples == ROOT / "samples"


def test_an_installed_package_reads_the_folders_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shipped" / "samples").mkdir(parents=True)
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    assert settings({}).samples == tmp_path / "shipped" / "samples"


def test_the_environment_names_another_folder(tmp_path: Path) -> None:
    found = settings({"DOCGEN_TEMPLATES": str(tmp_path)})
    assert found.templates == tmp_path
    assert found.samples == ROOT / "samples"


def test_the_environment_of_the_process_is_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCGEN_SAMPLES", str(tmp_path))
    assert settings().samples == tmp_path


def test_a_named_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingProgram, match=r"DOCGEN_TEMPLATES.*không có thư mục"):
        settings({"DOCGEN_TEMPLATES": str(tmp_path / "nowhere")})


def test_an_empty_variable_counts_as_none() -> None:
    assert settings({"DOCGEN_TEMPLATES": " "}) == settings({})
