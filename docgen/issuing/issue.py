"""Ban hành: a draft gets its number and date and is kept for ever, in one act.

Three steps, each harmless to repeat. The number is reserved under a key that only this draft has;
the files are made and put into the store; then number, paper and draft are settled in one
transaction. A crash between them leaves a reserved number that the next try takes up, and files
that no record speaks of. A second click finds the same number, or the finished paper.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.errors import InvalidInput, Problem, Refused
from docgen.issuing.draft import TemplateOf, docx_of
from docgen.model import Paper
from docgen.papers import BuiltPaper, build_papers, kind
from docgen.papers.reading import read_dossier_data
from docgen.pdf import Converter, PdfOptions, page_count
from docgen.records import Desk, Operator, Records
from docgen.records.archive import (
    Filed,
    Issue,
    KeptFile,
    KeptPaper,
    Origin,
    keep,
    paper_under_key,
    snapshot_of,
)
from docgen.records.drafts import Draft, DraftMoved, get_draft, hold_draft
from docgen.records.register import (
    Details,
    Entry,
    NumberRequest,
    State,
    confirm,
    entry_under_key,
    reserve,
)
from docgen.standards.writing import recipient_lines, symbol

_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Order:
    """What the clerk decides. `version` is the version of the draft they looked at.

    `copies` issued; `file_notation` the file (hồ sơ) it is kept in.
    """

    draft_id: int
    version: int
    day: dt.date
    copies: int | None = None
    file_notation: str = ""


@dataclass(frozen=True, slots=True)
class Issuer:
    """The tools of issuing: whose desk, who sits there, and what makes the files."""

    records: Records
    agency: str
    who: int | Operator
    template_of: TemplateOf
    converter: Converter


@dataclass(frozen=True, slots=True)
class _Made:
    """The files of a paper, in the store."""

    files: Mapping[str, KeptFile]
    pages: int


def issue(issuer: Issuer, order: Order) -> KeptPaper:
    """Issue a draft. Doing it again gives the paper that was issued the first time.

    Raises InvalidInput with the problems of the draft, DraftMoved when it was saved since it was
    looked at, or while its files were made, Refused when it was discarded, and whatever making the files or the register raises;
    a number reserved by then stays reserved for this draft.
    """
    with issuer.records.reading(issuer.agency, issuer.who) as desk:
        if done := issued_from(desk, order.draft_id):
            return done
        draft = _wanted(desk, order)
        today = desk.now.astimezone().date()
    built = numbered(draft.content, order.day, None, today)
    entry = _reserve(issuer, draft, built, order.day)
    if entry is not None:
        built = numbered(draft.content, order.day, entry.number, today)
        _check_text(built, entry)
    made = _make(issuer, draft, built, entry)
    return _settle(issuer, order, built, entry, made)


def issued_from(desk: Desk, draft_id: int) -> KeptPaper | None:
    """The paper that was issued from a draft; None while there is none."""
    return paper_under_key(desk, _paper_key(draft_id))


def _paper_key(draft_id: int) -> str:
    return f"draft:{draft_id}"


def numbered(
    content: Mapping[str, Any], day: dt.date, number: int | None, today: dt.date
) -> BuiltPaper:
    """The draft's paper with its date, and its number where it has one. Raises InvalidInput."""
    first = {key: value for key, value in content["papers"][0].items() if key != "date"}
    if number is not None:
        first["number"] = number
    data = {**content, "date": day.isoformat(), "papers": [first]}
    return build_papers(read_dossier_data(data, today=today), today).papers[0]


def request_key(desk: Desk, draft_id: int) -> str:
    """The key under which this draft asks for a number; a voided number calls for another key."""
    attempt = 1
    while True:
        key = f"draft:{draft_id}:{attempt}"
        entry = entry_under_key(desk, key)
        if entry is None or entry.state is not State.VOIDED:
            return key
        attempt += 1


def number_text(paper: BuiltPaper, value: int) -> str:
    """The number and symbol that the paper would bear: «12/KH-UBND». ValueError without number."""
    if paper.paper.number is None:
        raise ValueError(f"{paper.paper.kind} has no number")
    return symbol(paper.edition, dataclasses.replace(paper.paper.number, value=value))


def details_of(built: BuiltPaper, copies: int | None = None) -> Details:
    """What the register says of a paper."""
    paper = built.paper
    return Details(
        abstract=paper.title.abstract,
        signer=paper.signature.name if paper.signature else "",
        recipients="; ".join(_received_by(built)),
        filing=_filing(paper),
        copies=copies,
    )


def _received_by(built: BuiltPaper) -> Iterator[str]:
    """Who gets the paper, as the register names them: addressees, then recipients, without dashes.

    Who keeps the file copy stands in a column of its own.
    """
    paper = built.paper
    if paper.addressees:
        yield from paper.addressees.names
    if paper.recipients:
        others = dataclasses.replace(paper.recipients, filing=None)
        rule = built.edition.recipients
        for line in recipient_lines(built.edition, others, as_above=False):
            name = line.removeprefix(rule.start).rstrip(" ;,.")
            if not paper.addressees or name not in (rule.as_above, *rule.as_above_read):
                yield name


def _wanted(desk: Desk, order: Order) -> Draft:
    draft = get_draft(desk, order.draft_id)
    _check_draft(draft, order)
    return draft


def _check_draft(draft: Draft, order: Order) -> None:
    """Raise DraftMoved unless the draft is what the clerk looked at; Refused when it is put away."""
    if draft.state.value == "discarded":
        raise Refused("Dự thảo này đã bỏ, không ban hành được.")
    if draft.newest != order.version:
        raise DraftMoved(draft)


def _reserve(issuer: Issuer, draft: Draft, built: BuiltPaper, day: dt.date) -> Entry | None:
    """The number of the draft; None for a kind that has none."""
    details = details_of(built)
    if built.paper.number is None:
        return None
    missing = [
        Problem(place, message)
        for place, message, value in (
            ("papers[0].abstract", "Sổ cần trích yếu của văn bản.", details.abstract),
            ("signature.name", "Sổ cần tên người ký.", details.signer),
        )
        if not value
    ]
    if missing:
        raise InvalidInput(missing)
    with issuer.records.desk(issuer.agency, issuer.who) as desk:
        request = NumberRequest(
            key=request_key(desk, draft.id),
            kind=kind(built.paper.kind).name,
            day=day,
            spell=lambda value: number_text(built, value),
        )
        return reserve(desk, request, details)


def _check_text(built: BuiltPaper, entry: Entry) -> None:
    """A number reserved earlier may have been spelled for other letters."""
    printed = number_text(built, entry.number)
    if printed != entry.number_text:
        raise Refused(
            f"Sổ đang giữ số {entry.number_text} cho dự thảo này, nhưng văn bản nay ghi {printed}. "
            "Hãy huỷ số đang giữ rồi ban hành lại."
        )


def _make(issuer: Issuer, draft: Draft, built: BuiltPaper, entry: Entry | None) -> _Made:
    """The DOCX, its archive PDF and the values behind them, kept in the store."""
    store = issuer.records.store
    docx = docx_of(built, issuer.template_of, issuer.records.clock())
    pdf = issuer.converter.convert_bytes(docx, PdfOptions(archive=True))
    values = json.dumps(draft.content, ensure_ascii=False, indent=2).encode()
    name = file_name(entry.number_text if entry else kind(built.paper.kind).name)
    files = {
        "docx": KeptFile(f"{name}.docx", store.put(docx)),
        "pdf": KeptFile(f"{name}.pdf", store.put(pdf)),
        "values": KeptFile(f"{name}.json", store.put(values)),
    }
    return _Made(files, page_count(pdf))


def _settle(
    issuer: Issuer, order: Order, built: BuiltPaper, entry: Entry | None, made: _Made
) -> KeptPaper:
    """Number confirmed, paper kept and draft closed in one transaction."""
    with issuer.records.desk(issuer.agency, issuer.who) as desk:
        # Whoever saved while the files were made must not see other words go out as theirs.
        draft = hold_draft(desk, order.draft_id)
        if done := issued_from(desk, order.draft_id):
            return done
        _check_draft(draft, order)
        text = ""
        if entry is not None:
            text = confirm(desk, entry.id, order.day, details_of(built, order.copies)).number_text
        profile = desk.agency.profile
        filed = Filed(file_notation=order.file_notation, pages=made.pages, copies=order.copies)
        decided = Issue(text, order.day, built.edition.id, filed, profile.organ_id)
        name = kind(built.paper.kind).name
        snapshot = snapshot_of(built.paper, profile.agency, name, decided)
        origin = Origin(entry.id if entry else None, order.draft_id)
        return keep(desk, _paper_key(order.draft_id), snapshot, made.files, origin)


def file_name(text: str) -> str:
    """A name for files that every system takes: «12/KH-UBND» gives «12-KH-UBND»."""
    return _NOT_IN_A_NAME.sub("-", text).strip("-.")[:100] or "van-ban"


def _filing(paper: Paper) -> str:
    filing = paper.recipients.filing if paper.recipients else None
    return filing.keeper if filing else ""
