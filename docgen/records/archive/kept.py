"""Reading the archive: one paper, its versions, its files and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from docgen.errors import NotFound
from docgen.records.archive.snapshot import Snapshot, read
from docgen.records.desk import Desk
from docgen.records.rights import Act
from docgen.records.store import StoredFile
from docgen.records.tables import AnnulmentRow, FileRow, PaperRow


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a paper. `name` is what a reader saves it as."""

    name: str
    stored: StoredFile


@dataclass(frozen=True, slots=True)
class Annulment:
    """That a paper no longer stands: since when, why, by which instrument («Quyết định số …»)."""

    day: dt.date
    reason: str
    instrument: str


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One version of an issued paper. `public_id` stands in addresses; it says nothing else.

    `files` by role: "docx", "pdf", "values" and what issuing adds. `newer` is the public id of the
    version that replaced this one, None for the newest.
    """

    id: int
    public_id: str
    version: int
    snapshot: Snapshot
    files: Mapping[str, KeptFile]
    entry_id: int | None
    draft_id: int | None
    newer: str | None
    annulment: Annulment | None
    kept_at: dt.datetime
    kept_by: str


def get_paper(desk: Desk, public_id: str) -> KeptPaper:
    """One version of a paper; NotFound when the agency has none of that id."""
    desk.allow(Act.READ)
    return kept(desk, find_paper(desk, public_id))


def versions(desk: Desk, public_id: str) -> list[KeptPaper]:
    """Every version of a paper, the first one first, whichever of them is asked for."""
    desk.allow(Act.READ)
    row = find_paper(desk, public_id)
    chain = [row]
    while chain[0].replaces_id is not None:
        chain.insert(0, desk.session.get_one(PaperRow, chain[0].replaces_id))
    while newer := newer_than(desk, chain[-1]):
        chain.append(newer)
    return [kept(desk, one) for one in chain]


def kept(desk: Desk, row: PaperRow) -> KeptPaper:
    """The paper that a row holds, with its files and what became of it."""
    files = desk.session.scalars(select(FileRow).filter_by(paper_id=row.id).order_by(FileRow.role))
    annulled = desk.session.scalars(select(AnnulmentRow).filter_by(paper_id=row.id)).first()
    newer = newer_than(desk, row)
    return KeptPaper(
        id=row.id,
        public_id=row.public_id,
        version=row.version,
        snapshot=read(row.snapshot),
        files={one.role: KeptFile(one.name, StoredFile(one.sha256, one.size)) for one in files},
        entry_id=row.entry_id,
        draft_id=row.draft_id,
        newer=newer.public_id if newer else None,
        annulment=_annulment(annulled),
        kept_at=row.kept_at,
        kept_by=row.kept_by,
    )


def paper_under_key(desk: Desk, key: str) -> KeptPaper | None:
    """What was kept under a request key; None while nothing was."""
    desk.allow(Act.READ)
    row = desk.session.scalars(select(PaperRow).filter_by(request_key=key)).first()
    return kept(desk, row) if row else None


def papers_of(desk: Desk, entry_ids: Collection[int]) -> dict[int, str]:
    """The public ids of the papers that stand behind lines of the register, the newest version."""
    desk.allow(Act.READ)
    query = select(PaperRow).where(PaperRow.entry_id.in_(entry_ids)).order_by(PaperRow.version)
    return {row.entry_id: row.public_id for row in desk.session.scalars(query) if row.entry_id}


def newer_than(desk: Desk, row: PaperRow) -> PaperRow | None:
    """The version that replaced this one; None for the newest."""
    return desk.session.scalars(select(PaperRow).filter_by(replaces_id=row.id)).first()


def find_paper(desk: Desk, public_id: str) -> PaperRow:
    """The row of a version; NotFound when the agency has none of that id."""
    row = desk.session.scalars(select(PaperRow).filter_by(public_id=public_id)).first()
    if row is None:
        raise NotFound("Không có văn bản này trong kho của cơ quan.")
    return row


def _annulment(row: AnnulmentRow | None) -> Annulment | None:
    return Annulment(row.annulled_on, row.reason, row.instrument) if row else None
