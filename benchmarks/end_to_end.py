"""Five hundred plans, from the values of a form to DOCX and PDF/A files."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.many_papers import Convert
from benchmarks.office import ARCHIVE, process_per_file
from benchmarks.papers import NOW, Values, plan_values, prepared, template_file
from benchmarks.rounds import HEADS, Bench, Section, Way, interleaved, rows_of
from docgen.filling.context import context
from docgen.filling.engine import Engine, environment
from docgen.filling.fill import fill
from docgen.issuing.bulk import convert_in_bulk
from docgen.issuing.making import write_whole
from docgen.pdf import Job, PdfOptions, open_converter

PAPERS = 500
_SCRIPT = "docxtpl and a process per file, one on each core (PDF/A not proven)"


def section(bench: Bench) -> Section:
    """The whole way of a batch."""
    count, few = bench.size(PAPERS, 40), bench.size(12, 2)
    found = Section(f"{PAPERS} plans from values to DOCX and PDF/A files")
    found.say(
        "Values as a form or a spreadsheet gives them: read, checked against the edition, body "
        "parsed, filled, written, converted on all cores, each PDF proven to be PDF/A-2b. The "
        f"script a programmer would write first does {few} of them."
    )
    values = plan_values(count)
    with ExitStack() as stack:
        warm = stack.enter_context(open_converter(way="warm"))

        def bulk(jobs: Iterable[Job], options: PdfOptions) -> Iterable[object]:
            return convert_in_bulk(jobs, warm, options)

        ways: dict[str, Way] = {
            _SCRIPT: _script(values[:few], bench),
            "docgen, one by one": _docgen(values, warm.convert, bench.folder / "singly"),
            "docgen, bulk": _docgen(values, bulk, bench.folder / "bulk"),
        }
        medians = interleaved(ways, bench.size(2, 1))
    found.table(HEADS, rows_of(medians, _SCRIPT))
    seconds = medians["docgen, bulk"] * PAPERS
    found.say(f"That is {seconds:.0f} seconds for {PAPERS} plans of six pages in bulk.")
    return found


def _docgen(
    values: Sequence[Values], convert: Convert | Callable[..., Iterable[object]], folder: Path
) -> Way:
    folder.mkdir()
    tool = prepared("plan")

    def jobs() -> Iterator[Job]:
        """Filled as they are asked for: while LibreOffice works on the papers before."""
        for number, each in enumerate(values):
            item = each.build()
            docx = folder / f"{number:04}.docx"
            write_whole(docx, fill(item.paper, item.edition, tool, NOW).docx)
            yield Job(docx, docx.with_suffix(".pdf"))

    def way() -> int:
        outcomes = list(convert(jobs(), PdfOptions(archive=True)))
        assert not [outcome for outcome in outcomes if outcome.error]  # type: ignore[attr-defined]  # an Outcome
        return len(outcomes)

    return way


def _script(values: Sequence[Values], bench: Bench) -> Way:
    folder = bench.folder / "script"
    folder.mkdir()
    files = [folder / f"{number:04}.docx" for number in range(len(values))]

    def fill_all() -> None:
        for each, file in zip(values, files, strict=True):
            item = each.build()
            engine = Engine(template_file("plan"))
            engine.render(
                context(item.paper, item.edition, prepared("plan").sections), environment()
            )
            written = io.BytesIO()
            engine.save(written)
            file.write_bytes(written.getvalue())

    fill_all()
    convert = process_per_file(files, folder, at_once=bench.cores, kind=ARCHIVE)

    def way() -> int:
        fill_all()
        return convert()

    return way
