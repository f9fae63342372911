"""The keepers of the workers outlive a machine that starts no process for a while."""

from __future__ import annotations

import errno
import threading
from pathlib import Path
from typing import Any

import pytest

from web import workforce as module
from web.settings import Settings
from web.workforce import Workforce


class _Exhausted:
    """Stands for `multiprocessing` on a machine without memory for another process."""

    def __init__(self) -> None:
        self.starts = 0
        self.again = threading.Event()

    def Process(self, **_: object) -> _Exhausted:  # noqa: N802 - the name there
        return self

    def start(self) -> None:
        self.starts += 1
        if self.starts > 2:
            self.again.set()
        raise OSError(errno.ENOMEM, "Cannot allocate memory")


def test_a_worker_that_cannot_be_started_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PAUSE", 0.01)
    force = Workforce(Settings(home=tmp_path, workers=1))
    exhausted: Any = _Exhausted()
    force._spawn = exhausted
    with force:
        assert exhausted.again.wait(240)
