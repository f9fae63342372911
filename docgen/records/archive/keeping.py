"""The archive: what was issued, kept as it was, with its files under their SHA-256.

A correction adds a version, an annulment adds a note; the first version stays for ever. Files are
put into the store first (`records.store.put`), outside the transaction; then `keep` writes the row
that speaks of them.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from docgen.errors import Conflict, InvalidInput, NotFound, Problem, Refused
from docgen.records.archive.kept import KeptFile, KeptPaper, find_paper, kept, newer_than
from docgen.records.archive.snapshot import Snapshot, search_words, written
from docgen.records.desk import Desk
from docgen.records.drafts import close_as_issued
from docgen.records.register.entry import State
from docgen.records.register.numbers import KEY_LENGTH
from docgen.records.rights import Act
from docgen.records.tables import AnnulmentRow, EntryRow, FileRow, PaperRow
from docgen.vietnamese import clean_line, fold


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a paper comes from: its number, its draft, the version it corrects; None for none."""

    entry_id: int | None = None
    draft_id: int | None = None
    replaces: str | None = None


def keep(
    desk: Desk,
    key: str,
    snapshot: Snapshot,
    files: Mapping[str, KeptFile],
    origin: Origin = Origin(),
) -> KeptPaper:
    """Keep an issued paper. The same key again, with the same files, gives the paper kept before.

    Refused unless its number is confirmed and reads the same, or when what it replaces is not the
    newest version; Conflict when the key was used for other files.
    """
    desk.allow(Act.KEEP)
    if row := desk.session.scalars(select(PaperRow).filter_by(request_key=key)).first():
        return _again(desk, row, files)
    _check(desk, key, files)
    _check_number(desk, snapshot, origin)
    former = _former(desk, origin)
    row = _row(desk, key, snapshot, origin, former)
    desk.add(row)
    desk.session.add_all(_file(desk, row, role, file) for role, file in files.items())
    if origin.draft_id is not None:
        close_as_issued(desk, origin.draft_id)
    desk.note(
        Act.KEEP, "paper", row.id, number=row.number_text, version=row.version,
        files={role: file.stored.sha256 for role, file in files.items()},
    )  # fmt: skip
    desk.session.flush()
    return kept(desk, row)


def annul(desk: Desk, public_id: str, day: dt.date, reason: str, instrument: str = "") -> KeptPaper:
    """Note that a paper no longer stands; its number stays used. Noting it again changes nothing."""
    desk.allow(Act.ANNUL)
    reason = clean_line(reason)
    if not reason:
        raise InvalidInput([Problem("reason", "ghi bãi bỏ phải có lý do.")])
    row = find_paper(desk, public_id)
    if desk.session.scalars(select(AnnulmentRow).filter_by(paper_id=row.id)).first() is None:
        note = AnnulmentRow(
            agency_id=desk.agency.id,
            paper_id=row.id,
            reason=reason,
            instrument=clean_line(instrument),
            annulled_on=day,
            annulled_at=desk.now,
            annulled_by=desk.actor.name,
        )
        desk.add(note)
        desk.note(Act.ANNUL, "paper", row.id, number=row.number_text, reason=reason)
        desk.session.flush()
    return kept(desk, row)


def _check(desk: Desk, key: str, files: Mapping[str, KeptFile]) -> None:
    problems = []
    if not key or len(key) > KEY_LENGTH:
        problems.append(Problem("key", f"khoá yêu cầu cần từ 1 đến {KEY_LENGTH} ký tự."))
    if not files:
        problems.append(Problem("files", "cần ít nhất một tệp để lưu."))
    if problems:
        raise InvalidInput(problems)
    for file in files.values():
        if desk.store.size(file.stored.sha256) != file.stored.size:
            raise NotFound(f"Tệp «{file.name}» chưa có trong kho.")


def _check_number(desk: Desk, snapshot: Snapshot, origin: Origin) -> None:
    """The register and the paper say the same number and the same day."""
    if origin.entry_id is None:
        return
    entry = desk.session.get(EntryRow, origin.entry_id)
    if entry is None:
        raise NotFound("Không có số này trong sổ của cơ quan.")
    if entry.state != State.CONFIRMED.value:
        raise Refused(f"Số {entry.number_text} chưa xác nhận nên chưa lưu được văn bản.")
    if (entry.number_text, entry.paper_date) != (snapshot.number_text, snapshot.day):
        raise Refused(
            f"Số và ngày của văn bản khác với sổ: sổ ghi {entry.number_text} "
            f"ngày {entry.paper_date:%d/%m/%Y}."
        )


def _former(desk: Desk, origin: Origin) -> PaperRow | None:
    if origin.replaces is None:
        return None
    former = find_paper(desk, origin.replaces)
    if newer_than(desk, former):
        raise Refused("Đã có bản mới hơn; hãy thay bản mới nhất.")
    if former.entry_id != origin.entry_id:
        raise Refused(f"Bản mới phải mang cùng số {former.number_text} với bản cũ.")
    return former


def _row(
    desk: Desk, key: str, snapshot: Snapshot, origin: Origin, former: PaperRow | None
) -> PaperRow:
    return PaperRow(
        agency_id=desk.agency.id,
        public_id=uuid.uuid4().hex,
        request_key=key,
        version=former.version + 1 if former else 1,
        replaces_id=former.id if former else None,
        entry_id=origin.entry_id,
        draft_id=origin.draft_id,
        side=snapshot.side,
        kind=snapshot.kind,
        kind_name=snapshot.kind_name,
        kind_key=fold(snapshot.kind_name),
        number=snapshot.number,
        number_text=snapshot.number_text,
        paper_date=snapshot.day,
        abstract=snapshot.abstract,
        agency_name=snapshot.agency,
        agency_key=" ".join(search_words(snapshot.agency)),
        signer=snapshot.signer,
        signer_key=" ".join(search_words(snapshot.signer)),
        edition=snapshot.edition,
        snapshot=written(snapshot),
        folded=snapshot.folded,
        kept_at=desk.now,
        kept_by=desk.actor.name,
    )


def _file(desk: Desk, row: PaperRow, role: str, file: KeptFile) -> FileRow:
    return FileRow(
        agency_id=desk.agency.id,
        paper_id=row.id,
        role=role,
        name=clean_line(file.name),
        sha256=file.stored.sha256,
        size=file.stored.size,
    )


def _again(desk: Desk, row: PaperRow, files: Mapping[str, KeptFile]) -> KeptPaper:
    paper = kept(desk, row)
    if {role: file.stored for role, file in paper.files.items()} != {
        role: file.stored for role, file in files.items()
    }:
        raise Conflict(f"Yêu cầu này đã lưu văn bản {row.number_text} với tệp khác.")
    return paper
