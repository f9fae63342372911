"""Core properties of a filled document: what a file manager, an archive and the PDF show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from html import escape

from docgen.model import Paper
from docgen.standards import writing
from docgen.standards.edition import Edition
from docgen.vietnamese import capitalise

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, author, subject, kind, number and keywords of a paper; "" for what it lacks."""

    title: str
    author: str
    subject: str
    kind: str
    number: str
    keywords: tuple[str, ...]
    language: str = "vi-VN"


def properties(paper: Paper, edition: Edition) -> Properties:
    """Properties of a paper, as its record in the archive names it."""
    kind = capitalise(paper.title.kind_name.lower()) or "Công văn"
    number = (
        writing.number_line(edition, paper.number)
        if paper.number is not None and paper.number.value is not None
        else ""
    )
    agency = paper.agency.name if paper.agency else ""
    abstract = paper.title.abstract
    return Properties(
        title=" ".join(part for part in (kind, abstract) if part),
        author=agency,
        subject=abstract or kind,
        kind=kind,
        number=number,
        keywords=tuple(part for part in (kind, number, agency) if part),
    )


def core_xml(properties: Properties, made: dt.datetime) -> str:
    """`docProps/core.xml`; `made` must be aware of its time zone."""
    when = made.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    texts = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", ", ".join(properties.keywords)),
        ("cp:category", properties.kind),
        ("dc:identifier", properties.number),
        ("dc:language", properties.language),
    )
    filled = "".join(
        f"<{name}>{escape(text, quote=False)}</{name}>" for name, text in texts if text
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{filled}"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        "</cp:coreProperties>"
    )
