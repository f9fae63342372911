"""The register as a workbook, ready to print: a cover and the lines of each series."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from docgen.records.register.printed_book import Book, Cell

#: Widths of the ten columns, in characters of the body type: short ones for dates and counts.
_WIDTHS = (16, 12, 44, 20, 34, 18, 8, 12, 14, 24)
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
#: Excel takes no longer name of a sheet, characters.
_SHEET_NAME = 31
_PAPER_A4 = 9


def register_xlsx(books: Sequence[Book]) -> bytes:
    """A workbook with two sheets a series. Texts that look like formulas stay texts."""
    output = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "constant_memory": True,
    }
    with xlsxwriter.Workbook(output, options) as workbook:
        styles = _styles(workbook)
        for place, book in enumerate(books, start=1):
            name = _sheet_name(place, book)
            _cover_sheet(workbook.add_worksheet(f"Bìa {place}"), book, styles)
            _lines_sheet(workbook.add_worksheet(name), book, styles)
    return output.getvalue()


def _styles(workbook: Any) -> dict[str, Any]:
    boxed = {**_FONT, "border": 1}
    return {
        # quote_prefix keeps «=…» a text even when somebody edits the cell.
        "text": workbook.add_format({**boxed, "quote_prefix": True}),
        "count": workbook.add_format({**boxed, "align": "center"}),
        "day": workbook.add_format({**boxed, "align": "center", "num_format": "dd/mm/yyyy"}),
        "heading": workbook.add_format({**boxed, "bold": True, "align": "center"}),
        "cover": workbook.add_format({**_FONT, "font_size": 14, "align": "center"}),
        "cover_bold": workbook.add_format(
            {**_FONT, "font_size": 16, "align": "center", "bold": True}
        ),
    }


def _cover_sheet(sheet: Any, book: Book, styles: dict[str, Any]) -> None:
    _print_on_a4(sheet)
    sheet.set_column(0, 0, 110)
    for row, line in enumerate(book.cover, start=4):
        is_name = line == book.title or row < 4 + book.cover.index(book.title)
        sheet.write_string(row, 0, line, styles["cover_bold" if is_name else "cover"])


def _lines_sheet(sheet: Any, book: Book, styles: dict[str, Any]) -> None:
    _print_on_a4(sheet)
    sheet.repeat_rows(0, 1)
    sheet.freeze_panes(2, 1)
    sheet.set_footer("&C&P")
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    _write_row(sheet, 0, book.headings, styles, "heading")
    numbers = [f"({number})" for number in range(1, len(book.headings) + 1)]
    _write_row(sheet, 1, numbers, styles, "heading")
    for row, line in enumerate(book.lines, start=2):
        _write_row(sheet, row, line, styles, "text")


def _write_row(
    sheet: Any, row: int, cells: Iterable[Cell], styles: dict[str, Any], style: str
) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, dt.date):
            sheet.write_datetime(row, column, cell, styles["day"])
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, styles["count"])
        elif cell:
            sheet.write_string(row, column, cell, styles[style])
        else:
            sheet.write_blank(row, column, None, styles[style])


def _print_on_a4(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)  # 30, 15, 20, 20 mm in inches


def _sheet_name(place: int, book: Book) -> str:
    name = _NOT_IN_SHEET_NAME.sub(" ", f"Sổ {place} {book.series.name}")
    return name[:_SHEET_NAME].strip()
