"""Thirty clerks composing and issuing against one `docgen-web serve`: how long they wait, what is lost.

    python -m benchmarks.web_load [--clerks 30] [--seconds 120] [--think 4]
                                  [--out benchmarks/results/web_load.md]

Each clerk begins a paper from a sample, pauses four times in typing (each pause: new pages, the
picture of the first one, a save), issues it, downloads DOCX and PDF, and begins the next. `--think`
is the mean pause between acts, seconds. Everything stays on 127.0.0.1 and ends by itself. At the
end register, archive and store are compared with what the clerks were told; exit code 1 when
anything was lost.
"""

from __future__ import annotations

import argparse
import os
import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clerks import Clerk, Day, add_clerks, what_was_lost
from benchmarks.served import served
from docgen.pdf.office.program import find_office


def main() -> None:
    arguments = _arguments()
    with served("--trial") as server:
        logins = add_clerks(server.home, arguments.clerks)
        day = Day()
        begun = time.monotonic()
        deadline = begun + arguments.seconds
        clerks = [
            threading.Thread(
                target=Clerk(
                    server.address, login, day, think=arguments.think, seed=seed
                ).work_until,
                args=(deadline,),
            )
            for seed, login in enumerate(logins)
        ]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join()
        took = time.monotonic() - begun
        wrong = what_was_lost(server.home, day)
    report = "\n".join(_report(arguments, day, took, wrong))
    print(report)
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(report + "\n", encoding="utf-8")
    raise SystemExit(bool(wrong))


def _report(
    arguments: argparse.Namespace, day: Day, took: float, wrong: list[str]
) -> Iterator[str]:
    asked = sum(map(len, day.taken.values()))
    yield "## Clerks composing and issuing at once\n"
    yield (
        f"`python -m benchmarks.web_load --clerks {arguments.clerks} --seconds {arguments.seconds} "
        f"--think {arguments.think:g}`, {find_office().version()}, "
        f"{len(os.sched_getaffinity(0))} cores for server, LibreOffice and clerks together.\n"
    )
    yield (
        f"{asked} requests in {took:.0f} s, {asked / took:.1f} a second; "
        f"{len(day.issued)} papers issued. "
        + (
            f"**Wrong: {'; '.join(wrong)}**"
            if wrong
            else "No error, no paper lost, no number twice."
        )
    )
    yield "\n| act, milliseconds | times | p50 | p95 | slowest |\n| --- | ---: | ---: | ---: | ---: |"
    for act, taken in day.taken.items():
        each = sorted(one * 1000 for one in taken)
        p95 = each[min(len(each) - 1, len(each) * 95 // 100)]
        yield f"| {act} | {len(each)} | {statistics.median(each):.0f} | {p95:.0f} | {each[-1]:.0f} |"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clerks", type=int, default=30)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--think", type=float, default=4.0)
    parser.add_argument("--out", type=Path, help="write the section into this Markdown file too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
