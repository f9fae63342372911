"""The shape of copies (bản sao), digital signatures and digital copies."""

from __future__ import annotations

from typing import Literal

from docgen.standards.drawing import Box
from docgen.standards.sourced import Sourced, Strict


class CopyKind(Strict):
    """A form of copy: its letters in the number of the copy and the words printed."""

    name: str
    letters: str = ""
    literal: str
    meaning: str = ""
    directions: tuple[str, ...] = ()  # from medium to medium: «paper-digital»


class DigitalCopy(Strict):
    """What a scanned copy must be."""

    format: Literal["pdf"]
    min_version: str
    colour: bool
    min_dpi: int
    scale_percent: int


class CopyRule(Sourced):
    """Copies and their block. `number` has {value} {letters} {agency}; "" where copies have none.

    `series` says in words how copies are numbered; `block` where the copy block stands.
    """

    kinds: tuple[CopyKind, ...]
    number: str
    series: str = ""
    block: str
    boxes: tuple[Box, ...] = ()
    digital: DigitalCopy | None = None


class DigitalSignature(Sourced):
    """A digital signature: whose it is, on what, in which box and how it looks.

    `pattern` is the text of a signature without image; its time follows `timestamp`.
    """

    of: Literal["person", "body"]
    document: Literal["original", "separate_attachment", "digital_copy"]
    box: str = ""
    place: str
    look: str = ""
    component: str = ""  # id of the component that gives its type
    pattern: str = ""
    timestamp: str = ""


class ArchiveGuidance(Sourced):
    """Guidance on files that go to an archive; not a rule for issuing."""

    pdfa: tuple[str, ...]
    min_dpi: int
    min_dpi_ordinary: int
    ocr_accuracy_min: float
    document_id: str
    file_name: str
    mandatory_for_issuing: bool
