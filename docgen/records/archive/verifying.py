"""Whether the store and the records still agree: files missing, altered, or spoken of by no row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from sqlalchemy.orm import Session

from docgen.records.desk import Records
from docgen.records.engine import for_reading, plain_errors
from docgen.records.spoken_of import files_spoken_of, papers_with
from docgen.records.store import Standing, Store

#: A file on its way in is somebody's work; one that lies there for longer was left by a crash.
_ON_ITS_WAY = dt.timedelta(hours=1)
_BATCH = 500


class Fault(Enum):
    """What is wrong with a file."""

    MISSING = "missing"
    ALTERED = "altered"
    ORPHAN = "orphan"  # harmless: a crash between writing a file and its row


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault. `name` is the SHA-256, or the path of an orphan; `papers` are the numbers it hurts."""

    fault: Fault
    name: str
    papers: tuple[str, ...] = ()

    def __str__(self) -> str:
        hurt = f" (văn bản {', '.join(self.papers)})" if self.papers else ""
        sentence = {
            Fault.MISSING: "kho không còn tệp này; hãy phục hồi từ bản sao lưu",
            Fault.ALTERED: "tệp trong kho đã bị sửa; hãy phục hồi từ bản sao lưu",
            Fault.ORPHAN: "tệp không thuộc văn bản nào; vô hại, có thể xoá",
        }[self.fault]
        return f"{self.name}{hurt}: {sentence}."


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many files the records speak of, and what is wrong."""

    checked: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether no issued file is missing or altered."""
        return all(finding.fault is Fault.ORPHAN for finding in self.findings)


def verify(records: Records, progress: Callable[[int], None] = lambda _done: None) -> Verdict:
    """Read every file of every agency and compare it with its name.

    `progress` is told now and then how many files have been read.
    """
    known: set[str] = set()
    findings: list[Finding] = []
    with plain_errors(), Session(for_reading(records.engine)) as session:
        for sha256 in session.scalars(files_spoken_of()):
            known.add(sha256)
            findings += _fault(session, records.store, sha256)
            progress(len(known))
    strangers = list(_strangers(records, known))
    since = _known(records, strangers)  # what was put and kept while we read
    findings += [
        Finding(Fault.ORPHAN, stranger.name)
        for stranger in strangers
        if stranger.sha256 not in since
    ]
    return Verdict(len(known), tuple(findings))


def _fault(session: Session, store: Store, sha256: str) -> Iterator[Finding]:
    found = store.digest(sha256)
    if found != sha256:
        fault = Fault.MISSING if found is None else Fault.ALTERED
        yield Finding(fault, sha256, papers_with(session, sha256))


def _strangers(records: Records, known: set[str]) -> Iterator[Standing]:
    """Files that no row spoke of, or that do not stand where their name says."""
    now = records.clock()
    for standing in records.store.everything():
        if standing.coming:
            if now - standing.written > _ON_ITS_WAY:
                yield standing
        elif standing.sha256 not in known:
            yield standing


def _known(records: Records, strangers: Iterable[Standing]) -> set[str]:
    """The files among them that a row speaks of."""
    names = [stranger.sha256 for stranger in strangers if stranger.sha256]
    found: set[str] = set()
    with plain_errors(), Session(for_reading(records.engine)) as session:
        for start in range(0, len(names), _BATCH):
            batch = names[start : start + _BATCH]
            found.update(session.scalars(files_spoken_of(batch)))
    return found
