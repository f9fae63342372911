"""The output folder of `docgen batch`: whose files stand there, and whether it can be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.cli.exits import Exit
from tests.cli.test_batch import DOSSIER, run

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier for any commune."""
    path = tmp_path / "ke-hoach.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


def test_a_folder_with_files_of_something_else_is_left_alone(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    (out / "in").mkdir(parents=True)
    (out / "muc-luc.xlsx").write_text("của tôi", encoding="utf-8")
    words = (dossier, "--communes", "01273", "--out", out, "--no-pdf")
    for _ in range(2):
        refused = run(*words)
        assert refused.exit_code == Exit.WRONG_INPUT
        assert "đã có muc-luc.xlsx, in, không phải do docgen batch làm ra" in refused.stderr
    assert (out / "muc-luc.xlsx").read_text(encoding="utf-8") == "của tôi"
    assert sorted(path.name for path in out.iterdir()) == ["in", "muc-luc.xlsx"]


def test_a_file_where_a_folder_should_be(dossier: Path, tmp_path: Path) -> None:
    words = (dossier, "--communes", "01273", "--no-pdf", "--out")
    assert run(*words, tmp_path / "ra").exit_code == 0
    (tmp_path / "ra2" / ".docgen").mkdir(parents=True)
    (tmp_path / "ra2" / "xem-truoc").touch()
    wrong = run(*words, tmp_path / "ra2")
    assert wrong.exit_code == Exit.WRONG_INPUT
    assert "--out: không ghi được" in wrong.stderr
    assert "đã có tệp mang tên này" in wrong.stderr


def test_going_on_where_nothing_was_begun_leaves_nothing(tmp_path: Path) -> None:
    for word in ("--resume", "--retry"):
        wrong = run("--out", tmp_path / "ra", word)
        assert wrong.exit_code == Exit.NOT_FOUND
        assert "chưa có đợt nào để làm tiếp" in wrong.stderr
    assert not (tmp_path / "ra").exists()
