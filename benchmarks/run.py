"""Measure everything in one run and write the results.

    make bench
    python -m benchmarks.run --quick      # tries every part; its figures mean nothing

Installs what docgen is compared with, takes the ways of every subject in turn, and writes
`benchmarks/RESULTS.md` (a quick run: `build/bench/QUICK.md`). What is measured so far is in
`build/bench/SO_FAR.md`, should a subject fail.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks import (
    end_to_end,
    filling,
    growth,
    many_papers,
    one_paper,
    starting,
    steps,
)
from benchmarks.machine import cores, facts
from benchmarks.peers.install import install
from benchmarks.rounds import Bench, Section

_HERE = Path(__file__).resolve().parent
_BUILD = _HERE.parent / "build" / "bench"
RESULTS, QUICK, SO_FAR = _HERE / "RESULTS.md", _BUILD / "QUICK.md", _BUILD / "SO_FAR.md"
_INTRODUCTION = """\
# How fast docgen is

One run of `make bench`; figures are medians of rounds that took the ways in turn. Compare figures
of one table only. [README.md](README.md) says how each was taken and what it may be read for.
"""


def main() -> None:
    """Run every subject, or those asked for, and write what came out."""
    arguments = _arguments()
    peers = install(_BUILD)
    before = facts("make bench" if not arguments.quick else "python -m benchmarks.run --quick")
    started = perf_counter()
    with tempfile.TemporaryDirectory(prefix="docgen-bench-") as folder:
        bench = Bench(arguments.quick, Path(folder), cores())
        subjects: dict[str, Callable[[], Section]] = {
            "filling": lambda: filling.section(bench, peers),
            "one": lambda: one_paper.section(bench, peers),
            "many": lambda: many_papers.section(bench, peers),
            "end": lambda: end_to_end.section(bench),
            "steps": lambda: steps.section(bench),
            "start": lambda: starting.section(bench),
            "growth": lambda: growth.section(bench),
        }
        sections = []
        for name in arguments.only or subjects:
            print(f"{name} …", flush=True)
            sections.append(subjects[name]())
            SO_FAR.write_text(_written(sections, before))
    minutes = (perf_counter() - started) / 60
    target = QUICK if arguments.quick or arguments.only else RESULTS
    target.write_text(_written(sections, [*before, f"- the run took {minutes:.1f} minutes"]))
    print(f"written: {target}")


def _written(sections: list[Section], about: list[str]) -> str:
    lines = [_INTRODUCTION, *about, "", "## What was expected", ""]
    lines += ["| what | expected | found | |", "| --- | ---: | ---: | --- |"]
    lines += [verdict for section in sections for verdict in section.verdicts]
    for section in sections:
        lines += ["", f"## {section.title}", "", *section.lines]
    return "\n".join(lines).rstrip() + "\n"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="small sizes, one round")
    parser.add_argument("--only", nargs="+", metavar="SUBJECT", help="filling one many end steps …")
    return parser.parse_args()


if __name__ == "__main__":
    main()
