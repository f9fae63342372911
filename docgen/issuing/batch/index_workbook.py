"""The index of a batch as a workbook: every commune, its papers, their numbers, pages and hashes.

Rows are written as they come and forgotten, so that memory stays small however long the batch is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter

from docgen.issuing.batch.names import Names
from docgen.issuing.batch.reader import BatchReader
from docgen.papers import kind
from docgen.records.batches import ITEM_STATE_NAMES, Batch, Item, PaperMade

_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
#: Headings and widths of the columns, the latter in characters.
_COLUMNS = (
    ("STT", 6), ("Tỉnh, thành phố", 22), ("Mã", 9), ("Xã, phường, đặc khu", 26), ("Văn bản", 20),
    ("Số, ký hiệu", 18), ("Số trang", 9), ("Tình trạng", 14), ("Lý do", 50), ("Tệp Word", 52),
    ("SHA-256 của tệp Word", 66), ("Tệp PDF", 52), ("SHA-256 của tệp PDF", 66),
)  # fmt: skip
_PAPER_A4 = 9

Cell = str | int | None


class Index:
    """A workbook being written."""

    def __init__(self, workbook: Any, batch: Batch) -> None:
        self._sheet = workbook.add_worksheet("Mục lục")
        self._text = workbook.add_format(_FONT)
        self._bold = workbook.add_format({**_FONT, "bold": True, "text_wrap": True})
        self._row = 0
        for column, (_, width) in enumerate(_COLUMNS):
            self._sheet.set_column(column, column, width)
        self._sheet.set_landscape()
        self._sheet.set_paper(_PAPER_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.freeze_panes(1, 4)
        self._sheet.set_header(f"&L{batch.name.replace('&', '&&')[:200]}")
        self._write([heading for heading, _ in _COLUMNS], self._bold)

    def add(self, item: Item, folder: str) -> None:
        """The rows of an item whose files stand in a folder: one a paper, or one that says why."""
        target = item.target
        head: list[Cell] = [item.position, target.province, target.key, target.name]
        state = ITEM_STATE_NAMES[item.state]
        for paper in item.papers:
            self._write([*head, *_cells(paper, folder, state)], self._text)
        if not item.papers:
            self._write([*head, None, None, None, state, item.reason], self._text)

    def _write(self, cells: Sequence[Cell], style: Any) -> None:
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                self._sheet.write_number(self._row, column, cell, style)
            elif cell:
                self._sheet.write_string(self._row, column, cell, style)
        self._row += 1

    def close(self) -> None:
        """Let the columns be filtered."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(_COLUMNS) - 1)


@contextmanager
def index_into(out: Path, batch: Batch) -> Iterator[Index]:
    """An index that is written to a file when the block ends. Texts like formulas stay texts."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "tmpdir": str(out.parent),
    }
    with xlsxwriter.Workbook(str(out), options) as workbook:
        index = Index(workbook, batch)
        yield index
        index.close()


def index_workbook(reader: BatchReader, out: Path) -> None:
    """Write the index of a batch, as it stands now, to a file."""
    batch = reader.batch()
    names = Names(ascii_only=batch.options.ascii_names)
    with index_into(out, batch) as index:
        for item in reader.items():
            index.add(item, names.folder(item))


def _cells(paper: PaperMade, folder: str, state: str) -> list[Cell]:
    path = f"{folder}/{paper.name}"
    pdf = (f"{path}.pdf", paper.pdf.sha256) if paper.pdf else (None, None)
    name = kind(paper.kind).name
    return [
        name, paper.number_text, paper.pages, state, None, f"{path}.docx", paper.docx.sha256, *pdf,
    ]  # fmt: skip
