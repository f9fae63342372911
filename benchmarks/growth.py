"""Memory and handles of one warm LibreOffice over its whole life of a thousand papers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.papers import numbered
from benchmarks.rounds import Bench, Section
from docgen.pdf import open_converter

#: A worker is replaced after 1,000 papers: the last look is at the same process as the first.
PAPERS = 999
#: MiB that it may grow between the 100th and the last paper.
BOUND = 48


def section(bench: Bench) -> Section:
    """One worker, the papers one after another, its process looked at on the way."""
    count = bench.size(PAPERS, 40)
    looks = sorted({count // 100, count // 10, count // 2, count} - {0})
    found = Section(f"{PAPERS} papers in one LibreOffice")
    rows, sizes = [], []
    with open_converter(way="warm", workers=1) as converter:
        for number, docx in enumerate(numbered("plan", count), start=1):
            converter.convert_bytes(docx)
            if number in looks:
                process = next(_offices())
                sizes.append(_resident(process))
                handles = len(list((process / "fd").iterdir()))
                rows.append([f"{number}", f"{sizes[-1]:.0f}", f"{handles}"])
    found.table(["after paper", "resident memory, MiB", "open files"], rows)
    growth = sizes[-1] - sizes[-3]
    found.expect("growth of LibreOffice over 900 papers, MiB", growth, BOUND, at_most=True)
    return found


def _offices() -> Iterator[Path]:
    """Processes of LibreOffice that descend from this one."""
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and _name(process) == "soffice.bin" and _is_ours(process):
            yield process


def _is_ours(process: Path) -> bool:
    while process.name not in ("0", "1"):
        if int(process.name) == os.getpid():
            return True
        process = process.with_name(_fields(process)[1])
    return False


def _name(process: Path) -> str:
    try:
        return (process / "comm").read_text().strip()
    except OSError:
        return ""


def _fields(process: Path) -> list[str]:
    """State, parent and so on: what follows the name in ``stat``."""
    return (process / "stat").read_text().rpartition(")")[2].split()


def _resident(process: Path) -> float:
    status = (process / "status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024
