"""The machine and the versions behind the figures."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers.install import NODE_PACKAGES, UNOSERVER
from docgen.pdf.office.program import find_jemalloc, find_office, find_uno_python


def facts(command: str) -> list[str]:
    """Lines of Markdown: processor, cores, memory, load, versions, date, command."""
    memory = int(re.findall(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[0])
    versions = {
        "Python": platform.python_version(),
        "LibreOffice": find_office().version().removeprefix("LibreOffice "),
        "docxtpl": version("docxtpl"),
        "Node": subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
        .stdout.strip()
        .removeprefix("v"),
        "unoserver": UNOSERVER,
        **NODE_PACKAGES,
    }
    return [
        f"- {_system()}, {_processor()}, {cores()} cores, {memory // 2**20} GiB",
        f"- load when the run began: {os.getloadavg()[0]:.2f}",
        "- " + ", ".join(f"{name} {number}" for name, number in versions.items()),
        (
            f"- jemalloc: {'yes' if find_jemalloc() else 'no'}; "
            f"python3-uno: {'yes' if find_uno_python() else 'no'}"
        ),
        f"- {dt.datetime.now(dt.UTC):%d %B %Y}, by `{command}`",
    ]


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0))


def _processor() -> str:
    found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def _system() -> str:
    for line in Path("/etc/os-release").read_text().splitlines():
        if line.startswith("PRETTY_NAME="):
            return line.partition("=")[2].strip('"')
    return sys.platform
