"""The register of outgoing papers (sổ đăng ký văn bản đi)."""

from docgen.records.register.book_table import register_table
from docgen.records.register.entry import STATE_NAMES, Details, Entry, State
from docgen.records.register.finding import EntryQuery, find_entries
from docgen.records.register.listing import (
    EntryPage,
    entries,
    entry_under_key,
    get_entry,
    still_reserved,
    twins,
)
from docgen.records.register.numbering import (
    Grouping,
    Numbering,
    Period,
    add_numbering,
    end_numbering,
    numberings,
)
from docgen.records.register.numbers import NumberRequest, confirm, reserve, void
from docgen.records.register.printed_book import Book, book
from docgen.records.register.series import (
    Series,
    all_series,
    get_series,
    missing_numbers,
    next_number,
    set_next_number,
)
from docgen.records.register.upkeep import hand_over, void_missing
from docgen.records.register.workbook import register_xlsx

__all__ = [
    "STATE_NAMES",
    "Book",
    "Details",
    "Entry",
    "EntryPage",
    "EntryQuery",
    "Grouping",
    "NumberRequest",
    "Numbering",
    "Period",
    "Series",
    "State",
    "add_numbering",
    "all_series",
    "book",
    "confirm",
    "end_numbering",
    "entries",
    "entry_under_key",
    "find_entries",
    "get_entry",
    "get_series",
    "hand_over",
    "missing_numbers",
    "next_number",
    "numberings",
    "register_table",
    "register_xlsx",
    "reserve",
    "set_next_number",
    "still_reserved",
    "twins",
    "void",
    "void_missing",
]
