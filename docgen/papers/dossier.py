"""One issuer's papers: the whole dossier, and how it becomes papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from pydantic import Field, PrivateAttr

from docgen.errors import InvalidInput, Problem, Severity
from docgen.model import Attachment, Number, Paper, PlaceDate, Reference
from docgen.papers.assembly import author_of
from docgen.papers.catalogue import AnyPaperFields, kind
from docgen.papers.examination import examine
from docgen.papers.examination.case import Case
from docgen.papers.parts.dates import DateOrNone, WrittenDate
from docgen.papers.parts.extras import ContactField
from docgen.papers.parts.fields import Fields
from docgen.papers.parts.issuer import Issuer
from docgen.papers.parts.paper import CarrierFields, PaperFields, PlaceField
from docgen.papers.parts.receivers import FilingOrNone, RecipientsOrNone
from docgen.papers.parts.signing import SignatureOrNone
from docgen.papers.setting import Notes, Setting, Shared, join_path
from docgen.standards.edition import Edition
from docgen.standards.library import choose
from docgen.standards.library import edition as find_edition

#: The line in the file of a path, or of the n-th line of the text at that path; None when unknown.
LineOf = Callable[[str, int | None], int | None]


class Dossier(Fields, title="Hồ sơ"):
    """One issuer's metadata and one or more papers."""

    issuer: Issuer = Field(
        title="Cơ quan ban hành", description="Cơ quan ban hành các văn bản của hồ sơ."
    )
    place: PlaceField = ""
    date: DateOrNone = None
    signature: SignatureOrNone = None
    recipients: RecipientsOrNone = None
    filing: FilingOrNone = None
    contact: ContactField = ()
    papers: tuple[AnyPaperFields, ...] = Field(
        title="Các văn bản",
        description="Một hay nhiều văn bản; mỗi văn bản thành một tệp.",
        min_length=1,
        max_length=100,
    )

    _line_of: LineOf | None = PrivateAttr(None)

    def with_lines(self, line_of: LineOf) -> Dossier:
        """The same dossier, able to say at what line of its file a value stands."""
        copy = self.model_copy()
        copy._line_of = line_of
        return copy

    def located(self, problem: Problem) -> Problem:
        """The problem with the line of the dossier's file, where the file is known."""
        line = self._line_of(problem.place, problem.line) if self._line_of else None
        if line is None or line == problem.line:
            return problem
        inside = f" (dòng {problem.line} của nội dung)" if problem.line is not None else ""
        return replace(problem, line=line, message=problem.message + inside)


@dataclass(frozen=True, slots=True)
class BuiltPaper:
    """A paper and the edition of the law that it follows."""

    paper: Paper
    edition: Edition


@dataclass(frozen=True, slots=True)
class Built:
    """The papers of a dossier, in its order, and what a human eye should look at."""

    papers: tuple[BuiltPaper, ...]
    warnings: tuple[Problem, ...]


def build_papers(dossier: Dossier, today: dt.date, edition: str | None = None) -> Built:
    """Every paper of the dossier; InvalidInput with all the problems when one cannot be made.

    `today` is the day whose law holds where a paper has no date yet. `edition` is the id of an
    edition that is to hold whatever the date; KeyError when docgen carries none of that id.
    """
    notes = Notes()
    papers = build_noting(dossier, today, notes, edition=edition)
    problems = tuple(dossier.located(problem) for problem in notes.problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InvalidInput(problems)
    return Built(papers, problems)


def build_noting(
    dossier: Dossier, today: dt.date, notes: Notes, *, edition: str | None = None
) -> tuple[BuiltPaper, ...]:
    """The papers as far as they can be built; what is wrong with them is in the notes."""
    shared = Shared(
        issuer=dossier.issuer,
        place=dossier.place,
        date=dossier.date,
        signature=dossier.signature,
        recipients=dossier.recipients,
        filing=dossier.filing,
        contact=dossier.contact,
    )
    forced = find_edition(edition) if edition else None
    built = []
    for index, fields in enumerate(dossier.papers):
        setting = _setting(fields, f"papers[{index}]", shared, notes, today, forced)
        built.append(BuiltPaper(_build(fields, setting), setting.edition))
    return tuple(built)


def _setting(
    fields: PaperFields,
    path: str,
    shared: Shared,
    notes: Notes,
    today: dt.date,
    forced: Edition | None,
) -> Setting:
    side = (fields.issuer.side if fields.issuer else None) or shared.issuer.side
    given = (fields.reference.date if fields.reference else fields.date) or shared.date
    day = law_day(given, today)
    if forced is not None and forced.side is not side:
        notes.add(
            Problem(path, f"{forced.number} không dùng cho văn bản này: khác khối Nhà nước, Đảng.")
        )
        forced = None
    return Setting(
        path=path,
        edition=forced or choose(side, day, today),
        day=day,
        today=today,
        shared=shared,
        notes=notes,
    )


def law_day(date: WrittenDate | None, today: dt.date) -> dt.date:
    """The day whose law holds: the date itself, today while a gap may still become today."""
    latest = date.at("").latest if date else None
    if date is None or latest is None:
        return today
    whole = date.day is not None
    earliest = dt.date(latest.year, date.month or 1, date.day or 1)
    return today if not whole and earliest <= today <= latest else latest


def _build(fields: PaperFields, setting: Setting) -> Paper:
    """A paper with what is attached to it, examined."""
    made = kind(fields.kind)
    paper = made.build(fields, setting)
    if isinstance(fields, CarrierFields) and fields.attachments:
        if setting.carrier is None:
            paper = replace(paper, attachments=_attach(fields, made.name, paper, setting))
        else:
            setting.refuse(
                setting.at("attachments"),
                "Văn bản kèm theo không có phụ lục riêng. Hãy chuyển các phụ lục này lên văn bản chính.",
            )
    examine(Case(paper, fields, setting))
    return paper


def _attach(
    fields: CarrierFields, kind_name: str, paper: Paper, setting: Setting
) -> tuple[Attachment, ...]:
    """The papers attached to this one, each built in its own place."""
    reference = _reference_to(paper, kind_name, setting)
    attachments = []
    for index, attached in enumerate(fields.attachments):
        path = join_path(setting.path, ("attachments", index))
        inner = replace(
            setting, path=path, carrier=reference, edition=_edition_of(attached, setting)
        )
        attachments.append(Attachment(_build(attached, inner), attached.labelled))
    return tuple(attachments)


def _edition_of(attached: PaperFields, setting: Setting) -> Edition:
    """The edition of an attached paper: the carrier's, unless its own body is of the other side."""
    side = attached.issuer.side if attached.issuer else None
    if side is None or side is setting.side:
        return setting.edition
    return choose(side, setting.day, setting.today)


def _reference_to(paper: Paper, kind_name: str, setting: Setting) -> Reference:
    """What a line «(Kèm theo …)» says of this paper."""
    agency = paper.agency or setting.shared.issuer.agency(setting.side)
    number = paper.number or Number(None, "", agency.sign)
    return Reference(kind_name, number, paper.place_date or PlaceDate("", None), author_of(agency))
