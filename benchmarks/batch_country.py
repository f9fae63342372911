"""Every commune of the country in one run of `docgen batch`, and what others need for the same.

    python -m benchmarks.batch_country            # about a quarter of an hour
    python -m benchmarks.batch_country --quick    # tries every part; its figures mean nothing

Makes plan and registration sheet of `samples/batch/ubnd-cap-xa.yaml` for 100, 500, 1,500 and all
3,321 communes by the command itself, as DOCX, PDF/A and ZIP; then what LibreOffice alone, a
process per file and unoserver need for files of the same run. Writes `benchmarks/results/batch.md`
(a quick run: `build/bench/BATCH-QUICK.md`).
"""

from __future__ import annotations

import argparse
import tempfile
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from benchmarks.batch_others import ALL, others
from benchmarks.batch_run import Run, run
from benchmarks.machine import cores, facts
from benchmarks.peers.install import install
from benchmarks.rounds import Bench, Section

_HERE = Path(__file__).resolve().parent
_BUILD = _HERE.parent / "build" / "bench"
RESULTS, QUICK = _HERE / "results" / "batch.md", _BUILD / "BATCH-QUICK.md"
SIZES, QUICK_SIZES = (100, 500, 1500, ALL), (4, 8)
#: Most that the growth from the smallest to the largest job may bend away from a straight line.
_STRAIGHT = 1.15


def main() -> None:
    """Run, compare, write."""
    arguments = _arguments()
    peers = install(_BUILD)
    command = "python -m benchmarks.batch_country" + (" --quick" if arguments.quick else "")
    about, started = facts(command), perf_counter()
    with tempfile.TemporaryDirectory(prefix="docgen-bench-") as folder:
        bench = Bench(arguments.quick, Path(folder), cores())
        sizes = arguments.sizes or (QUICK_SIZES if arguments.quick else SIZES)
        archive = [run(bench, size, plain=False) for size in sizes]
        plain = run(bench, sizes[-1], plain=True)
        sections = [
            _country(archive[-1], plain),
            _line(archive),
            _memory(archive[-1]),
            others(bench, peers, archive[-1]),
        ]
    minutes = (perf_counter() - started) / 60
    target = RESULTS if sizes[-1] == SIZES[-1] else QUICK
    _write(target, sections, [*about, f"- {minutes:.1f} minutes"])


def _country(archive: Run, plain: Run) -> Section:
    found = Section(f"{archive.communes} communes × (plan + registration sheet)")
    found.say(
        "`docgen batch` from an empty folder: check of every commune, preview, work, ZIP with "
        "index, merged PDF of each paper for printing. «Making» is the work alone: DOCX and PDF "
        "made, proven where they are PDF/A, stored and settled."
    )
    found.table(
        ["", "making, s", "papers a minute", "communes a minute", "whole command, s", "ZIP, MiB"],
        [
            [
                name, f"{run.making:.0f}", f"{60 * run.papers / run.making:.0f}",
                f"{60 * run.communes / run.making:.0f}", f"{run.whole.seconds:.0f}",
                f"{run.zip_bytes / 2**20:.0f}",
            ]
            for name, run in (("DOCX and PDF/A-2b, proven", archive), ("DOCX and plain PDF", plain))
        ],
    )  # fmt: skip
    return found


def _line(runs: list[Run]) -> Section:
    found = Section("Cost from small to large")
    found.say("PDF/A-2b. A straight line is one cost a paper, plus what starting costs.")
    found.table(
        ["communes", "making, s", "ms a paper", "whole command, s", "docgen's peak, MiB"],
        [
            [
                str(run.communes), f"{run.making:.1f}", f"{1000 * run.making / run.papers:.1f}",
                f"{run.whole.seconds:.0f}", f"{run.whole.peaks.get('docgen', 0):.0f}",
            ]
            for run in runs
        ],
    )  # fmt: skip
    # The marginal cost: from each size to the next, so that the start falls out.
    steps = [(b.making - a.making) / (b.papers - a.papers) for a, b in pairwise(runs)]
    if len(steps) > 1:
        what = "ms of one more paper at the largest size against the smallest"
        found.expect(what, steps[-1] / steps[0], _STRAIGHT, at_most=True)
    return found


def _memory(run: Run) -> Section:
    found = Section("Memory of every process")
    found.say(
        f"The run of {run.communes} communes with PDF/A. Peaks are the kernel's own high-water "
        "marks; growth is resident memory in the last tenth of the run less that after its first "
        f"quarter. All processes together held at most {run.whole.most:.0f} MiB."
    )
    found.table(
        ["process", "at once", "peak of the largest, MiB", "growth after a quarter, MiB"],
        [
            [
                role, str(run.whole.counts[role]), f"{peak:.0f}",
                f"{run.whole.grown(role, 0.25):+.0f}",
            ]
            for role, peak in sorted(run.whole.peaks.items(), key=lambda pair: -pair[1])
        ],
    )  # fmt: skip
    return found


def _write(target: Path, sections: list[Section], about: list[str]) -> None:
    lines = ["# Every commune at once", "", *about, "", "## What was expected", ""]
    lines += ["| what | expected | found | |", "| --- | ---: | ---: | --- |"]
    lines += [verdict for section in sections for verdict in section.verdicts]
    for section in sections:
        lines += ["", f"## {section.title}", "", *section.lines]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines).rstrip() + "\n")
    print(f"written: {target}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="a few communes, one round")
    parser.add_argument("--sizes", type=int, nargs="+", help="communes of each run, ascending")
    return parser.parse_args()


if __name__ == "__main__":
    main()
