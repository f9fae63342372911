"""Lines of a register kept in Excel: which column is which, and what each line says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from docgen.errors import Problem
from docgen.records.archive.snapshot import search_words
from docgen.records.old_register.workbook import CellValue, SheetRow
from docgen.records.register.entry import Details, State
from docgen.records.register.printed_book import RESERVED, VOIDED
from docgen.vietnamese import clean_line, fold

#: Places of the ten columns of the law.
NUMBER, DAY, TITLE, SIGNER, RECIPIENTS, FILING, COPIES, SENT, RECEIPT, NOTE = range(10)
#: A heading row is looked for in so many rows with something in them.
_HEADING_WITHIN = 40
_NUMBER = re.compile(r"(?:số\s*:?\s*)?0*(\d{1,7})\s*(?:([/-])\s*(\S.*))?", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_COPIES = re.compile(r"(\d{1,6})(?:\s*bản)?", re.IGNORECASE)


@dataclass(slots=True)
class OldLine:
    """One line as the old register has it. `symbol` is what follows the number («KH-UBND»).

    `number` 0 and `day` None: not read; `problems` say why. `title` still begins with the kind.
    """

    source: SheetRow
    columns: Sequence[int | None]
    number: int = 0
    number_text: str = ""
    symbol: str = ""
    day: dt.date | None = None
    title: str = ""
    details: Details = Details()  # noqa: RUF009 - frozen, shared safely
    state: State = State.CONFIRMED
    void_reason: str = ""
    problems: list[Problem] = field(default_factory=list)

    def place(self, column: int) -> str:
        """Where the cell of a column of the law stands: «Sổ 2025!C12»; its row when there is none."""
        return self.source.place(self.columns[column])


def old_lines(rows: Sequence[SheetRow], headings: Sequence[str]) -> Iterator[OldLine]:
    """The lines below the heading row of every sheet that has one, in the order of the file."""
    for sheet in dict.fromkeys(row.sheet for row in rows):
        own = [row for row in rows if row.sheet == sheet]
        found = _heading_row(own[:_HEADING_WITHIN], headings)
        if found is None:
            continue
        place, columns = found
        for row in own[place + 1 :]:
            cells = [row.cells[at] if at is not None else None for at in columns]
            if not _is_column_numbers(cells) and any(cell not in (None, "") for cell in cells):
                yield _line(row, cells, columns)


def _heading_row(
    rows: Sequence[SheetRow], headings: Sequence[str]
) -> tuple[int, list[int | None]] | None:
    """Place of the first row that names number, day and title; and the place of each column."""
    for place, row in enumerate(rows):
        columns: list[int | None] = [None] * len(headings)
        for at, cell in enumerate(row.cells):
            meant = _heading(cell, headings)
            if meant is not None and columns[meant] is None:
                columns[meant] = at
        if None not in (columns[NUMBER], columns[DAY], columns[TITLE]):
            return place, columns
    return None


def _heading(cell: CellValue, headings: Sequence[str]) -> int | None:
    """The one column whose title contains these words, or begins them; None when none or several."""
    words = " ".join(search_words(str(cell or "")))
    titles = [" ".join(search_words(title)) for title in headings]
    if words in titles:
        return titles.index(words)
    if words.count(" ") < 1:
        return None
    near = [
        place
        for place, title in enumerate(titles)
        if f" {words} " in f" {title} " or words.startswith(f"{title} ")
    ]
    return near[0] if len(near) == 1 else None


def _is_column_numbers(cells: Iterable[CellValue]) -> bool:
    """Whether this is the row (1), (2), … under the headings."""
    written = [clean_line(str(cell)) for cell in cells if cell not in (None, "")]
    return len(written) > 3 and all(_COLUMN_NUMBER.fullmatch(text) for text in written)


def _line(row: SheetRow, cells: list[CellValue], columns: Sequence[int | None]) -> OldLine:
    line = OldLine(row, columns)

    def wrong(column: int, message: str) -> None:
        line.problems.append(Problem(line.place(column), message))

    line.title = _text(cells[TITLE])
    _read_note(line, _text(cells[NOTE]))
    _read_number(line, _text(cells[NUMBER]), wrong)
    line.day = _date(cells[DAY])
    if line.day is None and (cells[DAY] not in (None, "") or line.state is not State.VOIDED):
        wrong(DAY, f"«{_text(cells[DAY])}» không phải ngày; hãy ghi dạng 05/03/2026.")
    sent_on = _date(cells[SENT])
    if sent_on is None and cells[SENT] not in (None, ""):
        wrong(SENT, f"«{_text(cells[SENT])}» không phải ngày; hãy ghi dạng 05/03/2026.")
    copies = _COPIES.fullmatch(_text(cells[COPIES]))
    if copies is None and cells[COPIES] not in (None, ""):
        wrong(COPIES, f"«{_text(cells[COPIES])}» không phải số lượng bản.")
    if not line.title and line.state is not State.VOIDED:
        wrong(TITLE, "thiếu tên loại và trích yếu.")
    line.details = Details(
        signer=_text(cells[SIGNER]),
        recipients=_text(cells[RECIPIENTS]),
        filing=_text(cells[FILING]),
        copies=int(copies[1]) if copies else None,
        sent_on=sent_on,
        receipt=_text(cells[RECEIPT]),
        note=line.details.note,
    )
    return line


def _read_note(line: OldLine, note: str) -> None:
    """Tell a voided number, and one still reserved, by the words that docgen exports."""
    head, _, rest = note.partition(":")
    if fold(head.strip()) in (fold(VOIDED), "huy"):
        line.state = State.VOIDED
        line.void_reason, _, note = rest.strip().partition("; ")
        line.void_reason = line.void_reason or "Huỷ trong sổ cũ"
    elif fold(note).startswith(fold(RESERVED)):
        line.state = State.RESERVED
        note = note[len(RESERVED) :].lstrip("; ")
    line.details = Details(note=note)


def _read_number(line: OldLine, text: str, wrong: Callable[[int, str], None]) -> None:
    found = _NUMBER.fullmatch(text)
    if found is None or int(found[1]) < 1:
        wrong(NUMBER, f"«{text}» không phải số, ký hiệu; hãy ghi dạng 12/KH-UBND.")
        return
    line.number = int(found[1])
    if found[3]:
        line.symbol = found[3].strip()
        line.number_text = f"{line.number:02}{found[2]}{line.symbol}"
    elif line.state is not State.VOIDED:
        wrong(NUMBER, f"số {text} thiếu ký hiệu; hãy ghi dạng 12/KH-UBND.")


def _date(cell: CellValue) -> dt.date | None:
    if isinstance(cell, dt.date):
        return cell
    text = _text(cell)
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DATE.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _text(cell: CellValue) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean_line(f"{cell:%d/%m/%Y}" if isinstance(cell, dt.date) else str(cell))
