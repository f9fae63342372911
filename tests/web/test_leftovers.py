"""Temporary folders of a killed server go at the next start; whatever may be in use stays."""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import docgen
import web
from web import cli
from web.leftovers import PREFIXES, sweep

_DAY = 24 * 60 * 60


def folder(at: Path, name: str, age: float) -> Path:
    """A folder with a file, both of an age in seconds."""
    made = at / name
    made.mkdir()
    (made / "file").write_bytes(b"x")
    for one in (made / "file", made):
        os.utime(one, (time.time() - age,) * 2)
    return made


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_old_folders_of_ours_go_and_nothing_else(temporary: Path) -> None:
    old = [folder(temporary, f"{prefix}abc", _DAY + 60) for prefix in PREFIXES]
    elsewhere = folder(temporary, "ours", 2 * _DAY)
    (temporary / "docgen-web-link").symlink_to(elsewhere)
    (temporary / "docgen-web-file").write_bytes(b"x")
    growing = folder(temporary, "docgen-web-growing", 2 * _DAY)
    os.utime(growing / "file")
    kept = {
        folder(temporary, "docgen-web-young", _DAY - 600), growing, elsewhere,
        folder(temporary, "docgen-pdf-old", 2 * _DAY), folder(temporary, "other-old", 2 * _DAY),
        temporary / "docgen-web-link", temporary / "docgen-web-file",
    }  # fmt: skip
    assert sweep() == len(old)
    assert set(temporary.iterdir()) == kept
    assert (elsewhere / "file").exists()
    assert sweep() == 0


def test_folders_of_other_users_are_left(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(temporary, "docgen-web-theirs", 2 * _DAY)
    monkeypatch.setattr(os, "getuid", lambda: temporary.stat().st_uid + 1)
    assert sweep() == 0


def test_the_server_sweeps_when_it_starts(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = folder(temporary, "docgen-zip-old", 2 * _DAY)

    def occupied(_services: object) -> None:
        raise SystemExit(3)

    monkeypatch.setattr(cli, "_listening", occupied)
    given = ["serve", "--home", str(temporary / "home"), "--trial"]
    assert CliRunner().invoke(cli.main, given).exit_code == 3
    assert not left.exists()


def test_every_temporary_folder_of_a_download_is_known() -> None:
    """A folder made where the system keeps temporary files, not beside its target."""
    found = set()
    for package in (docgen, web):
        for source in Path(str(package.__file__)).parent.rglob("*.py"):
            text = source.read_text(encoding="utf-8")
            found |= set(re.findall(r"TemporaryDirectory\(prefix=\"([\w-]+)\"\)", text))
    assert found == set(PREFIXES)
