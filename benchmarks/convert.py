"""How fast DOCX becomes PDF: docgen's ways beside one `soffice --convert-to` a paper.

    python benchmarks/convert.py [--papers 40] [--rounds 5] [--json]

Every round takes the ways in turn, so that whatever else the machine does hits all of them; the
table has the median of the rounds and the ratio to the first way. Compare ratios, not milliseconds.
Papers are those of the samples, filled from the shipped templates.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from docgen.issuing.making import plan, write
from docgen.pdf import Job, PdfOptions, open_converter
from docgen.pdf.office.program import find_office
from docgen.settings import settings

ARCHIVE = PdfOptions(archive=True)
PLAIN = PdfOptions()
#: Papers the slow way is given a round: it is far too slow for all of them.
NAIVE_PAPERS = 3

Way = Callable[[list[Path], Path], int]


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        papers = list(islice(cycle(_samples(Path(folder))), arguments.papers))
        ways = _ways(stack)
        times: dict[str, list[float]] = {name: [] for name in ways}
        for number in range(arguments.rounds + 1):
            for name, way in ways.items():
                start = perf_counter()
                count = way(papers, Path(folder))
                if number:  # the first round warms caches
                    times[name].append((perf_counter() - start) / count)
    medians = {name: statistics.median(each) * 1000 for name, each in times.items()}
    _print(medians, as_json=arguments.json)


def _samples(folder: Path) -> list[Path]:
    """The filled papers of all sample dossiers."""
    dossiers = sorted(settings().samples.glob("*.yaml"))
    today = dt.datetime.now().astimezone()
    planned = plan(dossiers, folder, today=today.date(), edition=None)
    return [made.docx for made in write(planned.papers, settings().templates, made=today)]


def _ways(stack: ExitStack) -> dict[str, Way]:
    one = stack.enter_context(open_converter(way="warm", workers=1))
    all_cores = stack.enter_context(open_converter(way="warm"))
    plain = stack.enter_context(open_converter(way="plain"))

    def through(converter: object, options: PdfOptions) -> Way:
        def run(papers: list[Path], folder: Path) -> int:
            jobs = [Job(p, folder / f"{n}.pdf") for n, p in enumerate(papers)]
            outcomes = list(converter.convert(jobs, options))  # type: ignore[attr-defined]  # a Converter
            assert not [outcome.error for outcome in outcomes if outcome.error]
            return len(outcomes)

        return run

    cores = len(os.sched_getaffinity(0))
    return {
        "soffice --convert-to, one process a paper": _naive,
        "first PDF after start, warm": _first("warm"),
        "first PDF after start, plain": _first("plain"),
        "warm, 1 worker": through(one, PLAIN),
        "warm, 1 worker, PDF/A-2b": through(one, ARCHIVE),
        f"plain, {cores} workers": through(plain, PLAIN),
        f"warm, {cores} workers": through(all_cores, PLAIN),
        f"warm, {cores} workers, PDF/A-2b": through(all_cores, ARCHIVE),
    }


def _naive(papers: list[Path], folder: Path) -> int:
    """What a script would do: one LibreOffice a paper, on a profile that is not new."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    soffice = find_office().binary.with_name("soffice")
    for paper in papers[:NAIVE_PAPERS]:
        command = [str(soffice), profile, "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(folder), str(paper)], check=True, capture_output=True
        )
    return NAIVE_PAPERS


def _first(way: str) -> Way:
    def run(papers: list[Path], _: Path) -> int:
        with open_converter(way=way, workers=1) as converter:  # type: ignore[arg-type]  # from `_ways`
            assert converter.convert_bytes(papers[0].read_bytes())
        return 1

    return run


def _print(medians: dict[str, float], *, as_json: bool) -> None:
    if as_json:
        json.dump(medians, sys.stdout, ensure_ascii=False, indent=2)
        return
    base = next(iter(medians.values()))
    print(f"{find_office().version()}, {len(os.sched_getaffinity(0))} cores\n")
    for line in _rows(medians, base):
        print(line)


def _rows(medians: dict[str, float], base: float) -> Iterator[str]:
    yield f"{'way':44}{'ms a paper':>12}{'a second':>10}{'ratio':>8}"
    for name, median in medians.items():
        yield f"{name:44}{median:12.1f}{1000 / median:10.1f}{base / median:8.1f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--papers", type=int, default=40, help="papers a way is given in a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="medians in ms a paper, as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
