"""Work folders are there as long as they are used, whoever sweeps beside; then they are gone."""

from __future__ import annotations

import fcntl
import tempfile
import threading
from pathlib import Path

import pytest

from docgen.pdf.office import work_folder as module
from docgen.pdf.office.work_folder import sweep, work_folder


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files for this test alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_lasts_as_long_as_it_is_used(temporary: Path) -> None:
    with work_folder() as folder:
        (folder / "a").mkdir()
        (folder / "a" / "b").write_text("x")
        sweep()
        assert (folder / "a" / "b").read_text() == "x"
    assert list(temporary.iterdir()) == []


def test_one_whose_owner_was_killed_is_swept(temporary: Path) -> None:
    folder = temporary / "docgen-pdf-x"
    (folder / "a").mkdir(parents=True)
    (folder / "lock").touch()
    sweep()
    assert not folder.exists()


def test_one_that_has_no_lock_yet_is_left(temporary: Path) -> None:
    (temporary / "docgen-pdf-x").mkdir()
    sweep()
    assert (temporary / "docgen-pdf-x").exists()


def test_a_sweep_just_before_the_lock_costs_nothing(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, sweeps = fcntl.flock, iter([sweep])

    def flock(descriptor: int, how: int) -> None:
        if how == fcntl.LOCK_EX and (once := next(sweeps, None)):
            once()
        real(descriptor, how)

    monkeypatch.setattr(module.fcntl, "flock", flock)
    with work_folder() as folder:
        (folder / "a").write_text("x")
    assert next(sweeps, None) is None
    assert list(temporary.iterdir()) == []


def test_many_that_start_beside_many_that_sweep(temporary: Path) -> None:
    over = threading.Event()

    def sweeping() -> None:
        while not over.is_set():
            sweep()

    sweepers = [threading.Thread(target=sweeping) for _ in range(3)]
    for sweeper in sweepers:
        sweeper.start()
    try:
        for number in range(100):
            with work_folder() as folder:
                (folder / "a").write_text(str(number))
                assert (folder / "a").read_text() == str(number)
    finally:
        over.set()
        for sweeper in sweepers:
            sweeper.join()
    assert list(temporary.iterdir()) == []
