"""Papers of the rulers' tests, filled into templates stamped from the law."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from docgen.filling.fill import fill
from docgen.filling.stamping.stamp import stamp
from docgen.filling.template import prepare_bytes
from docgen.model import Agency, Paper, Side, Title
from docgen.standards.edition import Edition
from tests.filling import papers

#: An abstract typed as one line, as clerks do: two lines on paper, the last one short if nobody cares.
LONG_TITLE = Title("Kế hoạch", ("xây dựng, nuôi dưỡng và nhân rộng điển hình tiên tiến trong học tập và làm theo Bác",))  # fmt: skip
LONG_NAME = ("Ban Chỉ đạo thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới",)
PAPERS: dict[str, tuple[str, Callable[[Side], Paper]]] = {
    "plan": ("ke-hoach", papers.plan),
    "long": ("ke-hoach", lambda side: papers.plan(side, body=papers.RULER_BODY[:20])),
    "long title": ("ke-hoach", lambda side: papers.plan(side, title=LONG_TITLE)),
    "long name": ("ke-hoach", lambda side: papers.plan(side, agency=Agency(side, LONG_NAME))),
    "letter": ("cong-van", papers.letter),
    "address": ("cong-van", lambda side: replace(papers.letter(side), contact=papers.CONTACT)),
    "list": ("danh-sach", lambda side: papers.full(side).attachments[1].paper),
    "sheet": ("bieu-dang-ky", papers.sheet),
}


def filled(known: Edition, name: str, template: bytes | None = None) -> bytes:
    """The DOCX of one of `PAPERS`, in its stamped template or in the given one."""
    stem, make = PAPERS[name]
    tool = prepare_bytes(template or stamp(known, stem), known.page.landscape, stem)
    return fill(make(known.side), known, tool, papers.MADE).docx


def filled_paper(known: Edition, paper: Paper) -> bytes:
    """A paper in the plan's template."""
    tool = prepare_bytes(stamp(known, "ke-hoach"), known.page.landscape, "ke-hoach")
    return fill(paper, known, tool, papers.MADE).docx
