"""The bodies of five real plans, against golden outlines that a person checked by eye.

The plans themselves are not part of the project (see `tests.seeds`). The golden files keep three
words of each entry; ``*`` marks a heading, ``=`` a pinned number. DOCGEN_GOLDEN=write writes them
anew, for the eye to check.
"""

from __future__ import annotations

import os
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.bodytext import Reading, read_outline, write_outline
from docgen.model import Outline, plain
from docgen.model.numbering import number_text, positions
from tests.seeds import NAMES
from tests.seeds import seed as seed_text

_GOLDEN = Path(__file__).with_name("golden")


@dataclass(frozen=True)
class Seed:
    """A body in a seed: after the line that ends with `after`, before the line `before`."""

    golden: str
    after: str = "như sau:"
    before: str = "Nơi nhận:"

    def lines(self) -> list[str]:
        """The lines of the body, with empty ones before them so that line numbers stay true."""
        name = next(name for name in NAMES if name[0] == self.golden[0])
        lines = seed_text(name).splitlines()
        start = next(n for n, line in enumerate(lines) if line.endswith(self.after)) + 1
        end = next(n for n, line in enumerate(lines) if n > start and line == self.before)
        return [""] * start + lines[start:end]


SEEDS = (
    Seed("1-huyen-uy"),
    Seed("2-thach-an"),
    Seed("3-lam-thao"),
    Seed("4-kim-bang"),
    Seed("4-kim-bang-outline", after="của Ban Thường vụ Huyện uỷ)", before="ĐƠN VỊ....."),
    Seed("5-da-lat"),
)
each_seed = pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.golden)


def golden_text(reading: Reading) -> str:
    """One line an entry: its line in the text, level, number, «*» for a heading, three words."""
    entries = reading.outline.entries
    rows = []
    for entry, path in zip(entries, positions(entries), strict=True):
        number = ("=" if entry.pinned else "") + number_text(entry.level, path)
        heading = "*" if entry.is_heading else ""
        words = " ".join(plain(entry.text).split()[:3])
        rows.append(f"{entry.line:>4}  {entry.level.value:<10}{number:<6}{heading:<3}{words}")
    rows += [f"{problem.line:>4}  ! {problem.message}" for problem in reading.problems]
    return "\n".join(rows) + "\n"


def words_of(outline: Outline) -> list[tuple[str, str]]:
    return [(entry.level.value, plain(entry.text)) for entry in outline.entries]


@each_seed
def test_a_seed_is_read_as_a_person_reads_it(seed: Seed) -> None:
    golden = _GOLDEN / f"{seed.golden}.txt"
    text = golden_text(read_outline("\n".join(seed.lines())))
    if os.environ.get("DOCGEN_GOLDEN") == "write":
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@each_seed
def test_a_seed_is_written_and_read_back(seed: Seed) -> None:
    outline = read_outline("\n".join(seed.lines())).outline
    assert read_outline(write_outline(outline)).outline == outline


@each_seed
@pytest.mark.parametrize("width", [70, 80, 90])
def test_a_seed_broken_by_hand_is_joined_again(seed: Seed, width: int) -> None:
    """As pasted from a PDF. A full line that ends a sentence parts a paragraph: it is reported."""
    lines = seed.lines()
    broken = [
        part
        for line in lines
        for part in textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False)
    ]
    whole = read_outline("\n".join(lines))
    reading = read_outline("\n".join(broken))
    parted = sum("dài hết khổ" in problem.message for problem in reading.problems)
    # Two halves that stay apart after a page break are joined once they are lines of one width.
    halves = 2 * sum("dấu chấm phẩy" in problem.message for problem in whole.problems)
    again = set(words_of(reading.outline))
    lost = [entry for entry in words_of(whole.outline) if entry not in again]
    assert len(lost) <= parted + halves
    assert len(reading.outline.entries) <= len(whole.outline.entries) + parted
