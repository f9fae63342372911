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
import csv
import datetime as dt
import json
import shutil
import sys
import tempfile
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from benchmarks.machine import cores, facts
from benchmarks.many_papers import spread
from benchmarks.office import FEW, MANY, one_run, process_per_file
from benchmarks.peers.install import Peers, install
from benchmarks.peers.unoserver import unoserver
from benchmarks.process_tree import Watched, watched
from benchmarks.rounds import Bench, Section, interleaved
from docgen import places
from docgen.filling.merge import merge
from docgen.records import Operator, Records
from docgen.records.batches import batches, progress

_HERE = Path(__file__).resolve().parent
_DOSSIER = _HERE.parent / "samples" / "batch" / "ubnd-cap-xa.yaml"
_BUILD = _HERE.parent / "build" / "bench"
RESULTS, QUICK = _HERE / "results" / "batch.md", _BUILD / "BATCH-QUICK.md"
_DAY = dt.date(2026, 9, 1)
SIZES, QUICK_SIZES = (100, 500, 1500, 3321), (4, 8)
#: Papers a commune.
EACH = 2
#: Papers of one template that docgen converts as one document.
_TOGETHER = 20
#: Most that the growth from the smallest to the largest job may bend away from a straight line.
_STRAIGHT = 1.15


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command. `making`: seconds from start to the last paper settled."""

    communes: int
    making: float
    whole: Watched
    out: Path
    zip_bytes: int

    @property
    def papers(self) -> int:
        """Papers made, each as DOCX and PDF."""
        return EACH * self.communes


def main() -> None:
    """Run, compare, write."""
    arguments = _arguments()
    peers = install(_BUILD)
    command = "python -m benchmarks.batch_country" + (" --quick" if arguments.quick else "")
    about, started = facts(command), perf_counter()
    with tempfile.TemporaryDirectory(prefix="docgen-bench-") as folder:
        bench = Bench(arguments.quick, Path(folder), cores())
        sizes = arguments.sizes or (QUICK_SIZES if arguments.quick else SIZES)
        archive = [_run(bench, size, plain=False) for size in sizes]
        plain = _run(bench, sizes[-1], plain=True)
        sections = [
            _country(archive[-1], plain),
            _line(archive),
            _memory(archive[-1]),
            _others(bench, peers, archive[-1]),
        ]
    minutes = (perf_counter() - started) / 60
    target = RESULTS if sizes[-1] == SIZES[-1] else QUICK
    _write(target, sections, [*about, f"- {minutes:.1f} minutes"])


def _run(bench: Bench, communes: int, *, plain: bool) -> Run:
    """The command for the first so many communes, in a folder of its own."""
    print(f"{communes} communes, {'plain PDF' if plain else 'PDF/A'} …", flush=True)
    out = bench.folder / f"{communes}-{'plain' if plain else 'archive'}"
    table = bench.folder / f"{communes}.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Mã xã"])
        rows.writerows([commune.code] for commune in places.communes(_DAY)[:communes])
    seen = watched(
        [
            str(Path(sys.executable).with_name("docgen")), "batch", str(_DOSSIER), "--yes",
            "--communes", str(table), "--out", str(out), "--name", "batch",
            "--plain" if plain else "--archive",
        ]
    )  # fmt: skip
    run = Run(communes, _making(out, communes), seen, out, (out / "batch.zip").stat().st_size)
    shutil.rmtree(out / ".docgen")  # files are taken from the ZIP later
    shutil.rmtree(out / "in")
    return run


def _making(out: Path, communes: int) -> float:
    """Seconds of the work itself, from the records that the command left; every commune is done."""
    home = out / ".docgen"
    records = Records.open(f"sqlite:///{home / 'docgen.db'}", home / "files")
    try:
        key = json.loads((home / "dot.json").read_text())["agency"]
        with records.reading(key, Operator("benchmark")) as desk:
            [batch] = batches(desk)
            now = progress(desk, batch.id)
    finally:
        records.close()
    assert (now.done, now.failed, now.left) == (communes, 0, 0), now
    assert batch.started_at
    assert batch.finished_at
    return (batch.finished_at - batch.started_at).total_seconds()


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


def _others(bench: Bench, peers: Peers, run: Run) -> Section:
    """LibreOffice's own time for the same files, and other ways, on a sample of the run."""
    print("LibreOffice alone, a process per file, unoserver …", flush=True)
    files = _sample(run, bench.folder / "sample", bench.size(MANY, 6))
    ways = {}
    with ExitStack() as stack:
        few = {name: papers[: bench.size(FEW, 2)] for name, papers in files.items()}
        for name, papers in files.items():
            profile = bench.folder / f"floor-{name}"
            ways[f"{name}: few"] = one_run(few[name], profile, jemalloc=True)
            ways[f"{name}: many"] = one_run(papers, profile, jemalloc=True)
            merged = _merged(papers, bench.folder / f"merged-{name}", bench.size(_TOGETHER, 2))
            ways[f"{name}: one merged"] = one_run(merged[:1], profile, jemalloc=True)
            ways[f"{name}: two merged"] = one_run(merged[:2], profile, jemalloc=True)
        both = [paper for papers in few.values() for paper in papers]
        ways["process"] = process_per_file(both, bench.folder, at_once=bench.cores)
        clients = [stack.enter_context(unoserver(peers, bench.folder)) for _ in range(bench.cores)]
        some = [paper for papers in files.values() for paper in papers]
        ways["unoserver"] = spread(clients, some, bench.folder)
        took = interleaved(ways, bench.size(3, 1))
    counts = {name: (len(few[name]), len(papers)) for name, papers in files.items()}
    single = sum(_marginal(took, name, *counts[name]) for name in files) / EACH
    together = bench.size(_TOGETHER, 2)
    bulk = sum(
        (2 * took[f"{name}: two merged"] - took[f"{name}: one merged"]) / together
        for name in files
    ) / EACH  # fmt: skip
    return _told(bench, run, single, bulk, took)


def _told(bench: Bench, run: Run, single: float, bulk: float, took: dict[str, float]) -> Section:
    """The section of `_others`. `single`, `bulk`: LibreOffice's seconds of one core for a paper."""
    found = Section("LibreOffice alone, and other ways, for files of the same run")
    ours = run.making / run.papers
    floors = (
        ("LibreOffice alone, file by file", single / bench.cores),
        (f"LibreOffice alone, {_TOGETHER} papers a document", bulk / bench.cores),
    )
    ways = (("a process per file on each core", took["process"]),
            ("unoserver, one on each core, plain PDF", took["unoserver"]))  # fmt: skip
    found.say(
        "The two first rows are what one more file costs LibreOffice itself (the difference of a "
        f"long and a short run, so that no start counts), spread perfectly over {bench.cores} "
        "cores: nothing is filled, parted, proven, stored or settled there. docgen's row is the "
        "whole work with PDF/A."
    )
    found.table(
        ["way", "ms a paper", "minutes for the country", "docgen's time against it"],
        [
            [name, f"{1000 * seconds:.1f}", f"{seconds * EACH * SIZES[-1] / 60:.1f}",
             f"{ours / seconds:.2f}"]
            for name, seconds in (("docgen, everything", ours), *floors, *ways)
        ],
    )  # fmt: skip
    found.say(
        f"LibreOffice's own time is {100 * floors[1][1] / ours:.0f} % of the making as docgen "
        f"converts, {_TOGETHER} papers a document, and would be "
        f"{100 * floors[0][1] / ours:.0f} % of it file by file."
    )
    found.expect("a process per file against docgen", took["process"] / ours, 5)
    found.expect("unoserver against docgen", took["unoserver"] / ours, 1.5)
    return found


def _sample(run: Run, folder: Path, count: int) -> dict[str, list[Path]]:
    """So many DOCX of each kind of paper out of the ZIP of a run."""
    folder.mkdir()
    files: dict[str, list[Path]] = {}
    with zipfile.ZipFile(run.out / "batch.zip") as package:
        for name in package.namelist():
            place = Path(name)
            if place.suffix != ".docx":
                continue
            kind = files.setdefault(place.stem, [])
            if len(kind) < count:
                kind.append(folder / f"{len(kind):03}-{place.name}")
                kind[-1].write_bytes(package.read(name))
    assert len(files) == EACH, files.keys()
    return files


def _merged(papers: list[Path], folder: Path, together: int) -> list[Path]:
    """Two documents of so many papers each, as docgen gives them to LibreOffice."""
    folder.mkdir()
    documents = []
    for place in range(2):
        group = papers[place * together : (place + 1) * together]
        document = folder / f"{place}.docx"
        document.write_bytes(merge([paper.read_bytes() for paper in group]).docx)
        documents.append(document)
    return documents


def _marginal(took: dict[str, float], name: str, few: int, many: int) -> float:
    """Seconds of one more file."""
    return (took[f"{name}: many"] * many - took[f"{name}: few"] * few) / (many - few)


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
