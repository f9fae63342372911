"""One plan and one sheet as templates of docxtpl and of docxtemplater, for comparing how they fill.

Made with python-docx from its own template, which has the 164 styles that a file of Word has. Both
dialects say the same: lines of a head, paragraphs by a loop, rows of a table by a loop.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.shared import Pt

from benchmarks.papers import built
from docgen.model import Entry, Table

_HEADS = ("co_quan", "so", "noi_ngay", "ten_loai", "trich_yeu", "nguoi_ky")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a tool writes a value, and the lines around what it repeats."""

    value: str
    item: str
    begin: str
    end: str
    row_begin: str
    row_end: str
    rows_apart: bool


DOCXTPL = Dialect(
    "{{{{ {0} }}}}",
    "{{{{ d.{0} }}}}",
    "{{%p for d in {0} %}}",
    "{{%p endfor %}}",
    "{{%tr for d in {0} %}}",
    "{{%tr endfor %}}",
    rows_apart=True,
)
DOCXTEMPLATER = Dialect(
    "{{{0}}}", "{{{0}}}", "{{#{0}}}", "{{/{0}}}", "{{#{0}}}", "{{/{0}}}", rows_apart=False
)


def template(dialect: Dialect, columns: int) -> bytes:
    """A DOCX with tags: six lines, a loop of paragraphs, a table of so many columns."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    for name in _HEADS:
        document.add_paragraph(dialect.value.format(name))
    for text in (
        dialect.begin.format("doan"),
        dialect.item.format("chu"),
        dialect.end.format("doan"),
    ):
        document.add_paragraph(text)
    _add_table(document, dialect, columns)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add_table(document: Any, dialect: Dialect, columns: int) -> None:
    items = [dialect.item.format(f"c{column}") for column in range(columns)]
    begin, end = dialect.row_begin.format("dong"), dialect.row_end.format("dong")
    if dialect.rows_apart:
        rows = [[begin, *[""] * (columns - 1)], items, [end, *[""] * (columns - 1)]]
    else:
        rows = [[begin + items[0], *items[1:-1], items[-1] + end]]
    table = document.add_table(len(rows), columns, style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def values(name: str) -> tuple[dict[str, Any], int]:
    """What the templates are filled with, from the «plan» or the «sheet», and its columns."""
    paper = built(name).paper
    texts = ["".join(span.text for span in e.text) for e in paper.body if isinstance(e, Entry)]
    tables = [block for block in paper.body if isinstance(block, Table)]
    rows: Sequence[Sequence[str]] = [row.cells for table in tables for row in table.rows]
    columns = max((len(row) for row in rows), default=4)
    if not rows:  # a plan's table of tasks
        rows = [[str(n), f"Việc thứ {n}", f"Đơn vị {n}", "Quý IV"] for n in range(1, 11)]
    heads = {key: f"{key} & «{paper.title.abstract}»" for key in _HEADS}
    body = [{"chu": text} for text in texts]
    cells = [{f"c{i}": text for i, text in enumerate(row)} for row in rows if len(row) == columns]
    return {**heads, "doan": body, "dong": cells}, columns
