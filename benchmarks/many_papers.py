"""Two hundred plans on the whole machine, from files to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from benchmarks.office import FEW, MANY, floor, one_run, process_per_file
from benchmarks.papers import files
from benchmarks.peers.carbone import carbone
from benchmarks.peers.install import Peers
from benchmarks.peers.process import Peer
from benchmarks.peers.unoserver import unoserver
from benchmarks.rounds import HEADS, Bench, Section, Way, interleaved, rows_of
from docgen.issuing.bulk import convert_in_bulk
from docgen.pdf import Job, Outcome, PdfOptions, open_converter

PAPERS = 200
_NAIVE, _ONE = "a process per file, one on each core", "a process per file, one at a time"
_BULK = "docgen, bulk"


def section(bench: Bench, peers: Peers) -> Section:
    """Everything at once, as fast as the machine goes."""
    found = Section(f"{PAPERS} plans on the whole machine")
    found.say(
        f"Plans of six pages, from DOCX files to PDF files, {bench.cores} LibreOffice at work, hot. "
        f"A process per file takes {bench.size(12, 2)} of them, unoserver and Carbone "
        f"{bench.size(60, 4)}: their rate does not depend on how many there are. «A process per file per core» is read as one such process on each core at "
        "the same time, the best a script can do."
    )
    with ExitStack() as stack:
        papers = files("plan", bench.size(PAPERS, MANY), bench.folder / "many")
        ways = _ways(bench, peers, papers, stack)
        medians = interleaved(ways, bench.size(3, 1))
    least = floor(medians, "few", "many") / bench.cores
    found.table(HEADS, rows_of(medians, _NAIVE))
    bulk = medians[_BULK]
    found.say(
        f"LibreOffice's floor for files one by one, perfectly spread over {bench.cores} cores, "
        f"would be {least * 1000:.1f} ms a paper, {1 / least:.1f} a second; bulk takes "
        f"{bulk / least:.2f} times that. Against one process at a time on the whole machine bulk is "
        f"{medians[_ONE] / bulk:.1f} times as fast."
    )
    what = f"bulk on {bench.cores} cores against a process per file on each core"
    found.expect(what, medians[_NAIVE] / bulk, 15)
    return found


def _ways(bench: Bench, peers: Peers, papers: Sequence[Path], stack: ExitStack) -> dict[str, Way]:
    warm = stack.enter_context(open_converter(way="warm"))
    plain = stack.enter_context(open_converter(way="plain"))
    clients = [stack.enter_context(unoserver(peers, bench.folder)) for _ in range(bench.cores)]
    pool = stack.enter_context(carbone(peers, bench.cores))
    few, some = papers[: bench.size(12, 2)], papers[: bench.size(60, 4)]
    out = bench.folder / "many-out"
    out.mkdir(exist_ok=True)
    return {
        _ONE: process_per_file(few, bench.folder),
        _NAIVE: process_per_file(few, bench.folder, at_once=bench.cores),
        f"Carbone, {bench.cores} factories": _all_at_once(pool, some, out),
        "unoserver, one on each core": spread(clients, some, out),
        "docgen, plain, in chunks": ours(plain.convert, papers, out),
        "docgen, warm": ours(warm.convert, papers, out),
        _BULK: ours(lambda jobs, options: convert_in_bulk(jobs, warm, options), papers, out),
        "docgen, bulk, PDF/A-2b proven": ours(
            lambda jobs, options: convert_in_bulk(jobs, warm, options), papers, out, archive=True
        ),
        "few": one_run(papers[:FEW], bench.folder / "floor", jemalloc=True),
        "many": one_run(papers[:MANY], bench.folder / "floor", jemalloc=True),
    }


Convert = Callable[[Iterable[Job], PdfOptions], Iterable[Outcome]]


def ours(convert: Convert, papers: Sequence[Path], out: Path, *, archive: bool = False) -> Way:
    """docgen's way from files to files; no failure is let pass."""

    def way() -> int:
        jobs = [Job(paper, out / f"{paper.stem}.pdf") for paper in papers]
        outcomes = list(convert(jobs, PdfOptions(archive=archive)))
        assert not [outcome.error or outcome.alone for outcome in outcomes if outcome.error]
        return len(outcomes)

    return way


def _all_at_once(pool: Peer, papers: Sequence[Path], out: Path) -> Way:
    request = {"sources": [str(paper) for paper in papers], "folder": str(out), "together": True}
    return lambda: int(pool.ask(request)["done"])


def spread(clients: Sequence[Peer], papers: Sequence[Path], out: Path) -> Way:
    """The papers dealt out to servers, each asked by a thread of its own."""
    requests = [
        {"sources": [str(paper) for paper in papers[place :: len(clients)]], "folder": str(out)}
        for place in range(len(clients))
    ]

    def way() -> int:
        with ThreadPoolExecutor(len(clients)) as threads:
            answers = threads.map(
                lambda pair: pair[0].ask(pair[1]), zip(clients, requests, strict=True)
            )
            return sum(int(answer["done"]) for answer in answers)

    return way
