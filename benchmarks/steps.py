"""Where the time of one plan goes, step by step."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from benchmarks.papers import NOW, numbered, plan_values, prepared
from benchmarks.rounds import Bench, Section, Way, interleaved
from docgen.filling.context import context
from docgen.filling.fill import fill
from docgen.filling.merge import merge
from docgen.filling.properties import properties
from docgen.filling.style_names import keeping_names
from docgen.pdf import PdfOptions, docx_info, open_converter
from docgen.pdf.delivery import deliver
from docgen.pdf.docx_check import check_docx
from docgen.pdf.finish import finish, finish_open
from docgen.pdf.rendering import Chunk
from docgen.pdf.split import split

TOGETHER = 20
_ARCHIVE = PdfOptions(archive=True)
_WHOLE = PdfOptions(archive=True, whole_of_parts=True)


def section(bench: Bench) -> Section:
    """Each step alone, hot, one after the other; on a busy batch they overlap on all cores."""
    found = Section("Where the time of a plan goes")
    found.say(
        "Every step by itself, hot, on one core, for an archive PDF; steps of a bulk are divided by "
        f"the {TOGETHER} papers that share a document. While LibreOffice works on one paper, docgen "
        "checks, parts and proves others in processes of their own."
    )
    with open_converter(way="warm", workers=1) as converter:

        def office(docx: bytes, options: PdfOptions) -> bytes:
            [answer] = converter._rendering.submit(Chunk((docx,), options)).result()
            assert isinstance(answer, bytes)
            return answer

        medians = interleaved(_steps(bench, office), bench.size(9, 1))
    total = {kind: sum(s for n, s in medians.items() if kind in n) for kind in ("alone", "bulk")}
    rows = []
    for name, seconds in medians.items():
        kind = "alone" if "alone" in name else "bulk" if "bulk" in name else ""
        whole = total.get(kind, 0.0) + sum(
            s for n, s in medians.items() if "alone" not in n and "bulk" not in n
        )
        rows.append([name, f"{seconds * 1000:.2f}", f"{seconds / whole:.0%}" if kind else ""])
    found.table(["step", "ms a paper", "share of its way"], rows)
    return found


def _steps(bench: Bench, office: Callable[[bytes, PdfOptions], bytes]) -> dict[str, Way]:
    values = plan_values(1)[0]
    item, tool = values.build(), prepared("plan")
    known = properties(item.paper, item.edition)
    told = context(item.paper, item.edition, tool.sections)
    docx = fill(item.paper, item.edition, tool, NOW).docx
    raw, info = office(docx, _ARCHIVE), docx_info(docx)
    papers = list(numbered("plan", TOGETHER))
    merged = merge(papers)
    whole = office(merged.docx, _WHOLE)
    target = bench.folder / "step.pdf"
    finished = finish(raw, _ARCHIVE, info)
    return {
        "read and check the values, parse the body": _once(values.build),
        "paper to values of the template": _once(
            lambda: context(item.paper, item.edition, tool.sections)
        ),
        "render and zip": _once(lambda: tool.fill(told, known, NOW)),
        "check the DOCX": _once(lambda: check_docx(docx)),
        "alone: LibreOffice": _once(lambda: office(docx, _ARCHIVE)),
        "alone: describe, save, prove PDF/A": _once(lambda: finish(raw, _ARCHIVE, info)),
        "bulk: merge": _shared(lambda: merge(papers)),
        "bulk: check the merged DOCX": _shared(lambda: check_docx(merged.docx)),
        "bulk: LibreOffice": _shared(lambda: office(merged.docx, _WHOLE)),
        "bulk: part, describe, save, prove PDF/A": _shared(
            lambda: [
                finish_open(part, _ARCHIVE, info)
                for part in split(whole, merged.bookmarks, keeping_names())
                if part is not None
            ]
        ),
        "put the PDF in its place (fsync)": _once(lambda: deliver(finished.pdf, target)),
    }


def _once(step: Callable[[], object]) -> Way:
    """A step long enough to be measured: repeated for at least 20 ms."""

    def way() -> int:
        start, count = perf_counter(), 0
        while perf_counter() - start < 0.02:
            step()
            count += 1
        return count

    return way


def _shared(step: Callable[[], object]) -> Way:
    def way() -> int:
        step()
        return TOGETHER

    return way
