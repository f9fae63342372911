"""A whole paper, and what is attached to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.model.abstract import Title
from docgen.model.agency import Agency, Side
from docgen.model.basis import Basis
from docgen.model.marks import Contact, Marks
from docgen.model.number import Number
from docgen.model.outline import Entry
from docgen.model.place_date import PlaceDate
from docgen.model.recipients import Addressees, Recipients
from docgen.model.signature import Signature
from docgen.model.table import Table

#: What a body is made of, in order.
Block = Entry | Table


@dataclass(frozen=True, slots=True)
class Reference:
    """What «(Kèm theo Kế hoạch số … ngày … của …)» points to.

    `author` is the true author as a sentence names it («Ban Thường vụ Huyện uỷ»).
    """

    kind_name: str
    number: Number
    date: PlaceDate
    author: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of one body. None or () means the component is not printed.

    `kind` is the id of a kind in `papers` («plan»). `number` None: the paper has no number line;
    a Number without value leaves a gap. `reference` is printed under the title of a paper that
    travels with another one; `labelled` False leaves «Phụ lục» off one that travels with a paper kept
    elsewhere. `note` stands below the signature: what a form says to those who fill
    it in. `landscape` turns the sheet.
    """

    kind: str
    side: Side
    title: Title
    body: tuple[Block, ...]
    agency: Agency | None = None
    number: Number | None = None
    place_date: PlaceDate | None = None
    reference: Reference | None = None
    labelled: bool = True
    addressees: Addressees | None = None
    bases: tuple[Basis, ...] = ()
    recipients: Recipients | None = None
    signature: Signature | None = None
    marks: Marks = field(default_factory=Marks)
    contact: Contact | None = None
    note: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    landscape: bool = False

    @property
    def is_annex(self) -> bool:
        """Whether it travels with another paper without a head of its own."""
        return self.reference is not None and self.agency is None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper attached to another in the same file, on pages of its own.

    `labelled` prints «Phụ lục» and its number above the title. A form that the receiving unit
    fills in keeps its own head (`paper.agency`), signature and recipients.
    """

    paper: Paper
    labelled: bool = True
