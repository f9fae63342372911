"""What a person waits for: the first PDF after a start, and the picture of a page while typing."""

from __future__ import annotations

from benchmarks.papers import NOW, numbered, plan_values, prepared
from benchmarks.rounds import Bench, Section, Way, interleaved
from docgen.filling.fill import fill
from docgen.pdf import open_converter, page_picture
from docgen.pdf.opening import Way as Kind


def section(bench: Bench) -> Section:
    """Seconds until something is there to be looked at."""
    found = Section("First PDF, and the picture of the first page")
    paper = next(numbered("plan", 1))
    values = plan_values(1)[0]
    tool = prepared("plan")

    def first(kind: Kind) -> Way:
        def way() -> int:
            with open_converter(way=kind, workers=1) as converter:
                converter.convert_bytes(paper)
            return 1

        return way

    with open_converter(way="warm", workers=1) as warm:

        def preview() -> int:
            item = values.build()
            docx = fill(item.paper, item.edition, tool, NOW).docx
            page_picture(warm.convert_bytes(docx), 1, dpi=96)
            return 1

        medians = interleaved(
            {
                "first PDF after start, warm way (with the stop)": first("warm"),
                "first PDF after start, plain way": first("plain"),
                "hot: values of a six-page plan to the picture of its first page, 96 dpi": preview,
            },
            bench.size(7, 1),
        )
    found.table(["what", "ms"], [[name, f"{s * 1000:.0f}"] for name, s in medians.items()])
    return found
