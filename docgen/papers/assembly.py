"""Puts the parts that all kinds share together into a paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.bodytext import read_outline
from docgen.model import (
    Addressees,
    Agency,
    Basis,
    Block,
    Entry,
    Number,
    Paper,
    PlaceDate,
    Recipients,
    Reference,
    Signature,
    Title,
)
from docgen.papers.parts.dates import WrittenDate
from docgen.papers.parts.extras import contact
from docgen.papers.parts.paper import CarrierFields, PaperFields
from docgen.papers.parts.receivers import recipients
from docgen.papers.setting import Setting
from docgen.papers.suggestions import did_you_mean
from docgen.standards.writing import letters
from docgen.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Content:
    """What a kind adds to the parts that all kinds share."""

    title: Title
    body: tuple[Block, ...]
    number: Number | None = None
    addressees: Addressees | None = None
    bases: tuple[Basis, ...] = ()
    note: tuple[Block, ...] = ()


def assemble(kind: str, fields: PaperFields, setting: Setting, content: Content) -> Paper:
    """The paper of that kind: the shared parts from fields and dossier, the rest from `content`."""
    agency = _agency(fields, setting)
    inherits = setting.inherits(fields)
    shared = setting.shared
    signature = _signature(fields, setting)
    # A note speaks to who fills the form in: it stands below the signature, where there is one.
    body, note = (content.body, content.note) if signature else (content.body + content.note, ())
    return Paper(
        kind=kind,
        side=setting.side,
        title=content.title,
        body=body,
        agency=agency,
        number=content.number if agency else None,
        place_date=_place_date(fields, setting) if agency else None,
        reference=reference_of(fields, setting) if fields.referenced else None,
        labelled=fields.labelled,
        addressees=content.addressees,
        bases=content.bases,
        recipients=_recipients(fields, setting),
        signature=signature,
        marks=fields.marks.marks(),
        contact=contact(fields.contact or (shared.contact if inherits else ())),
        note=note,
        landscape=fields.landscape,
    )


def _agency(fields: PaperFields, setting: Setting) -> Agency | None:
    issuer = setting.issuer(fields)
    return issuer.agency(setting.side) if issuer else None


def _place_date(fields: PaperFields, setting: Setting) -> PlaceDate:
    """Place and date of the head; a unit that fills the form in writes its own, but for the year."""
    shared = setting.shared
    inherited = shared.date or WrittenDate()
    if not setting.inherits(fields) or (fields.issuer is not None and fields.issuer.blank):
        year = setting.carrier.date.year if setting.carrier else inherited.year
        return (fields.date or WrittenDate(year=year)).at(fields.place)
    return (fields.date or inherited).at(fields.place or shared.place)


def _recipients(fields: PaperFields, setting: Setting) -> Recipients | None:
    items, filing = fields.recipients, fields.filing
    if setting.inherits(fields):
        items = items if items is not None else setting.shared.recipients
        filing = filing or setting.shared.filing
    return recipients(items or (), filing)


def _signature(fields: PaperFields, setting: Setting) -> Signature | None:
    block = fields.signature or (setting.shared.signature if setting.inherits(fields) else None)
    return block.signature(setting.edition.signing.concurrent_word) if block else None


def reference_of(fields: PaperFields, setting: Setting) -> Reference | None:
    """The paper this one travels with: the carrier in this file, or a paper elsewhere."""
    if setting.carrier is not None or fields.reference is None:
        return setting.carrier
    given, issuer = fields.reference, setting.shared.issuer
    its_letters = kind_letters(given.kind, setting, setting.at("reference", "kind"))
    return Reference(
        kind_name=_printed_name(given.kind, setting),
        number=Number(given.number, its_letters, given.sign or issuer.sign, given.unit),
        date=given.date.at(""),
        author=given.author or author_of(issuer.agency(setting.side)),
    )


def _printed_name(typed: str, setting: Setting) -> str:
    """The name of a kind as the edition spells it; as typed where the edition does not know it."""
    names = (kind.name for kind in setting.edition.kinds)
    return next((name for name in names if fold(name) == fold(typed)), typed)


def kind_letters(name: str, setting: Setting, place: str) -> str:
    """The letters of a kind on the day of the paper; a kind the edition does not know is refused."""
    try:
        return letters(setting.edition, name, setting.day)
    except KeyError:
        known = [kind.name for kind in setting.edition.kinds]
        setting.refuse(place, f"Không có loại văn bản «{name}».{did_you_mean(name, known)}")
        return ""


def number(name: str, fields: CarrierFields, setting: Setting, *, unit: str = "") -> Number | None:
    """The number of a paper of that kind, with a gap where none was given; None without a head."""
    issuer = setting.issuer(fields)
    if issuer is None:
        return None
    if not issuer.sign and not issuer.blank:
        setting.refuse(
            setting.path_of(fields, "issuer", "sign"),
            "Thiếu chữ viết tắt tên cơ quan để viết ký hiệu. Hãy ghi, ví dụ UBND, HU, ĐU.",
        )
    return Number(
        value=fields.number,
        kind=kind_letters(name, setting, setting.path),
        agency=issuer.sign,
        unit=unit,
    )


def author_of(agency: Agency) -> str:
    """How a sentence names the body: its author, or its name."""
    return agency.author or agency.name


def read_bases(texts: tuple[str, ...]) -> tuple[Basis, ...]:
    """Legal bases as the model knows them."""
    return tuple(Basis(text) for text in texts)


def read_body(text: str, path: str, setting: Setting) -> tuple[Entry, ...]:
    """The entries of a body; what its numbering lacks is noted with its line."""
    reading = read_outline(text)
    for problem in reading.problems:
        setting.notes.add(replace(problem, place=path))
    return reading.outline.entries
