"""Merge fields as clerks know them from Word: «Tên xã», «Chủ tịch» in any text of a dossier.

`docs/decisions/0007-places.md` says what is a field and what a quotation. Not a programming
language: a field is replaced by the value of its column, nothing else.
"""

from docgen.papers.merge.commune_fields import COMMUNE_FIELDS, commune_values, row_values
from docgen.papers.merge.guillemets import escape
from docgen.papers.merge.slots import TableSlot, table_slots
from docgen.papers.merge.target import Target, dossier_data
from docgen.papers.merge.template import FieldUse, MergeTemplate
from docgen.papers.merge.wanted import fields_wanted

__all__ = [
    "COMMUNE_FIELDS",
    "FieldUse",
    "MergeTemplate",
    "TableSlot",
    "Target",
    "commune_values",
    "dossier_data",
    "escape",
    "fields_wanted",
    "row_values",
    "table_slots",
]
