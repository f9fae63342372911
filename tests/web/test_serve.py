"""`docgen-web` as an office runs it: a process, a port, a first start, users, an orderly end."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner, Result

from benchmarks.clerks import Clerk, Day, add_clerks, what_was_lost
from benchmarks.served import served
from web.cli import main

#: Seconds after which a test that hangs is ended.
_PATIENCE = 240
_PROGRAM = str(Path(sys.executable).with_name("docgen-web"))


def _run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [_PROGRAM, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)


@pytest.mark.libreoffice
def test_six_clerks_lose_nothing_and_share_no_number() -> None:
    """The short version of `benchmarks/web_load.py`, on a real server; nothing is timed."""
    with served("--trial") as server:
        logins = add_clerks(server.home, 6)
        day = Day()
        deadline = time.monotonic() + 2
        clerks = [
            Clerk(server.address, login, day, think=0.02, seed=seed, saves=1)
            for seed, login in enumerate(logins)
        ]
        threads = [threading.Thread(target=one.work_until, args=(deadline,)) for one in clerks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert what_was_lost(server.home, day) == []
        assert day.issued
        for path, status, words in (
            ("/healthz", 200, "ok"),
            ("/readyz", 200, '"converter":"ok"'),
            ("/metrics", 200, 'docgen_requests_total{endpoint="issue.do"'),
            ("/api/v1/không", 404, '"status":404'),
        ):
            got = requests.get(server.address + path, timeout=_PATIENCE)
            told = got.text.replace(" ", "")
            assert (got.status_code, words in told) == (status, True), (path, told[:300])
        _too_large_is_told(server.address)
        second = _run("serve", "--home", server.home, "--port", server.address.rpartition(":")[2])
        assert (second.returncode, "cổng" in second.stderr) == (2, True)
        assert "mật khẩu" not in second.stdout, "the administrator is made once"
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(_PATIENCE) == 0
        assert "Traceback" not in (server.home / "server.log").read_text()


def _too_large_is_told(address: str) -> None:
    """What the server itself would refuse is refused in the words of every other error."""
    page = requests.get(f"{address}/dang-nhap", timeout=_PATIENCE)
    sent = requests.post(
        f"{address}/dang-nhap",
        files={"x": b"x" * (12 << 20)},
        cookies=page.cookies,
        timeout=_PATIENCE,
    )
    assert sent.status_code == 413
    assert "quá lớn" in sent.text


def _invoke(*words: object, environment: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, words)), env=environment)


def test_user_add_prints_a_password_for_one_use(tmp_path: Path) -> None:
    home = ("--home", tmp_path / "home")
    made = _invoke("agency", "add", "ubnd", *home, "--name", "UBND|xã A", "--side", "state")
    assert made.exit_code == 0
    added = _invoke("user", "add", "le.mo", *home, "--name", "Lê Thị Mơ", "--role", "clerk")
    assert re.search(r"Đã thêm le\.mo\..*: [a-z0-9]{4}(-[a-z0-9]{4}){3}\n", added.output)
    for wrong in (("le.mo",), ("x.y", "--agency", "khong-co"), ("lê mơ",)):
        refused = _invoke("user", "add", *wrong, *home, "--name", "Lê Thị Mơ")
        assert refused.exit_code == 2
        assert refused.output.startswith("Lỗi: ")


def test_a_secret_left_at_its_default_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    refused = _invoke("serve", "--home", home, environment={"DOCGEN_WEB_SECRET": "change-me"})
    assert refused.exit_code == 2
    assert "khoá bí mật" in refused.output
    assert not home.exists()


def test_a_fault_of_ours_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError("hỏng")

    monkeypatch.setattr("web.cli.read_settings", break_down)
    told = _invoke("serve", "--home", tmp_path)
    assert (told.exit_code, "lỗi của chính chương trình" in told.output) == (1, True)
    assert "Traceback" not in told.output
