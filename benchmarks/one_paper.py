"""How long one paper waits for its PDF when everything is warm, and how near that is to the floor."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.office import FEW, MANY, floor, one_run, process_per_file
from benchmarks.papers import files
from benchmarks.peers.carbone import carbone
from benchmarks.peers.install import Peers
from benchmarks.peers.process import Peer
from benchmarks.peers.unoserver import unoserver
from benchmarks.rounds import HEADS, Bench, Section, Way, interleaved, rows_of
from docgen.pdf import Converter, PdfOptions, open_converter

_OURS, _ARCHIVE = "docgen, warm", "docgen, warm, PDF/A-2b proven"
_UNOSERVER, _CARBONE = "unoserver, client kept loaded", "Carbone, its own LibreOffice"
_NAIVE, _FLOOR = "a process per file", "floor: one more file for LibreOffice"


def section(bench: Bench, peers: Peers) -> Section:
    """One paper after another, one LibreOffice."""
    found = Section("One warm conversion")
    found.say(
        "One paper at a time, from the bytes of a DOCX to the bytes of a PDF (for the others: from "
        "file to file). The floor is what one more file costs `soffice --convert-to` for the same "
        f"tagged PDF, with jemalloc and docgen's profile: a run of {MANY} files less a run of {FEW}. "
        "docgen's figure holds more than the floor's: the input is checked, the PDF opened, "
        "described and repacked."
    )
    with ExitStack() as stack:
        converter = stack.enter_context(open_converter(way="warm", workers=1))
        client = stack.enter_context(unoserver(peers, bench.folder))
        pool = stack.enter_context(carbone(peers, 1))
        for name in ("plan", "sheet"):
            papers = files(name, MANY, bench.folder / "one")
            ways = _ways(bench, papers, converter, client, pool)
            medians = interleaved(ways, bench.size(5, 1))
            medians[_FLOOR] = floor(medians, "few", "many")
            found.say(f"**{name}**")
            found.table(HEADS, rows_of(medians, _NAIVE))
            ours = medians[_OURS]
            found.expect(
                f"one warm {name}, times the floor", ours / medians[_FLOOR], 1.2, at_most=True
            )
            found.expect(f"one warm {name} against unoserver", medians[_UNOSERVER] / ours, 1.7)
    found.say(
        "Where docgen stays above the floor: LibreOffice itself takes more processor time for a paper "
        "asked for over UNO than for one more file of `--convert-to` (its main loop and the bridge "
        "run beside the conversion), and docgen checks the input and rewrites the output. The steps "
        "below tell how much each is; the bulk way is there because of it."
    )
    return found


def _ways(
    bench: Bench, papers: Sequence[Path], converter: Converter, client: Peer, pool: Peer
) -> dict[str, Way]:
    some = papers[: bench.size(12, 2)]
    names = [str(paper) for paper in some]
    contents = [paper.read_bytes() for paper in some]
    out = bench.folder / "one-out"
    out.mkdir(exist_ok=True)

    def ours(options: PdfOptions) -> Way:
        def way() -> int:
            for docx in contents:
                converter.convert_bytes(docx, options)
            return len(contents)

        return way

    def theirs(peer: Peer) -> Way:
        return lambda: int(peer.ask({"sources": names, "folder": str(out)})["done"])

    return {
        _NAIVE: process_per_file(papers[: bench.size(3, 1)], bench.folder),
        _CARBONE: theirs(pool),
        _UNOSERVER: theirs(client),
        _OURS: ours(PdfOptions()),
        _ARCHIVE: ours(PdfOptions(archive=True)),
        "few": one_run(papers[:FEW], bench.folder / "floor", jemalloc=True),
        "many": one_run(papers[:MANY], bench.folder / "floor", jemalloc=True),
    }
