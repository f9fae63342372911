"""LibreOffice's own time for the files of a batch, and other ways to make them."""

from __future__ import annotations

import zipfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.batch_run import EACH, Run
from benchmarks.many_papers import spread
from benchmarks.office import FEW, MANY, one_run, process_per_file
from benchmarks.peers.install import Peers
from benchmarks.peers.unoserver import unoserver
from benchmarks.rounds import Bench, Section, interleaved
from docgen.filling.merge import merge

#: Communes of the country.
ALL = 3321
#: Papers of one template that docgen converts as one document.
_TOGETHER = 20


def others(bench: Bench, peers: Peers, run: Run) -> Section:
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
            [name, f"{1000 * seconds:.1f}", f"{seconds * EACH * ALL / 60:.1f}",
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
