"""Taking ways in turn, and what is said of them afterwards."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

#: A way of doing something: does it, and says for how many papers.
Way = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Bench:
    """How a run is done. `quick` tries every subject at a size whose figures mean nothing."""

    quick: bool
    folder: Path
    cores: int

    def size(self, full: int, quick: int) -> int:
        """Papers, files or rounds: as many as a full or a quick run takes."""
        return quick if self.quick else full


@dataclass(slots=True)
class Section:
    """A chapter of the results: paragraphs and tables as Markdown, and the verdicts on what was expected."""

    title: str
    lines: list[str] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Add a paragraph."""
        self.lines += [text, ""]

    def table(self, heads: list[str], rows: list[list[str]]) -> None:
        """Add a table; every column but the first is set to the right."""
        self.lines.append("| " + " | ".join(heads) + " |")
        self.lines.append("| --- |" + " ---: |" * (len(heads) - 1))
        self.lines += ["| " + " | ".join(row) + " |" for row in rows]
        self.lines.append("")

    def expect(self, what: str, got: float, wanted: float, *, at_most: bool = False) -> None:
        """Judge a ratio against what was expected of it."""
        met = got <= wanted if at_most else got >= wanted
        sign = "≤" if at_most else "≥"
        verdict = "met" if met else "**missed**"
        self.verdicts.append(f"| {what} | {sign} {wanted:g} | {got:.2f} | {verdict} |")


def interleaved(ways: Mapping[str, Way], rounds: int) -> dict[str, float]:
    """Median seconds a paper of every way.

    Every round takes the ways in turn, so that whatever else the machine does hits all of them. A
    first round, not counted, warms what can be warm.
    """
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            start = perf_counter()
            count = way()
            seconds = (perf_counter() - start) / count
            if number:
                times[name].append(seconds)
    return {name: statistics.median(each) for name, each in times.items()}


def rows_of(medians: Mapping[str, float], base: str) -> list[list[str]]:
    """Rows of a table: way, ms a paper, papers a second, how many times faster than `base`."""
    return [
        [name, f"{s * 1000:.2f}", f"{1 / s:.1f}", f"{medians[base] / s:.2f}"]
        for name, s in medians.items()
    ]


HEADS = ["way", "ms a paper", "papers a second", "times as fast"]
