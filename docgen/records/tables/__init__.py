"""The tables of the records, as SQLAlchemy maps them."""

from docgen.records.tables.archive import AnnulmentRow, FileRow, PaperRow
from docgen.records.tables.base import Base, OfAgency, UtcTime
from docgen.records.tables.batch import BatchItemRow, BatchPaperRow, BatchRow
from docgen.records.tables.drafts import DraftRow, DraftVersionRow, OpinionRow
from docgen.records.tables.people import AgencyRow, JournalRow, PersonRow
from docgen.records.tables.register import EntryRow, NumberingRow, SeriesRow
from docgen.records.tables.standing import StandingRow

__all__ = [
    "AgencyRow",
    "AnnulmentRow",
    "Base",
    "BatchItemRow",
    "BatchPaperRow",
    "BatchRow",
    "DraftRow",
    "DraftVersionRow",
    "EntryRow",
    "FileRow",
    "JournalRow",
    "NumberingRow",
    "OfAgency",
    "OpinionRow",
    "PaperRow",
    "PersonRow",
    "SeriesRow",
    "StandingRow",
    "UtcTime",
]
