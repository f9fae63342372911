"""What a paper says: frozen values without I/O. How it looks is the business of `standards`."""

from docgen.model.abstract import Title
from docgen.model.agency import Agency, Side
from docgen.model.basis import Basis
from docgen.model.marks import Contact, Marks
from docgen.model.number import Number
from docgen.model.outline import Entry, Level, Outline, Span, plain, spans
from docgen.model.paper import Attachment, Block, Paper, Reference
from docgen.model.place_date import PlaceDate
from docgen.model.recipients import Addressees, Filing, Recipient, Recipients
from docgen.model.signature import Authority, Signature, Signing
from docgen.model.table import Column, Row, Table

__all__ = [
    "Addressees",
    "Agency",
    "Attachment",
    "Authority",
    "Basis",
    "Block",
    "Column",
    "Contact",
    "Entry",
    "Filing",
    "Level",
    "Marks",
    "Number",
    "Outline",
    "Paper",
    "PlaceDate",
    "Recipient",
    "Recipients",
    "Reference",
    "Row",
    "Side",
    "Signature",
    "Signing",
    "Span",
    "Table",
    "Title",
    "plain",
    "spans",
]
