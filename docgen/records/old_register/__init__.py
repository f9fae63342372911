"""Taking over a register that an office kept in Excel."""

from docgen.records.old_register.shelves import Outcome
from docgen.records.old_register.taking_over import ImportReport, RowReport, import_register

__all__ = ["ImportReport", "Outcome", "RowReport", "import_register"]
