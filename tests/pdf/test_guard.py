"""The guard alone, before commands far smaller than LibreOffice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.pdf.office import guard
from docgen.pdf.office.process import Bounds, Guarded
from tests.pdf.processes import descendants, named, running, wait_until

#: A command that starts a child of its own, in a session of its own, and waits for ever.
_FAMILY = ["sh", "-c", "setsid sleep 1000 & echo $!; exec sleep 1000"]


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def _lines(command: list[str], folder: Path, bounds: Bounds = Bounds()) -> list[str]:  # noqa: B008 - frozen
    with Guarded(command, folder, bounds) as guarded:
        guarded.end_input()
        return [line.decode().rstrip() for line in iter(guarded.read_line, b"")]


def test_input_output_and_exit_code_pass_through(tmp_path: Path) -> None:
    script = "read word; echo heard $word; echo oh >&2; exit 7"
    with Guarded(["sh", "-c", script], _folder(tmp_path), Bounds()) as guarded:
        guarded.write(b"you\n")
        assert guarded.read(6) == b"heard "
        assert guarded.read_line() == b"you\n"
        assert guarded.read_line() == b""
        assert guarded.wait() == 7
        assert guarded.last_words() == "oh"
    assert (tmp_path / "work").exists()


def test_a_signal_is_told_as_a_shell_tells_it(tmp_path: Path) -> None:
    with Guarded(["sh", "-c", "kill -9 $$"], _folder(tmp_path), Bounds()) as guarded:
        assert guarded.wait() == 128 + 9


def test_stopping_takes_the_whole_family(tmp_path: Path) -> None:
    leftover = tmp_path / "socket"
    leftover.touch()
    before = set(descendants(os.getpid()))
    with Guarded(_FAMILY, _folder(tmp_path), Bounds(), [leftover]) as guarded:
        grandchild = int(guarded.read_line())
        family = set(descendants(os.getpid())) - before
        assert grandchild in family
        assert len(family) == 3
    assert not any(running(pid) for pid in family)
    assert not leftover.exists()
    with pytest.raises(BrokenPipeError):
        guarded.write(b"x")
    assert guarded.read_line() == b""


def test_the_end_of_the_command_takes_its_children(tmp_path: Path) -> None:
    with Guarded(["sh", "-c", "sleep 1000 & echo $!"], _folder(tmp_path), Bounds()) as guarded:
        child = int(guarded.read_line())
        assert guarded.wait() == 0
        assert not running(child)


def test_a_killed_guard_takes_the_command_along(tmp_path: Path) -> None:
    with Guarded(["sh", "-c", "echo $$; exec sleep 1000"], _folder(tmp_path), Bounds()) as guarded:
        command = int(guarded.read_line())
        [own_guard] = [pid for pid in named("guard.py") if command in descendants(pid)]
        os.kill(own_guard, signal.SIGKILL)
        wait_until(lambda: not running(command))


def test_a_killed_parent_leaves_neither_process_nor_folder(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    script = (
        "import sys, pathlib; from docgen.pdf.office.process import Bounds, Guarded\n"
        f"guarded = Guarded({_FAMILY!r}, pathlib.Path({str(folder)!r}), Bounds())\n"
        "print(guarded.read_line().decode(), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout
        grandchild = int(parent.stdout.readline())
        family = [*descendants(parent.pid), grandchild]
        assert len(family) >= 3
        parent.kill()
    wait_until(lambda: not any(running(pid) for pid in family))
    wait_until(lambda: not folder.exists())


def test_an_orphan_does_not_even_begin(tmp_path: Path) -> None:
    """Its parent was gone before it could look: a process that is not its parent is told."""
    folder = _folder(tmp_path)
    mark = tmp_path / "mark"
    done = subprocess.run(
        [sys.executable, "-I", "-S", guard.__file__, "--parent", "1", "--folder", str(folder),
         "--memory", "1000000000", "--file-size", "1000", "--", "touch", str(mark)],
        check=False,
    )  # fmt: skip
    assert done.returncode == guard.EXIT_ORPHAN
    assert not folder.exists()
    assert not mark.exists()


def test_bounds_are_set(tmp_path: Path) -> None:
    bounds = Bounds(memory=512 * 2**20, file_size=2**20)
    lines = _lines(
        ["sh", "-c", "ulimit -v; ulimit -f; ulimit -n; ulimit -c"], _folder(tmp_path), bounds
    )
    assert lines == [str(512 * 2**10), str(2**20 // 512), str(guard.OPEN_FILES), "0"]


def test_no_network_is_left(tmp_path: Path) -> None:
    if not _may_isolate():
        pytest.skip("this kernel refuses network namespaces; the profile's settings are tested")
    lines = _lines(["cat", "/proc/net/dev"], _folder(tmp_path))
    assert [line.partition(":")[0].strip() for line in lines if ":" in line] == ["lo"]


def _may_isolate() -> bool:
    ways = (["unshare", "-n", "true"], ["unshare", "-Urn", "true"])
    return any(
        subprocess.run(way, check=False, capture_output=True).returncode == 0 for way in ways
    )


def test_little_of_the_environment_goes_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example")
    monkeypatch.setenv("DATABASE_URL", "secret")
    names = {line.partition("=")[0] for line in _lines(["env"], _folder(tmp_path))}
    assert {"PATH", "LC_ALL", "TMPDIR"} <= names
    assert not names & {"http_proxy", "DATABASE_URL", "DISPLAY", "PYTHONPATH"}
