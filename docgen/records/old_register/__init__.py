"""Taking over a register that an office kept in Excel."""

from docgen.records.old_register.shelves import Outcome
from docgen.records.old_register.taking_over import (
    ImportReport,
    OldRegister,
    RowReport,
    headings,
    import_register,
    read_register,
)

__all__ = [
    "ImportReport",
    "OldRegister",
    "Outcome",
    "RowReport",
    "headings",
    "import_register",
    "read_register",
]
