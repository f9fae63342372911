"""Ctrl+C while the program is being loaded, and once it runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

#: Presses Ctrl+C when a module begins to be loaded.
_PRESSED = """
import os, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
from {program}.start import main
sys.argv[1:] = {typed!r}
main()
"""


@pytest.mark.parametrize(
    ("program", "module", "typed"),
    [
        ("docgen.cli", "docgen.cli.main", ["--version"]),
        ("docgen.cli", "docgen.records.batches", ["batch", "list"]),
        ("web", "web.cli", ["--help"]),
    ],
)
def test_ctrl_c_while_loading_ends_it_without_a_word(
    program: str, module: str, typed: list[str]
) -> None:
    ended = _run(_PRESSED.format(program=program, module=module, typed=typed))
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")


def test_where_ctrl_c_is_not_for_the_program_it_goes_on() -> None:
    deaf = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    asked = {"program": "docgen.cli", "module": "docgen.cli.main", "typed": ["--version"]}
    ended = _run(deaf + _PRESSED.format(**asked))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "docgen, phiên bản" in ended.stdout


@pytest.mark.parametrize(("trace", "told"), [("", ""), ("1", "of a server\n")])
def test_notes_for_a_log_are_shown_to_who_asks_for_a_trace(trace: str, told: str) -> None:
    noting = """
import logging, sys
import docgen.cli.main
docgen.cli.main.main = lambda: logging.getLogger("docgen.pdf").warning("of a server")
from docgen.cli.start import main
main()
"""
    assert _run(noting, DOCGEN_TRACE=trace).stderr == told


def _run(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
