"""`docgen batch` for many communes, watched from outside."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.process_tree import Watched, watched
from benchmarks.rounds import Bench
from docgen import places
from docgen.records import Operator, Records
from docgen.records.batches import batches, progress

_DOSSIER = Path(__file__).resolve().parents[1] / "samples" / "batch" / "ubnd-cap-xa.yaml"
_DAY = dt.date(2026, 9, 1)
#: Papers a commune.
EACH = 2


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


def run(bench: Bench, communes: int, *, plain: bool) -> Run:
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
    made = Run(communes, _making(out, communes), seen, out, (out / "batch.zip").stat().st_size)
    shutil.rmtree(out / ".docgen")  # files are taken from the ZIP later
    shutil.rmtree(out / "in")
    return made


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
